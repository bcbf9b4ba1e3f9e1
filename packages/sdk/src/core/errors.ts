import type { ErrorKey } from "../resources/types.ts";
import { redact, redactText } from "./redact.ts";
import { uuid4 } from "./uuid.ts";
import { isObject, isText, property } from "./values.ts";

/** What every failure says: the four properties of the service's error answers. */
export interface ErrorFields {
  /** Three digits; the HTTP status unless the answer named another. 500 when there was no answer. */
  readonly code: number;
  readonly message: string;
  /** Finds the request again in the server's logs. */
  readonly trace_id: string;
  readonly details: readonly string[];
}

/** What the server answered, as far as a caller deciding on a retry wants to know. */
export interface ErrorResponse {
  readonly status: number;
  readonly headers: Headers;
  /** The body as it came. */
  readonly text: string;
}

/** Stable machine code of a failure: from the server's catalogue, or of the modern client's own making. New ones may come. */
export type FailureKey = ErrorKey | "connection_failed" | "timeout" | "aborted" | (string & {});

const BRAND = Symbol.for("patchbay.error");
export const UNSPECIFIED = "unspecified error";

/**
 * The error with which every call of the SDK rejects. `code`, `message`, `trace_id` and `details` are its own
 * enumerable properties, so that its JSON is exactly these four. `cause` holds what went wrong underneath.
 * `instanceof` also holds across two copies of the package in one program.
 */
export class PatchbayError extends Error implements ErrorFields {
  readonly code: number;
  readonly trace_id: string;
  readonly details: readonly string[];
  /** Tells failures apart by machine. Only errors of the modern client have one; undefined when the server said none. */
  declare readonly key?: FailureKey | undefined;
  /** The answer behind the error; absent when none arrived. Not enumerable, so it never reaches JSON or a log. */
  declare readonly response?: ErrorResponse;

  constructor(fields: ErrorFields, options: { cause?: unknown; response?: ErrorResponse } = {}) {
    super(fields.message, "cause" in options ? { cause: options.cause } : undefined);
    // An Error's own message is not enumerable, and would be missing from JSON.
    Object.defineProperty(this, "message", { enumerable: true });
    this.code = fields.code;
    this.trace_id = fields.trace_id;
    this.details = fields.details;
    if (options.response !== undefined) Object.defineProperty(this, "response", { value: options.response });
  }

  static {
    // On the prototype, so that these stay out of the own properties.
    Object.defineProperty(PatchbayError.prototype, "name", { value: "PatchbayError", configurable: true, writable: true });
    Object.defineProperty(PatchbayError.prototype, BRAND, { value: true });
    Object.defineProperty(PatchbayError, Symbol.hasInstance, { value: hasInstance });
  }
}

/** `instanceof`: the base class is recognised by its brand, subclasses keep the ordinary test. */
function hasInstance(this: unknown, value: unknown): boolean {
  if (this !== PatchbayError) return Function.prototype[Symbol.hasInstance].call(this, value);
  return isObject(value) && BRAND in value;
}

/** An error of the SDK itself, not of a server. */
export function failure(code: number, message: string, details: readonly string[] = [], cause?: unknown): PatchbayError {
  return new PatchbayError({ code, message, trace_id: uuid4(), details }, cause === undefined ? {} : { cause });
}

/**
 * Whatever was thrown as the SDK's error; its own errors come back as they are.
 *
 * @param format Reads the errors of others.
 */
export function toPatchbayError(thrown: unknown, format: (thrown: unknown) => ErrorFields = formatError): PatchbayError {
  return thrown instanceof PatchbayError ? thrown : new PatchbayError(format(thrown), { cause: thrown });
}

/**
 * Reads the four properties out of anything that was thrown. What is missing or malformed is replaced: code by the
 * error's `statusCode`, then 500; message by `unspecified error` with the whole error as detail; trace id by a new one.
 * Never throws.
 */
export function formatError(thrown: unknown): ErrorFields {
  const message = messageOf(thrown);
  const details = detailsOf(property(thrown, "details"));
  const traceId = property(thrown, "trace_id");
  return {
    code: statusOf(property(thrown, "code")) ?? statusOf(property(thrown, "statusCode")) ?? 500,
    message: message ?? UNSPECIFIED,
    trace_id: isText(traceId) ? traceId : uuid4(),
    details: message === undefined && details.length === 0 && isObject(thrown) ? [stringify(thrown)] : details,
  };
}

/** A code is three digits, as a number or as the beginning of a text; anything else is none. */
export function statusOf(value: unknown): number | undefined {
  const number = Number.parseInt(String(value), 10);
  return number >= 100 && number <= 999 ? number : undefined;
}

function messageOf(thrown: unknown): string | undefined {
  const candidates = [thrown, property(thrown, "message"), property(property(thrown, "response"), "body")];
  const message = candidates.find(isText);
  return message === undefined ? undefined : redactText(message);
}

/** The details of an error answer as texts, without secrets; what is neither text nor object is left out. */
export function detailsOf(details: unknown): string[] {
  if (!Array.isArray(details)) return [];
  return details.flatMap((entry: unknown) => {
    if (isObject(entry)) return [stringify(entry)];
    return isText(entry) ? [redactText(entry)] : [];
  });
}

/** JSON of a value without secrets. */
export function stringify(value: unknown): string {
  try {
    return JSON.stringify(redact(value)) ?? UNSPECIFIED;
  } catch {
    // A toJSON of the caller's own may throw; an error about an error helps nobody.
    return UNSPECIFIED;
  }
}

/** Maps a failed answer onto the four properties. A `code` in the body wins over the HTTP status. */
export function formatAnswer({ status, headers, text }: ErrorResponse): ErrorFields {
  if (!/json/i.test(headers.get("content-type") ?? "")) return formatBody(status, text);
  try {
    return formatBody(status, JSON.parse(text));
  } catch (error) {
    return { code: 500, message: messageOf(error) ?? UNSPECIFIED, trace_id: uuid4(), details: [] };
  }
}

function formatBody(status: number, body: unknown): ErrorFields {
  if (typeof body === "string") return formatError({ code: status, message: body });
  if (Array.isArray(body)) return { ...formatError({ code: status }), details: [stringify(body)] };
  if (!isObject(body)) return formatError({ code: status });
  // Gateways and OAuth (RFC 6749) answer `{ error: "text" }`.
  const message = [body.message, body.error].find(isText);
  const fields = formatError({ ...body, statusCode: status, message });
  return message === undefined && detailsOf(body.details).length === 0 ? { ...fields, details: [stringify(body)] } : fields;
}
