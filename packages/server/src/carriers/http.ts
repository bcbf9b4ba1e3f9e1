import type { Clock } from "../kernel/clock.ts";
import type { Database } from "../kernel/db/database.ts";
import { Problem, problem } from "../kernel/errors.ts";
import type { Log } from "../kernel/log.ts";
import type { Outbound, OutboundResponse } from "../kernel/outbound/index.ts";
import { isSigned, type SignedHeaders } from "../kernel/signature.ts";
import type { Carrier, CarrierEvents, CarrierHealth, OutboundText, Receipt, Submission } from "./carrier.ts";
import { Lease } from "./lease.ts";
import { toNumber } from "./numbers.ts";
import { Pacer } from "./pacer.ts";
import { type Filling, fill, pointed, type Template, written } from "./templates.ts";

/** Where things stand in the JSON of the carrier: JSON Pointers (RFC 6901). */
export interface HttpOptions {
  readonly name: string;
  readonly channels: Carrier["channels"];
  readonly perSecond: number | undefined;
  readonly mediaBytes: number | undefined;
  readonly country: string;
  readonly send: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Template;
    readonly timeoutMs: number;
    /** Of the id, or the list of ids, in the answer. */
    readonly id: string;
    /** Of the carrier's own code in an answer that refuses. */
    readonly error: string;
  };
  /** Secret of the webhooks, base64; undefined when there are none. */
  readonly secret: string | undefined;
  readonly receipt: {
    readonly id: string;
    readonly status: string;
    readonly code: string;
    /** Words of the carrier for each state; a word that is in none says `unknown`. */
    readonly words: Readonly<Record<Exclude<Receipt["status"], "unknown">, readonly string[]>>;
  };
  readonly inbound: {
    readonly id: string;
    readonly from: string;
    readonly to: string;
    readonly text: string;
    readonly media: string;
  };
}

export interface HttpDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly outbound: Outbound;
}

/** What a webhook of the carrier is about. */
export type WebhookKind = "receipts" | "inbound";

/** When the carrier says "not now" without saying until when, in ms. */
const retryAfter = 2_000;
const longestRetryAfter = 600_000;
const mostBytes = 1_048_576;
/** A text that would have to wait longer for its turn is told to come later, in ms. */
const longestWait = 5_000;

/**
 * A carrier by JSON over HTTP: a request for each text, signed webhooks for receipts and texts that come in. Every process
 * uses it, unless there is a rate to keep: then it is the one that owns the carrier's lease.
 */
export class HttpCarrier implements Carrier {
  readonly name: string;
  readonly channels: Carrier["channels"];
  readonly perSecond: number | undefined;
  readonly mediaBytes: number | undefined;
  readonly #options: HttpOptions;
  readonly #deps: HttpDeps;
  readonly #pacer: Pacer;
  readonly #lease: Lease | undefined;
  #events: CarrierEvents | undefined;
  #trouble: string | undefined;
  /** Texts that wait for their turn. */
  #waiting = 0;

  constructor(options: HttpOptions, deps: HttpDeps) {
    this.name = options.name;
    this.channels = options.channels;
    this.perSecond = options.perSecond;
    this.mediaBytes = options.mediaBytes;
    this.#options = options;
    this.#deps = deps;
    this.#pacer = new Pacer(options.perSecond);
    if (options.perSecond !== undefined) this.#lease = this.#newLease();
  }

  async start(events: CarrierEvents): Promise<void> {
    this.#events = events;
    this.#lease?.start();
  }

  async stop(): Promise<void> {
    await this.#lease?.stop();
    this.#events = undefined;
  }

  ready(): boolean {
    return this.#events !== undefined && this.#lease?.isHeld !== false;
  }

  /** There is no connection to be up or down: the note tells of the last request that failed. */
  health(): CarrierHealth {
    return this.#lease?.health ?? { up: true, note: this.#trouble ?? "" };
  }

  async submit(text: OutboundText, signal: AbortSignal): Promise<Submission> {
    if (text.validUntil <= this.#deps.clock.now()) {
      return { kind: "refused", code: "expired", message: "The text was not sent in time." };
    }
    const wait = this.#pacer.delayAfter(this.#waiting);
    if (wait > longestWait) {
      return { kind: "later", code: "busy", message: "The carrier takes no more at the moment.", retryAfterMs: wait };
    }
    this.#waiting++;
    const isTurn = await this.#pacer.turn(signal);
    this.#waiting--;
    if (!isTurn || !this.ready()) {
      return { kind: "later", code: "not_connected", message: "Another process has the carrier.", retryAfterMs: retryAfter };
    }
    const submission = await this.#request(text, signal);
    this.#note(submission.kind === "later" || submission.kind === "lost" ? submission.message : undefined);
    return submission;
  }

  /**
   * Takes a webhook: what it says is committed when this resolves.
   * @throws Problem when it is not signed, or cannot be read
   */
  async receive(kind: WebhookKind, headers: SignedHeaders, body: Uint8Array): Promise<void> {
    const { secret } = this.#options;
    if (secret === undefined || this.#events === undefined) throw problem("not_found");
    if (!isSigned(secret, headers, body, this.#deps.clock.now())) {
      throw problem("unauthenticated", "The webhook is not signed as this carrier signs, or not lately.");
    }
    const value = parseJson(body);
    for (const item of Array.isArray(value) ? value : [value]) {
      if (kind === "receipts") await this.#events.receipt(this.name, this.#receiptIn(item));
      else await this.#takeText(item, this.#events);
    }
  }

  #newLease(): Lease {
    return new Lease({
      db: this.#deps.db,
      log: this.#deps.log.child({ carrier: this.name }),
      carrier: this.name,
      onGained: () => {
        this.#pacer.holdOff();
        this.#lease?.report(true, "in use");
      },
      onLost: () => undefined,
    });
  }

  #note(trouble: string | undefined): void {
    if (trouble === this.#trouble) return;
    this.#trouble = trouble;
    this.#lease?.report(true, trouble ?? "in use");
  }

  async #request(text: OutboundText, signal: AbortSignal): Promise<Submission> {
    const { method, url, headers, body, timeoutMs } = this.#options.send;
    const values = valuesOf(text);
    try {
      const response = await this.#deps.outbound.fetch(written(url, values, encodeURIComponent), {
        method,
        headers: {
          "content-type": "application/json",
          ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, written(value, values)])),
        },
        body: JSON.stringify(fill(body, values)),
        redirects: 0,
        maxBytes: mostBytes,
        timeout: timeoutMs,
        signal,
      });
      return await this.#judge(response);
    } catch (error) {
      return failure(error, signal);
    }
  }

  async #judge(response: OutboundResponse): Promise<Submission> {
    const { status } = response;
    const answer: unknown = await response.text().then(tryJson);
    if (status >= 200 && status < 300) return this.#accepted(answer);
    const message = `The carrier answered with status ${status}.`;
    const isBusy = status === 429 || status === 503;
    // Not about the text: our credentials, or our address for it. Those can be mended, and the text sent then.
    const isOurs = status < 400 || [401, 403, 404, 405, 407].includes(status);
    if (isBusy || isOurs) {
      return { kind: "later", code: `http_${status}`, message, retryAfterMs: this.#waitOf(response.headers["retry-after"]) };
    }
    if (status >= 500 || status === 408) return { kind: "lost", message };
    return { kind: "refused", code: textOf(pointed(answer, this.#options.send.error)) ?? `http_${status}`, message };
  }

  #accepted(answer: unknown): Submission {
    const found = pointed(answer, this.#options.send.id);
    const ids = (Array.isArray(found) ? found : [found]).map(textOf).filter((id) => id !== undefined);
    if (ids.length === 0) return { kind: "lost", message: "The carrier's answer has no id." };
    return { kind: "accepted", ids };
  }

  #waitOf(header: string | readonly string[] | undefined): number {
    const value = typeof header === "string" ? header : "";
    const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - this.#deps.clock.now().getTime();
    return Number.isFinite(ms) ? Math.min(Math.max(ms, retryAfter), longestRetryAfter) : retryAfter;
  }

  #receiptIn(item: unknown): Receipt {
    const { id, status, code, words } = this.#options.receipt;
    const word = demanded(item, status).toLowerCase();
    const known = (["delivered", "undelivered", "enroute"] as const).find((name) => words[name].includes(word));
    return {
      id: demanded(item, id),
      status: known ?? "unknown",
      code: textOf(pointed(item, code)),
      at: this.#deps.clock.now(),
    };
  }

  async #takeText(item: unknown, events: CarrierEvents): Promise<void> {
    const { country, inbound } = this.#options;
    const media = pointed(item, inbound.media);
    await events.inbound(this.name, {
      id: textOf(pointed(item, inbound.id)),
      from: toNumber(demanded(item, inbound.from), country),
      to: toNumber(demanded(item, inbound.to), country),
      text: textOf(pointed(item, inbound.text)) ?? "",
      media: (Array.isArray(media) ? media : [media]).map(textOf).filter((url) => url !== undefined),
      at: this.#deps.clock.now(),
    });
  }
}

function valuesOf(text: OutboundText): Record<string, Filling> {
  return {
    uuid: text.uuid,
    attempt: text.attempt,
    from: text.from,
    to: text.to,
    text: text.text,
    channel: text.channel,
    media: text.media.length === 0 ? null : text.media,
    valid_until: text.validUntil.toISOString(),
  };
}

/** The names of the places that a template may have. */
export const places: readonly string[] = ["uuid", "attempt", "from", "to", "text", "channel", "media", "valid_until"];

/** Failures at which nothing can have reached the carrier. */
const unsent: ReadonlySet<unknown> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

function failure(error: unknown, signal: AbortSignal): Submission {
  const isRefusedByUs = error instanceof Problem && (error.key === "destination_refused" || error.key === "invalid_request");
  if (isRefusedByUs || (error instanceof Error && causes(error).some((code) => unsent.has(code)))) {
    return { kind: "later", code: "not_connected", message: error.message, retryAfterMs: retryAfter };
  }
  if (error instanceof Problem) return { kind: "lost", message: error.message };
  if (signal.aborted) return { kind: "lost", message: "It was given up before the carrier answered." };
  throw error;
}

function causes(error: Error): unknown[] {
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  return [
    "code" in error ? error.code : undefined,
    ...inner.flatMap((cause: unknown) => (cause instanceof Error ? causes(cause) : [])),
  ];
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseJson(body: Uint8Array): unknown {
  const value = tryJson(Buffer.from(body).toString("utf8"));
  if (value === undefined) throw problem("invalid_request", "The body is not JSON.");
  return value;
}

/** A text, or a number as text. NULs, which no database takes, are left out. */
function textOf(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value.replaceAll("\0", "") : undefined;
}

function demanded(item: unknown, pointer: string): string {
  const text = textOf(pointed(item, pointer));
  if (text === undefined) throw problem("validation_failed", { message: `There is no text at ${pointer}.` });
  return text;
}
