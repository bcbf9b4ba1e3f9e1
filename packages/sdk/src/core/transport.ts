import { failure, formatAnswer, PatchbayError } from "./errors.ts";

/** The `fetch` of the platform, or anything that behaves like it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A stream that is sent as it is read. */
export interface OpenBody {
  readonly stream: ReadableStream<Uint8Array>;
  /** Called when the request is over, however it ended: Node goes on reading what it cannot send any more. */
  close(): void;
}

/** What a request carries. A function opens a stream for each attempt. */
export type RequestBody = string | Uint8Array<ArrayBuffer> | Blob | (() => OpenBody);

/** One request, ready for the wire. */
export interface TransportRequest {
  readonly method: string;
  /** Absolute, query included. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: RequestBody | undefined;
  /** Whether a JSON answer is parsed; otherwise its text is the body. Default true. */
  readonly json?: boolean | undefined;
}

/** What a request runs in. */
export interface TransportContext {
  /** Default: `globalThis.fetch`, looked up at the time of the call so that it can be replaced. */
  readonly fetch?: Fetch | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A successful answer. */
export interface TransportResponse {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, else the text, `""` when there is none. */
  readonly body: unknown;
}

export type Transport = (request: TransportRequest, context: TransportContext) => Promise<TransportResponse>;

/**
 * Sends a request and reads the answer. Resolves for any 2xx; rejects with a {@link PatchbayError} otherwise, whose
 * `response` tells status and headers, or whose code is 500 when no answer came (network failure, abort: see `cause`).
 */
export const send: Transport = async (request, context) => {
  const answer = await exchange(request, context);
  const failed = answer.status < 200 || answer.status > 299;
  if (failed) throw new PatchbayError(formatAnswer(answer), { response: answer });
  return { status: answer.status, headers: answer.headers, body: parseBody(answer, request.json ?? true) };
};

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

async function exchange(request: TransportRequest, context: TransportContext): Promise<Answer> {
  const run = context.fetch ?? globalThis.fetch;
  const signal = context.signal === undefined ? {} : { signal: context.signal };
  const { body: given } = request;
  const opened = typeof given === "function" ? given() : undefined;
  try {
    assertHost(request.url);
    // A stream needs `duplex`: its answer is not waited for while it is sent. The DOM's types lack it.
    const streamed = { body: opened?.stream ?? null, duplex: "half" };
    const body = typeof given === "function" ? streamed : given === undefined ? {} : { body: given };
    let response = await run(request.url, { method: request.method, headers: request.headers, ...body, ...signal });
    // Signed URLs of object stores refuse a request that carries a bearer token besides, so a GET without any header decides.
    if (response.redirected && !response.ok) {
      await response.body?.cancel();
      response = await run(response.url, { method: "GET", ...signal });
    }
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    if (error instanceof PatchbayError) throw error;
    assertHeaders(request.headers);
    assertUrl(request.url);
    throw failure(500, error instanceof Error && error.message !== "" ? error.message : "fetch failed", [], error);
  } finally {
    opened?.close();
  }
}

/** What fetch says of a header that cannot be sent holds its value, which may be a token; we only name it. */
function assertHeaders(headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) {
    try {
      new Headers([[name, value]]);
    } catch {
      throw failure(500, `the header ${name} cannot be sent`, ["its name or value has characters that are not allowed"]);
    }
  }
}

/** Without a cause, so that nobody takes it for a connection that failed and may be tried again. */
function assertUrl(url: string): void {
  if (!URL.canParse(url)) throw failure(500, `Failed to parse URL from ${url}`, ["the host is no absolute URL"]);
}

/** In a browser such a URL would be taken as relative to the page, and the token sent there. */
function assertHost(url: string): void {
  if (/^(?:undefined|null)\//.test(url)) throw failure(500, `Failed to parse URL from ${url}`, ["the host is not set"]);
}

function parseBody({ status, headers, text }: Answer, asJson: boolean): unknown {
  const isJson = /application\/(?:[\w.+-]+\+)?json/i.test(headers.get("content-type") ?? "");
  if (status === 204 || !asJson || !isJson) return text;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw failure(500, error instanceof Error ? error.message : "invalid JSON", [], error);
  }
}
