import { joinUrl } from "../core/encoding.ts";
import { failure, PatchbayError } from "../core/errors.ts";
import { type Clock, pollUntilComplete, sleep, systemClock } from "../core/polling.ts";
import { redact } from "../core/redact.ts";
import { childTrace, type Trace, traceHeaders, traceOf } from "../core/trace.ts";
import { type Fetch, send } from "../core/transport.ts";
import { uuid4 } from "../core/uuid.ts";
import { bounded } from "./bounded.ts";
import { basicOf, type Grant, type TokenSource, tokenSource } from "./credentials.ts";
import { AbortError, AuthenticationError, ConnectionError, classify, refusal, ServerError, TimeoutError } from "./errors.ts";
import type { Attempt } from "./hooks.ts";
import type { Operation } from "./operation.ts";
import type { CallOptions, PatchbayOptions } from "./options.ts";
import { followingRedirects } from "./redirects.ts";
import { type Params, type PreparedRequest, prepare } from "./request.ts";
import { delayBefore, isPassing, longestWait } from "./retry.ts";
import type { Caller, RawAnswer } from "./service.ts";

/** Milliseconds between two looks at an accepted operation, and until nobody looks any more. */
const polling = { interval: 1_000, timeout: 60_000 };

/** A request with everything that stays the same from attempt to attempt. */
interface Exchange extends PreparedRequest {
  readonly id: string;
  readonly method: string;
  readonly auth: "bearer" | "client" | "none";
  /** Whether sending it twice does no harm. */
  readonly repeatable: boolean;
  readonly options: CallOptions;
  readonly open: Operation["open"];
  /** Gives the trace of each further request under the caller's trace. */
  readonly trace: () => Trace;
}

/** Sends requests: credentials, retries, timeouts, hooks and polling. What the generated classes are made with. */
export class Connection implements Caller {
  readonly #options: PatchbayOptions;
  readonly #clock: Clock;
  readonly #fetch: Fetch;
  /** Sent with every request; names in lower case. */
  readonly #headers: Readonly<Record<string, string>> | undefined;
  readonly #tokens: TokenSource;

  constructor(options: PatchbayOptions) {
    this.#options = options;
    this.#fetch = followingRedirects((url, init) => (options.fetch ?? globalThis.fetch)(url, init));
    this.#headers = lowerCase(options.headers);
    this.#clock = options.clock ?? systemClock;
    this.#tokens = tokenSource(options.credentials, (grant) => this.#grant(grant), this.#clock);
  }

  /** @throws PatchbayError always, whatever went wrong. */
  perform(operation: Operation, params: Params, options: CallOptions): Promise<RawAnswer> {
    const work = () =>
      this.#perform(operation, params, options).catch((error: unknown) => {
        throw error instanceof PatchbayError ? error : classify(error);
      });
    // Whatever the call waits for at the moment, an abort ends it; the attempt, the wait or the polling under way ends itself.
    return options.signal === undefined ? work() : bounded(work, options.signal);
  }

  async #perform(operation: Operation, params: Params, options: CallOptions): Promise<RawAnswer> {
    const exchange = await this.#exchangeOf(operation, params, options);
    const answer = await this.#deliver(exchange);
    // Something in front of the server has answered in its place: a page to sign in to a network, for instance.
    if (operation.text !== true && typeof answer.body === "string" && answer.body !== "") throw notJson(answer, answer.body);
    const location = answer.headers.get("location");
    const pending = answer.status === 202 && location !== null && answer.headers.get("x-status") !== "complete";
    if (pending && options.poll !== false) await this.#settle(exchange, location);
    return answer;
  }

  async #exchangeOf(operation: Operation, params: Params, options: CallOptions): Promise<Exchange> {
    const { id, method, host, auth = "bearer", open } = operation;
    const { authHost, host: gateway } = this.#options;
    const prepared = await prepare(operation, params, host === "auth" ? (authHost ?? gateway) : gateway, options.encode).catch(
      (error: unknown) => {
        throw refusal(error);
      },
    );
    // The server keeps the answers to POSTs of callers that it knows, by key: only these are safe to repeat.
    const keyed = method === "POST" && auth === "bearer";
    const key = options.idempotencyKey ?? (keyed ? uuid4() : undefined);
    // Not spread: platforms are many times faster at this.
    const headers: Record<string, string> = Object.assign(prepared.headers, this.#headers, lowerCase(options.headers));
    if (key !== undefined) headers["idempotency-key"] ??= key;
    const { url, body, once } = prepared;
    const repeatable = once !== true && (keyed || ["GET", "PUT", "DELETE"].includes(method));
    return { url, body, once, id, method, auth, headers, repeatable, options, open, trace: traces(options.trace) };
  }

  /** Attempts until one succeeds, fails for good, or the retries are used up. */
  async #deliver(exchange: Exchange): Promise<RawAnswer> {
    const { signal, maxRetries = this.#options.maxRetries ?? 2 } = exchange.options;
    const bearer = exchange.auth === "bearer" && exchange.headers.authorization === undefined;
    let renewed: string | undefined;
    for (let attempt = 0; ; ) {
      const token = bearer ? (renewed ?? (await this.#tokens.token())) : undefined;
      const outcome = await this.#attempt(exchange, attempt, token);
      if (!(outcome instanceof PatchbayError)) return outcome;
      if (outcome instanceof AuthenticationError && token !== undefined && renewed === undefined && exchange.once !== true) {
        this.#tokens.reject(token);
        renewed = await this.#tokens.token();
        if (renewed !== token) continue;
      }
      const delay = delayBefore(attempt, outcome, this.#clock.now(), this.#options.random ?? Math.random);
      if (attempt >= maxRetries || !exchange.repeatable || !isPassing(outcome) || delay > longestWait) throw outcome;
      await this.#announceRetry(exchange, attempt, delay, outcome);
      await sleep(this.#clock, delay, signal);
      attempt += 1;
    }
  }

  /** A failed attempt is a value: what it throws comes from a hook, and must not be taken for an answer to try again after. */
  async #attempt(exchange: Exchange, attempt: number, token: string | undefined): Promise<RawAnswer | PatchbayError> {
    const { id, method, url, body, options, open } = exchange;
    const fetch = open === undefined ? this.#fetch : opening(this.#fetch, open);
    const { hooks, logger } = this.#options;
    options.signal?.throwIfAborted();
    const headers: Record<string, string> = Object.assign(
      { "x-api-version": "v1" },
      traceHeaders(exchange.trace(), false),
      this.#authorization(exchange.auth, token),
      exchange.headers,
    );
    const event: Attempt = { operation: id, method, url, attempt };
    await hooks?.request?.({ ...event, headers });
    const started = this.#clock.now();
    const limit = { clock: this.#clock, ms: options.timeout ?? this.#options.timeout ?? 60_000 };
    const outcome = await bounded((signal) => send({ method, url, headers, body }, { fetch, signal }), options.signal, limit).catch(
      classifyAttempt,
    );
    const answer = outcome instanceof PatchbayError ? outcome.response : outcome;
    if (answer !== undefined) {
      const { status, headers: received } = answer;
      const duration = this.#clock.now() - started;
      logger?.debug("answer", Object(redact({ ...event, status, duration })));
      await hooks?.response?.({ ...event, status, headers: received, duration });
    }
    return outcome;
  }

  #authorization(auth: Exchange["auth"], token: string | undefined): Record<string, string> {
    if (token !== undefined) return { authorization: `Bearer ${token}` };
    const basic = auth === "client" ? basicOf(this.#options.credentials) : undefined;
    return basic === undefined ? {} : { authorization: `Basic ${basic}` };
  }

  async #announceRetry({ id, method, url }: Exchange, attempt: number, delay: number, error: PatchbayError): Promise<void> {
    const event: Attempt = { operation: id, method, url, attempt };
    const { name, code, message, trace_id } = error;
    this.#options.logger?.warn("retry", Object(redact({ ...event, delay, error: { name, code, message, trace_id } })));
    await this.#options.hooks?.retry?.({ ...event, delay, error });
  }

  /** Waits until an accepted operation is complete. */
  async #settle(accepted: Exchange, location: string): Promise<void> {
    const look: Exchange = {
      ...accepted,
      method: "HEAD",
      url: this.#ownUrl(location, accepted.url),
      headers: withoutBody(accepted.headers),
      body: undefined,
      repeatable: true,
    };
    await pollUntilComplete({
      look: async () => (await this.#deliver(look)).headers.get("x-status"),
      deleting: accepted.method === "DELETE",
      ...polling,
      description: `${accepted.id}: ${location}`,
      clock: this.#clock,
      signal: accepted.options.signal,
    }).catch((error: unknown) => {
      throw classifyPolling(error);
    });
  }

  /** A server that knows itself by another name is still asked where it was reached; the token goes nowhere else. */
  #ownUrl(location: string, base: string): string {
    const { pathname, search } = new URL(location, base);
    const { origin } = new URL(base);
    return `${origin}${pathname}${search}`;
  }

  async #grant({ form, basic, deviceId, repeatable }: Grant): Promise<unknown> {
    const { authHost, host } = this.#options;
    const headers = {
      ...this.#headers,
      "content-type": "application/x-www-form-urlencoded",
      ...(basic === undefined ? {} : { authorization: `Basic ${basic}` }),
      ...(deviceId === undefined ? {} : { "x-device-id": deviceId }),
    };
    const url = joinUrl(authHost ?? host, "/oauth/token");
    const body = new URLSearchParams(form).toString();
    return (
      await this.#deliver({
        id: "oauth.token",
        method: "POST",
        auth: "none",
        url,
        headers,
        body,
        repeatable,
        options: {},
        open: undefined,
        trace: traces({}),
      })
    ).body;
  }
}

/** Hands over answers that are successes as they begin; to whoever sent the request they are empty. */
function opening(fetch: Fetch, open: (answer: Response) => void): Fetch {
  return async (url, init) => {
    const answer = await fetch(url, init);
    if (!answer.ok) return answer;
    open(answer);
    return new Response(null, answer);
  };
}

function notJson({ status, headers }: RawAnswer, text: string): ServerError {
  const type = headers.get("content-type") ?? "no content type";
  return new ServerError(failure(500, "the answer is text where JSON is due", [type]), { response: { status, headers, text } });
}

/** Errors of our own making keep their class; all others get one. */
function classifyAttempt(error: unknown): PatchbayError {
  return error instanceof AbortError || error instanceof TimeoutError || error instanceof ConnectionError ? error : classify(error);
}

/** What polling itself throws has no class yet: it took too long, or failed. */
function classifyPolling(error: unknown): unknown {
  if (!(error instanceof PatchbayError) || error.name !== "PatchbayError") return error;
  return error.code === 408 ? new TimeoutError(error) : new ServerError(error);
}

/** The headers of a request that has a body, for one that has none. */
function withoutBody({
  "content-type": _type,
  "idempotency-key": _key,
  ...headers
}: Readonly<Record<string, string>>): Record<string, string> {
  return headers;
}

/** The caller's trace first, then children of it, each caused by the one before. */
function traces(given: unknown): () => Trace {
  // Ids that the caller left out are made here, so that all attempts share one trace.
  const { id = uuid4(), trace = uuid4(), parent, debug } = traceOf(given);
  let last: Trace | undefined;
  return () => {
    last = last === undefined ? { id, trace, parent, debug } : childTrace(last, false);
    return last;
  };
}

function lowerCase(headers: Readonly<Record<string, string>> | undefined): Record<string, string> | undefined {
  return headers && Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
