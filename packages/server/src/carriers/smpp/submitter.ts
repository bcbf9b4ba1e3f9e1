import { backoff } from "../../kernel/backoff.ts";
import type { OutboundText, Submission } from "../carrier.ts";
import { Pacer } from "../pacer.ts";
import { pause } from "./connection.ts";
import { MalformedPdu } from "./fields.ts";
import { messagesOf, type Writing } from "./outgoing.ts";
import { decodeIdAnswer, encodeMessage, type Message } from "./pdus.ts";
import { command, status, statusName } from "./protocol.ts";
import { type IdWriting, idOfAnswer } from "./receipt.ts";
import type { Session } from "./session.ts";
import { Slots } from "./slots.ts";

export interface SubmitterOptions {
  readonly writing: Writing;
  readonly ids: IdWriting;
  /** Parts under way at most: sent, and not yet answered. */
  readonly window: number;
  /** Parts per second at most. */
  readonly perSecond: number | undefined;
  now(): Date;
  /** The session to use; undefined while there is none that may be used. */
  session(): Session | undefined;
}

/** What came of a text: what a carrier says, or that the network refuses some of the parts after it has taken others. */
export type Submitted =
  | Submission
  | {
      readonly kind: "partial";
      /** Of the parts that it has. */
      readonly ids: readonly string[];
      /** The parts that it refuses, with ids of our own, and its code. */
      readonly refused: readonly { readonly id: string; readonly code: string }[];
    };

/** What came of one part. */
type Sent =
  | { readonly kind: "accepted"; readonly id: string }
  | { readonly kind: "refused"; readonly status: number }
  | { readonly kind: "later"; readonly code: string; readonly message: string; readonly retryAfterMs: number }
  | { readonly kind: "lost" };

/** Answers that say "not now". All others that are not success say "never". */
const temporary: ReadonlySet<number> = new Set([
  status.throttled,
  status.queueFull,
  status.systemError,
  status.temporaryApplicationError,
  status.incorrectBindStatus,
]);
/** A text that would have to wait longer for its turn is told to come later, in ms. */
const longestWait = 5_000;
/** How long the other parts of a text are tried of which one has been taken, in ms. */
const persistence = 30_000;
/** Pause after the network said "not now", in ms: from … to, doubling. */
const firstPause = 200;
const longestPause = 20_000;
const disconnected = {
  kind: "later",
  code: "not_connected",
  message: "There is no connection to the carrier.",
  retryAfterMs: 1_000,
} as const;

/** Submits texts: cuts them, keeps to window and rate, and backs off when the network wants it. */
export class Submitter {
  readonly #options: SubmitterOptions;
  readonly #slots: Slots;
  readonly #pacer: Pacer;
  #pausedUntil = 0;
  #refusals = 0;
  /** Parts that have been taken on, and are not sent yet. */
  #ahead = 0;

  constructor(options: SubmitterOptions) {
    this.#options = options;
    this.#slots = new Slots(options.window);
    this.#pacer = new Pacer(options.perSecond);
  }

  /** How long the network wants to be left alone, in ms; 0 when it does not. */
  get pausedFor(): number {
    return Math.max(0, this.#pausedUntil - performance.now());
  }

  /** Starts as one who does not know what another process has just sent. */
  begin(): void {
    this.#pacer.holdOff();
  }

  /** @param signal ends it before something is sent; what has been sent is waited for */
  async submit(text: OutboundText, signal: AbortSignal): Promise<Submitted> {
    if (text.channel === "mms" || text.media.length > 0) {
      return { kind: "refused", code: "mms_unsupported", message: "This carrier takes no pictures." };
    }
    if (text.validUntil <= this.#options.now()) {
      return { kind: "refused", code: "expired", message: "The text was not sent in time." };
    }
    const wait = Math.max(this.#pacer.delayAfter(this.#ahead), this.pausedFor);
    if (wait > longestWait || this.pausedFor > 0 || this.#slots.waiting > 10 * this.#options.window) {
      return {
        kind: "later",
        code: "busy",
        message: "The carrier takes no more at the moment.",
        retryAfterMs: Math.max(200, wait),
      };
    }
    const [first, ...rest] = messagesOf(text, this.#options.writing, this.#options.now());
    if (first === undefined) return { kind: "refused", code: "empty", message: "The text is empty." };
    this.#ahead += 1 + rest.length;
    // Where the first part is not taken, nothing has been: only then can the whole text be sent again as if it were new.
    const begun = await this.#send(first, signal);
    if (begun.kind !== "accepted") {
      this.#ahead -= rest.length;
      return begun.kind === "refused" ? refused(begun.status) : whole(begun);
    }
    const others = await Promise.all(rest.map((part) => this.#insist(part, text.validUntil, signal)));
    return sum(text, [begun, ...others]);
  }

  /** Sends a part, again and again while the network says "not now". */
  async #insist(part: Message, until: Date, signal: AbortSignal): Promise<Sent> {
    const began = performance.now();
    for (;;) {
      const sent = await this.#send(part, signal);
      const isOver = performance.now() - began > persistence || until <= this.#options.now() || signal.aborted;
      if (sent.kind !== "later" || isOver) return sent;
      await pause(sent.retryAfterMs, signal);
      this.#ahead++;
    }
  }

  async #send(part: Message, signal: AbortSignal): Promise<Sent> {
    await this.#slots.enter();
    try {
      const isTurn = await this.#pacer.turn(signal);
      this.#ahead--;
      if (!isTurn) return { ...disconnected, code: "given_up", message: "It was given up." };
      if (this.pausedFor > 0) return this.#notNow("busy", "The carrier wants to be left alone.");
      const session = this.#options.session();
      if (session === undefined) return disconnected;
      const answer = await session.request(command.submitSm, encodeMessage(part));
      if (answer === undefined) return { kind: "lost" };
      if (answer.status === status.incorrectBindStatus) session.destroy("the other side says that we are not bound");
      return this.#judge(answer.status, answer.body);
    } finally {
      this.#slots.leave();
    }
  }

  #judge(code: number, body: Buffer): Sent {
    if (temporary.has(code)) {
      this.#backOff();
      return this.#notNow(statusName(code), `The carrier said ${statusName(code)}.`);
    }
    this.#refusals = 0;
    if (code !== status.ok) return { kind: "refused", status: code };
    return { kind: "accepted", id: idOfAnswer(readId(body), this.#options.ids) };
  }

  #notNow(code: string, message: string): Sent {
    return { kind: "later", code, message, retryAfterMs: Math.max(1, this.pausedFor) };
  }

  /** All that were under way when the pause began are refused with it: that counts once. */
  #backOff(): void {
    if (this.pausedFor > 0) return;
    this.#refusals++;
    this.#pausedUntil = performance.now() + backoff(this.#refusals, firstPause, longestPause);
  }
}

/** An answer that cannot be read has no id; the text is with the network nevertheless. */
function readId(body: Buffer): string {
  try {
    return decodeIdAnswer(body);
  } catch (error) {
    if (error instanceof MalformedPdu) return "";
    throw error;
  }
}

function refused(code: number): Submission {
  const name = statusName(code);
  return { kind: "refused", code: name, message: `The carrier said ${name}.` };
}

function whole(sent: Exclude<Sent, { kind: "accepted" | "refused" }>): Submission {
  return sent.kind === "later" ? sent : { kind: "lost", message: "The carrier did not answer." };
}

/** What became of a text whose first part was taken. */
function sum({ uuid, attempt }: OutboundText, parts: readonly Sent[]): Submitted {
  const ids = parts.flatMap((part) => (part.kind === "accepted" ? [part.id] : []));
  const refused = parts.flatMap((part, index) =>
    part.kind === "refused" ? [{ id: `refused ${uuid} ${attempt} ${index + 1}`, code: statusName(part.status) }] : [],
  );
  // What is refused is so for good: there is no use in sending the others again.
  if (refused.length > 0) return { kind: "partial", ids, refused };
  if (ids.length === parts.length) return { kind: "accepted", ids };
  return { kind: "lost", message: `The carrier took ${ids.length} of ${parts.length} parts.` };
}
