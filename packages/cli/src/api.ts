import type { OperationSpec } from "@patchbay/contract";
import { ApiError, Connection, ConnectionError, type Operation, PatchbayError, type PatchbayOptions } from "@patchbay/sdk";
import { CliError, exitCodes, usageError } from "./command.ts";

/** Where `patchbay serve` listens unless told otherwise. */
export const defaultHost = "http://localhost:8420";

/**
 * Reads the address of a server: `http` or `https`, without a slash at the end.
 * @param source where it was given, for the message
 * @throws CliError
 */
export function readHost(host: string, source: string): string {
  const url = URL.canParse(host) ? new URL(host) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) throw usageError(`${source} must be a URL such as ${defaultHost}.`);
  return host.replace(/\/+$/, "");
}

/** An operation of the table with what to send. */
export interface Request {
  /** `Accounts.getAccount` */
  readonly name: string;
  readonly spec: OperationSpec;
  /** Path, query and header parameters. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Undefined for none. */
  readonly body?: unknown;
}

/** The table's words for an operation in those of the SDK. */
function operationOf({ name, spec }: Request): Operation {
  const { access, encoding = "json" } = spec;
  return {
    id: name,
    method: spec.method,
    path: spec.path,
    headers: Object.fromEntries(Object.keys(spec.headers ?? {}).map((header) => [header, header])),
    query: Object.keys(spec.query ?? {}),
    ...(access.kind === "bearer" ? {} : { auth: access.kind === "client" ? "client" : "none" }),
    ...(spec.body === undefined ? {} : { body: "whole" }),
    ...(encoding === "json" ? {} : { encoding }),
  };
}

/** The server refused; the message tells code, sentence, details and trace id on lines of their own. */
export class Refusal extends CliError {
  override readonly cause: ApiError;

  constructor(cause: ApiError) {
    const lines = [...cause.details, `trace ${cause.trace_id}`].map((line) => `\n  ${line}`);
    super(exitCodes.refused, `The server refused: ${`${cause.code} ${cause.key ?? ""}`.trim()}: ${cause.message}${lines.join("")}`);
    this.cause = cause;
  }

  /** A member of the answer's body, if it is text. */
  member(name: string): string | undefined {
    try {
      const body: unknown = JSON.parse(this.cause.response?.text ?? "");
      const members: Readonly<Record<string, unknown>> = typeof body === "object" ? { ...body } : {};
      return typeof members[name] === "string" ? members[name] : undefined;
    } catch {
      return undefined;
    }
  }
}

/**
 * Performs an operation.
 * @returns the JSON of the answer, its text when it is something else, `""` when there is nothing
 * @throws Refusal for an answer that is no success, CliError when there is none
 */
export async function perform(host: string, request: Request, credentials?: PatchbayOptions["credentials"]): Promise<unknown> {
  const params = { ...request.params, ...(request.body === undefined ? {} : { body: request.body }) };
  try {
    const answer = await new Connection({ host, credentials }).perform(operationOf(request), params, {});
    return answer.body;
  } catch (error) {
    if (error instanceof ApiError) throw new Refusal(error);
    if (error instanceof ConnectionError) {
      const advice = "Does the server run? Start one: patchbay serve";
      throw new CliError(exitCodes.failure, `${host} cannot be reached (${reasonOf(error)}). ${advice}`, { cause: error });
    }
    throw error instanceof PatchbayError ? new CliError(exitCodes.failure, error.message, { cause: error }) : error;
  }
}

/** Why there was no answer, in a word if possible: fetch hides the reason in the cause of its error. */
export function reasonOf(error: unknown): string {
  let [inner, said] = [error, ""];
  for (; inner instanceof Error; inner = inner.cause) {
    if ("code" in inner && typeof inner.code === "string") return inner.code;
    said = inner.message || said;
  }
  return said;
}
