import { randomUUID } from "node:crypto";
import { connect as connectTcp, type Socket } from "node:net";
import { type ConnectionOptions, connect as connectTls } from "node:tls";
import type { Log } from "../../kernel/log.ts";
import { MalformedPdu } from "./fields.ts";
import { encodeFrame, type Frame, FrameReader } from "./frames.ts";
import { type Bind, decodeData, decodeMessage, encodeBind, encodeIdAnswer, type Message } from "./pdus.ts";
import { answerTo, command, isAnswer, status, statusName } from "./protocol.ts";

export interface SessionOptions {
  readonly host: string;
  readonly port: number;
  /** Options of the TLS connection; undefined for plain TCP. */
  readonly tls: ConnectionOptions | undefined;
  readonly bind: Bind;
  /** How long an answer may take, and the connection and the bind, in ms. */
  readonly responseTimeoutMs: number;
  /** After so many ms of silence the other side is asked whether it is there. */
  readonly enquireLinkMs: number;
  readonly log: Log;
  /**
   * Takes a message from the network. It is acknowledged when this resolves; when it rejects, the network must repeat it.
   * @param connection names the connection that it came over
   */
  onMessage(message: Message, connection: string): Promise<void>;
}

interface Pending {
  resolve(answer: Frame | undefined): void;
  readonly timer: NodeJS.Timeout;
}

/** Messages from the network in hand at most; beyond that it is told to repeat them. Carriers have windows of 100 at most. */
const mostInHand = 1_000;
/** Octets that wait for the other side to read them at most: far more than a window and the answers to another. */
const mostUnread = 4 * 1024 * 1024;
/** How long what has been written may take to go out at the end, in ms. */
const flushing = 500;
const lastSequence = 0x7fffffff;
const empty = Buffer.alloc(0);
/** Commands that have no answer: outbind and alert_notification. */
const unanswered: ReadonlySet<number> = new Set([0x0000000b, 0x00000102]);

/**
 * One connection to an SMSC, bound as a transceiver (SMPP 3.4). It ends by itself when the other side ends it, does not
 * answer a sign of life, or sends what is no SMPP.
 */
export class Session {
  /** Names this connection. */
  readonly id = randomUUID();
  /** Resolves when the connection has ended, with the reason for people. */
  readonly ended: Promise<string>;
  readonly #options: SessionOptions;
  readonly #socket: Socket;
  readonly #reader = new FrameReader();
  readonly #pending = new Map<number, Pending>();
  #sequence = 0;
  #inHand = 0;
  #heard = performance.now();
  #life: NodeJS.Timeout | undefined;
  #reason: string | undefined;
  #closing = false;

  private constructor(options: SessionOptions) {
    this.#options = options;
    const { host, port, tls } = options;
    this.#socket = tls === undefined ? connectTcp({ host, port }) : connectTls({ ...tls, host, port });
    this.#socket.setNoDelay(true);
    this.#socket.on("data", (octets) => this.#receive(octets));
    this.#socket.on("error", (error) => this.#end(error.message));
    this.ended = new Promise((resolve) => {
      this.#socket.once("close", () => {
        this.#end("the other side closed the connection");
        resolve(this.#reason ?? "");
      });
    });
  }

  /**
   * Connects and binds.
   * @param signal gives it up
   * @throws Error that says why it failed; nothing is left open then
   */
  static async open(options: SessionOptions, signal: AbortSignal): Promise<Session> {
    const session = new Session(options);
    const giveUp = () => session.destroy("it was given up");
    signal.addEventListener("abort", giveUp);
    try {
      await session.#connect();
      await session.#bind();
    } catch (error) {
      session.#end(error instanceof Error ? error.message : String(error));
      await session.ended;
      throw error;
    } finally {
      signal.removeEventListener("abort", giveUp);
    }
    session.#watch();
    return session;
  }

  /** Whether it can take a request. */
  get isOpen(): boolean {
    return this.#reason === undefined && !this.#closing;
  }

  /**
   * Sends a request, at once.
   * @returns the answer; undefined when none came in time, or the connection ended before it
   */
  request(id: number, body: Buffer): Promise<Frame | undefined> {
    if (this.#reason !== undefined) return Promise.resolve(undefined);
    this.#sequence = (this.#sequence % lastSequence) + 1;
    const sequence = this.#sequence;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#settle(sequence, undefined), this.#options.responseTimeoutMs);
      this.#pending.set(sequence, { resolve, timer });
      this.#write({ command: id, status: status.ok, sequence, body });
    });
  }

  /** Lets requests under way be answered, says good-bye and disconnects. */
  async close(): Promise<void> {
    this.#closing = true;
    while (this.#pending.size > 0 && this.#reason === undefined) await this.#nextAnswer();
    if (this.#reason === undefined) await this.request(command.unbind, empty);
    this.destroy("we ended it");
    await this.ended;
  }

  /** Disconnects at once. Requests under way have no answer. */
  destroy(reason: string): void {
    this.#end(reason);
  }

  #nextAnswer(): Promise<void> {
    const [first] = this.#pending.values();
    if (first === undefined) return Promise.resolve();
    const resolve = first.resolve;
    return new Promise((next) => {
      first.resolve = (answer) => {
        resolve(answer);
        next();
      };
    });
  }

  async #connect(): Promise<void> {
    const event = this.#options.tls === undefined ? "connect" : "secureConnect";
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([
      new Promise((resolve) => this.#socket.once(event, resolve)),
      this.ended.then((reason) => Promise.reject(new Error(reason))),
      new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error("no connection came about in time")), this.#options.responseTimeoutMs);
      }),
    ]).finally(() => clearTimeout(timer));
  }

  async #bind(): Promise<void> {
    const answer = await this.request(command.bindTransceiver, encodeBind(this.#options.bind));
    if (answer === undefined) throw new Error(this.#reason ?? "the bind was not answered");
    if (answer.status !== status.ok) throw new Error(`the bind was refused: ${statusName(answer.status)}`);
  }

  /** Asks after a silence, and gives up when there is no sign of life in answer. A half-open connection is found by it. */
  #watch(): void {
    if (!this.isOpen) return;
    const silence = performance.now() - this.#heard;
    this.#life = setTimeout(() => void this.#ask(), Math.max(1, this.#options.enquireLinkMs - silence));
  }

  async #ask(): Promise<void> {
    if (performance.now() - this.#heard >= this.#options.enquireLinkMs) {
      const asked = performance.now();
      await this.request(command.enquireLink, empty);
      if (this.#heard < asked) return this.#end("the other side shows no sign of life");
    }
    this.#watch();
  }

  #write(frame: Frame): void {
    this.#socket.write(encodeFrame(frame));
    if (this.#socket.writableLength > mostUnread) this.#end("the other side does not read what it is sent");
  }

  #settle(sequence: number, answer: Frame | undefined): void {
    const pending = this.#pending.get(sequence);
    if (pending === undefined) return;
    this.#pending.delete(sequence);
    clearTimeout(pending.timer);
    pending.resolve(answer);
  }

  #end(reason: string): void {
    if (this.#reason !== undefined) return;
    this.#reason = reason;
    clearTimeout(this.#life);
    // What has been written still goes out, the answer to an unbind; to one that does not read it never would.
    this.#socket.destroySoon();
    setTimeout(() => this.#socket.destroy(), flushing).unref();
    for (const sequence of [...this.#pending.keys()]) this.#settle(sequence, undefined);
  }

  #receive(octets: Buffer): void {
    if (this.#reason !== undefined) return;
    this.#heard = performance.now();
    try {
      for (const frame of this.#reader.push(octets)) this.#take(frame);
    } catch (error) {
      if (!(error instanceof MalformedPdu)) throw error;
      this.#options.log.warn({ reason: error.message }, "an SMSC sent what is no SMPP");
      this.#end(`the other side sent what is no SMPP: ${error.message}`);
    }
  }

  #take(frame: Frame): void {
    if (isAnswer(frame.command)) this.#settle(frame.sequence, frame);
    else if (frame.command === command.deliverSm) this.#hand(frame, decodeMessage);
    else if (frame.command === command.dataSm) this.#hand(frame, decodeData);
    else if (frame.command === command.enquireLink) this.#answer(frame, status.ok);
    else if (frame.command === command.unbind) {
      this.#answer(frame, status.ok);
      this.#end("the other side unbound");
    } else if (!unanswered.has(frame.command)) {
      this.#write({ command: command.genericNack, status: status.invalidCommandId, sequence: frame.sequence, body: empty });
    }
  }

  async #hand(frame: Frame, decode: (body: Buffer) => Message): Promise<void> {
    if (this.#inHand >= mostInHand) return this.#answer(frame, status.temporaryApplicationError, encodeIdAnswer(""));
    this.#inHand++;
    const code = await this.#outcome(frame, decode);
    this.#inHand--;
    this.#answer(frame, code, encodeIdAnswer(""));
  }

  async #outcome(frame: Frame, decode: (body: Buffer) => Message): Promise<number> {
    try {
      await this.#options.onMessage(decode(frame.body), this.id);
      return status.ok;
    } catch (error) {
      if (error instanceof MalformedPdu) return status.invalidCommandLength;
      this.#options.log.warn({ err: error }, "a message from an SMSC could not be kept; it is asked to repeat it");
      return status.temporaryApplicationError;
    }
  }

  #answer(frame: Frame, code: number, body: Buffer = empty): void {
    if (this.#reason !== undefined) return;
    this.#write({ command: answerTo(frame.command), status: code, sequence: frame.sequence, body });
  }
}
