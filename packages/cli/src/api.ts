import { CliError, exitCodes, usageError } from "./command.ts";

/** A request to the API, ready to be sent. */
export interface ApiRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly contentType?: string;
}

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

/** The server refused; the message tells code, sentence, details and trace id on lines of their own. */
export class Refusal extends CliError {
  readonly status: number;
  /** Machine code of the error, empty when the answer did not come from Patchbay. */
  readonly key: string;
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    const key = typeof body.key === "string" ? body.key : "";
    super(exitCodes.refused, describeRefusal(status, key, body));
    this.status = status;
    this.key = key;
    this.body = body;
  }
}

function describeRefusal(status: number, key: string, body: Readonly<Record<string, unknown>>): string {
  const message = [body.message, body.error_description, body.error].find((text) => typeof text === "string") ?? "no reason given";
  const details = Array.isArray(body.details) ? body.details : [];
  return [
    `The server refused: ${`${status} ${key}`.trim()}: ${message}`,
    ...details.map((detail: unknown) => `  ${typeof detail === "string" ? detail : JSON.stringify(detail)}`),
    ...(typeof body.trace_id === "string" ? [`  trace ${body.trace_id}`] : []),
  ].join("\n");
}

/**
 * Sends a request.
 * @returns the JSON of the answer, its text when it is something else, undefined when there is nothing
 * @throws Refusal for an answer that is no success, CliError when there is none
 */
export async function send(host: string, request: ApiRequest, headers: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const type = request.contentType === undefined ? {} : { "content-type": request.contentType };
  const body = request.body === undefined ? {} : { body: request.body };
  const init = { method: request.method, headers: { ...type, ...request.headers, ...headers }, ...body };
  const response = await fetch(host + request.path, init).catch((cause: unknown) => {
    throw new CliError(
      exitCodes.failure,
      `${host} cannot be reached (${reasonOf(cause)}). Does the server run? Start one: patchbay serve`,
      { cause },
    );
  });
  const content = contentOf(await response.text(), response.headers.get("content-type") ?? "");
  if (response.ok) return content;
  const isObject = typeof content === "object" && content !== null;
  throw new Refusal(response.status, isObject ? { ...content } : { message: content ?? response.statusText });
}

function contentOf(text: string, type: string): unknown {
  if (text === "") return undefined;
  if (!/\bjson\b/i.test(type)) return text;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CliError(exitCodes.failure, "The answer is not the JSON that it claims to be.", { cause });
  }
}

/** fetch hides the reason in the cause, and for names with several addresses in a list of errors within. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (cause instanceof Error && "code" in cause) return String(cause.code);
  return cause instanceof Error && cause.message !== "" ? cause.message : String(cause);
}
