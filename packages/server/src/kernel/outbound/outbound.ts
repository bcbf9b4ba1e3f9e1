import { lookup } from "node:dns/promises";
import { Agent, type Dispatcher } from "undici";
import { problem } from "../errors.ts";
import { AddressPolicy } from "./addresses.ts";
import { type BriefAnswer, BriefCall, type BriefRequest } from "./brief.ts";
import { guardedConnector, type Resolve } from "./connector.ts";
import { toProblem } from "./failures.ts";
import { type Hop, nextHop } from "./redirects.ts";
import { OutboundResponse } from "./response.ts";

export { OutboundResponse } from "./response.ts";

export interface OutboundOptions {
  /** Hosts, addresses and CIDR blocks allowed although private (setting OUTBOUND_ALLOW). */
  readonly allow: readonly string[];
  /** Milliseconds to resolve, connect and agree on TLS. */
  readonly connectTimeout?: number;
  /** Milliseconds between the request and the head of the answer, and between two pieces of its body. */
  readonly idleTimeout?: number;
  /** Where host names are looked up; the system's resolver when absent. */
  readonly resolve?: Resolve | undefined;
}

export interface OutboundRequest {
  /** GET when absent. */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Redirects to follow at most; 0 gives back the redirecting answer itself. 5 when absent. */
  readonly redirects?: number;
  /** Refuses destinations beside those that nobody may call; asked for each URL on the way through redirects. */
  readonly allows?: (url: URL) => boolean;
  /** Bytes of the answer's body at most. 10 MiB when absent. */
  readonly maxBytes?: number;
  /** Milliseconds for the whole call with all redirects and the body. 30,000 when absent. */
  readonly timeout?: number;
  /** Ends the call; it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** The one way out for calls to addresses that a user chose. */
export interface Outbound {
  /**
   * Makes a call. Neither proxies nor credentials are taken from the environment; nothing is decompressed.
   * @param url absolute http or https URL without user name and password
   * @returns the answer, whatever its status
   * @throws Problem destination_refused (no such destinations), upstream_failed (no usable answer), upstream_timeout,
   *   invalid_request (a header or method that cannot be sent)
   */
  fetch(url: string | URL, request?: OutboundRequest): Promise<OutboundResponse>;
  /**
   * Posts something to where only the status and the beginning of the answer matter; redirects are answers. What may be called is
   * the same as for {@link fetch}, and so are the problems.
   */
  post(url: string, request: BriefRequest): Promise<BriefAnswer>;
  /** Closes all connections. */
  close(): Promise<void>;
}

const defaults = { redirects: 5, maxBytes: 10 * 1024 * 1024, timeout: 30_000 };

/** Creates the guarded client. One per process: it keeps its connections. */
export function createOutbound(options: OutboundOptions): Outbound {
  const policy = new AddressPolicy(options.allow);
  const resolve = options.resolve ?? ((host) => lookup(host, { all: true }));
  const idleTimeout = options.idleTimeout ?? 15_000;
  const agent = new Agent({
    connect: guardedConnector(policy, resolve, options.connectTimeout ?? 5_000),
    headersTimeout: idleTimeout,
    bodyTimeout: idleTimeout,
  });
  return {
    fetch: async (url, request = {}) => call(agent, destination(url, request), request),
    post: async (url, request) => BriefCall.post(agent, destination(url, {}), { ...request, headers: sendable(request.headers) }),
    close: () => agent.destroy(),
  };
}

/** The URL, if it is one that may be called at all; where it leads is checked when the connection is made. */
function destination(text: string | URL, { allows }: OutboundRequest): URL {
  const url = URL.canParse(String(text)) ? new URL(text) : undefined;
  if (url === undefined) throw problem("destination_refused", "This is not an absolute URL.");
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw problem("destination_refused", "Only http and https URLs are allowed.");
  if (url.username !== "" || url.password !== "") {
    throw problem("destination_refused", "A URL with a user name or password is not allowed.");
  }
  if (allows?.(url) === false) throw problem("destination_refused", `The host ${url.hostname} is not among those allowed here.`);
  return url;
}

async function call(agent: Agent, url: URL, request: OutboundRequest): Promise<OutboundResponse> {
  const deadline = startDeadline(request.timeout ?? defaults.timeout, request.signal);
  try {
    const { answer, url: last } = await follow(agent, url, request, deadline.signal);
    const response = new OutboundResponse(answer, last, request.maxBytes ?? defaults.maxBytes, (error) =>
      toProblem(error, request.signal),
    );
    response.body.once("close", deadline.stop);
    return response;
  } catch (error) {
    deadline.stop();
    throw toProblem(error, request.signal);
  }
}

interface Deadline {
  readonly signal: AbortSignal;
  readonly stop: () => void;
}

/** A signal for the whole call: it fires when the time is over or the caller gives up, unless stopped before. */
function startDeadline(timeout: number, callers: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new DOMException("The time for the call is over.", "TimeoutError")), timeout);
  const give = () => controller.abort(callers?.reason);
  if (callers?.aborted === true) give();
  callers?.addEventListener("abort", give, { once: true });
  const stop = () => {
    clearTimeout(timer);
    callers?.removeEventListener("abort", give);
  };
  return { signal: controller.signal, stop };
}

async function follow(
  agent: Agent,
  url: URL,
  request: OutboundRequest,
  signal: AbortSignal,
): Promise<{ answer: Dispatcher.ResponseData; url: URL }> {
  const redirects = request.redirects ?? defaults.redirects;
  let hop: Hop = {
    url,
    method: (request.method ?? "GET").toUpperCase(),
    headers: sendable(request.headers ?? {}),
    body: request.body,
  };
  for (let followed = 0; ; followed++) {
    const answer = await send(agent, hop, signal);
    const next = redirects === 0 ? undefined : nextHop(hop, answer.statusCode, answer.headers.location);
    if (next === undefined) return { answer, url: hop.url };
    // What a redirecting answer says beside its target is of no use; reading on would only keep the connection busy.
    answer.body.on("error", () => undefined).destroy();
    if (followed === redirects) throw problem("upstream_failed", `The address redirects more than ${redirects} times.`);
    hop = { ...next, url: destination(next.url, request) };
  }
}

function send(agent: Agent, hop: Hop, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
  return agent.request({
    origin: hop.url.origin,
    path: hop.url.pathname + hop.url.search,
    // undici takes any token as a method and refuses others, but its type lists only the common ones.
    method: hop.method as Dispatcher.HttpMethod,
    headers: hop.headers,
    body: hop.body ?? null,
    signal,
  });
}

/** Headers that describe the connection and the framing are ours to set; a caller's could smuggle a second request. */
export const connectionHeaders: ReadonlySet<string> = new Set([
  "host",
  "connection",
  "content-length",
  "expect",
  "keep-alive",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

function sendable(headers: Readonly<Record<string, string>>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase();
    if (connectionHeaders.has(lower)) throw problem("invalid_request", `The header ${lower} cannot be set on an outbound call.`);
    result[lower] = value;
  }
  return result;
}
