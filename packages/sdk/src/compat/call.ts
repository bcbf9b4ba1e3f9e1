import { joinUrl } from "../core/encoding.ts";
import { formatError, PatchbayError, toPatchbayError } from "../core/errors.ts";
import { type Trace, traceOf } from "../core/trace.ts";
import { isObject } from "../core/values.ts";
import { config } from "./config.ts";
import { pendingResource } from "./pending.ts";
import { exchange, type RequestOptions, request } from "./request.ts";
import { getAuthHost, getMsHost, getVersion } from "./store.ts";
import { addRequestTrace, generateNewMetaData } from "./tracing.ts";
import type { Accepted, FullResponse, Ok } from "./types.ts";

/** One request of a drop-in function, before anything common to all of them is added. */
export interface OperationCall {
  /** Default: the API gateway. */
  readonly host?: "ms" | "auth";
  readonly method: string;
  /** Path on the host, service prefix included, values encoded: see `path` of the core. */
  readonly path: string;
  /** Path on the gateway that replaces `host` and `path` while `config.compat` is `4.16`. */
  readonly gateway?: string;
  /** How `token` is sent. Default `bearer`. */
  readonly auth?: "bearer" | "basic" | "none";
  readonly token?: unknown;
  readonly query?: object;
  /** Merged after `query`, and able to override it. Anything but an object is ignored. */
  readonly filters?: unknown;
  readonly body?: unknown;
  readonly form?: object;
  readonly formData?: object;
  readonly headers?: Readonly<Record<string, unknown>>;
  /** `null` sends none. Default: what the body needs, JSON when there is none. */
  readonly contentType?: string | null;
  /** The trace argument of the caller. */
  readonly trace: unknown;
  /** `child` derives a new request id from it; the rule is to pass the caller's id on. */
  readonly traceMode?: "pass" | "child";
}

/** Accepts only one status as success; `message` is that of the rejection for any other 2xx. */
export interface Exact {
  readonly exact: number;
  readonly message: string;
}

/**
 * What a function accepts as success, and what it resolves to.
 *
 * - `body`: any 2xx; its body. `async-body`: the same, after a 202 with `Location` has been polled.
 * - `async-ok`, `async-delete-ok`: `{status:"ok"}` after polling; for the second a 404 while polling means success.
 * - `any-ok`, `any-accepted`: any 2xx; `{status:"ok"}` or `{status:"accepted"}`.
 * - `full`: any 2xx; status, headers and body. `async-full`: the same, after polling.
 * - `{exact, message}`: only that status; `{status:"ok"}`.
 */
export type Outcome =
  | "body"
  | "async-body"
  | "async-ok"
  | "async-delete-ok"
  | "any-ok"
  | "any-accepted"
  | "full"
  | "async-full"
  | Exact;

type OkOutcome = "async-ok" | "async-delete-ok" | "any-ok" | Exact;

/**
 * Performs one operation: host, credentials, version and trace headers, encoding, polling, result.
 *
 * @typeParam T Type of the answer's body. The caller vouches for it: answers are not validated.
 * @throws PatchbayError always, whatever went wrong.
 */
export function callOperation<T>(call: OperationCall & { readonly result: "body" | "async-body" }): Promise<T>;
export function callOperation<T>(call: OperationCall & { readonly result: "full" | "async-full" }): Promise<FullResponse<T>>;
export function callOperation(call: OperationCall & { readonly result: OkOutcome }): Promise<Ok>;
export function callOperation(call: OperationCall & { readonly result: "any-accepted" }): Promise<Accepted>;
export async function callOperation(call: OperationCall & { readonly result: Outcome }): Promise<unknown> {
  try {
    const trace = call.traceMode === "child" ? generateNewMetaData(traceOf(call.trace)) : traceOf(call.trace);
    // Where the body does not matter, an answer that is labelled JSON and is none must not fail the call.
    const json = call.result !== "any-ok" && call.result !== "any-accepted";
    const options = addRequestTrace({ ...requestOf(call), json }, trace);
    return await outcome(call.result, options, await exchange(options));
  } catch (error) {
    throw toPatchbayError(error);
  }
}

/** The request of an operation without its trace headers. */
export function requestOf(call: OperationCall): RequestOptions {
  return {
    method: call.method,
    uri: urlOf(call),
    headers: Object.assign(contentTypeOf(call), credentials(call), { "x-api-version": getVersion() }, call.headers),
    qs: { ...call.query, ...(isObject(call.filters) ? call.filters : {}) },
    body: call.body,
    form: call.form,
    formData: call.formData,
    json: true,
  };
}

function urlOf({ host, path, gateway }: OperationCall): string {
  if (gateway !== undefined && config.compat === "4.16") return joinUrl(getMsHost(), gateway);
  return joinUrl(host === "auth" ? getAuthHost() : getMsHost(), path);
}

function contentTypeOf(call: OperationCall): Record<string, string> {
  if (call.contentType === null) return {};
  return { "Content-type": call.contentType ?? "application/json" };
}

function credentials({ auth = "bearer", token }: OperationCall): Record<string, string> {
  if (auth === "none") return {};
  return { Authorization: `${auth === "basic" ? "Basic" : "Bearer"} ${token}` };
}

async function outcome(wanted: Outcome, options: RequestOptions, response: FullResponse): Promise<unknown> {
  if (typeof wanted === "object") return exactly(wanted, options, response);
  switch (wanted) {
    case "body":
      return response.body;
    case "full":
      return response;
    case "any-ok":
      return { status: "ok" };
    case "any-accepted":
      return { status: "accepted" };
    case "async-full":
      await settled(options, response, "processing");
      return response;
    case "async-body":
      await settled(options, response, "processing");
      return response.body;
    case "async-ok":
      return settled(options, response, "processing");
    case "async-delete-ok":
      return settled(options, response, "deleting");
  }
}

/** Waits for an accepted operation, unless the answer says that it is done already. */
async function settled(options: RequestOptions, response: FullResponse, mode: "processing" | "deleting"): Promise<Ok> {
  const location = response.headers.get("location");
  if (response.statusCode !== 202 || location === null) return { status: "ok" };
  const status = response.headers.get("x-status") === "complete" ? "complete" : mode;
  return pendingResource(location, request, options, sentTrace(options), status);
}

function exactly(wanted: Exact, options: RequestOptions, { statusCode, body }: FullResponse): Ok {
  if (statusCode === wanted.exact) return { status: "ok" };
  const fields = formatError({
    code: statusCode,
    message: typeof body === "string" ? body : wanted.message,
    trace_id: sentTrace(options).trace,
    details: isObject(body) ? [body] : [],
  });
  throw new PatchbayError(fields);
}

/** The trace that a request carried. */
function sentTrace({ headers = {} }: RequestOptions): Trace {
  return traceOf({ ...headers, debug: headers.debug === "true" });
}

/** An argument that is sent only when it is a text; older callers pass a trace object in such places. */
export function textOnly(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
