/** Ways to a listener: Server-Sent Events and WebSocket. */
import { Readable } from "node:stream";
import type { WebSocket } from "ws";
import type { Problem } from "../../../kernel/errors.ts";

/** A connection to a listener. What is written and not yet taken is bounded: whoever writes waits when it is full. */
export interface Channel {
  /** @returns false when it is full; then wait until it is {@link drained} */
  write(id: number, text: string): boolean;
  /** Resolves when there is room again, or it is closed. */
  drained(): Promise<void>;
  /** Tells how far the log has come, without an event, and that the connection lives. */
  beat(id: number): void;
  /** Ends it; the listener learns why, if there is a reason. */
  end(reason?: Problem): void;
  /** Ends it at once, without a word. */
  destroy(): void;
  onClose(closed: () => void): void;
}

/** Bytes that wait for a listener at most, but for the event that goes beyond. */
const most = 262_144;

/** Server-Sent Events (HTML, 9.2), as the body of an answer. */
export class SseChannel extends Readable implements Channel {
  #room: (() => void)[] = [];

  constructor() {
    super({ highWaterMark: most });
    this.push(": patchbay\nretry: 2000\n\n");
  }

  override _read(): void {
    for (const room of this.#room.splice(0)) room();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this._read();
    callback(error);
  }

  write(id: number, text: string): boolean {
    return this.push(`id: ${id}\ndata: ${text}\n\n`);
  }

  drained(): Promise<void> {
    if (this.destroyed || this.readableLength < most) return Promise.resolve();
    return new Promise((resolve) => this.#room.push(resolve));
  }

  beat(id: number): void {
    if (this.readableLength < most) this.push(`: beat\nid: ${id}\n\n`);
  }

  end(reason?: Problem): void {
    if (reason !== undefined) this.push(`event: end\ndata: ${JSON.stringify(wordsOf(reason))}\n\n`);
    this.push(null);
  }

  onClose(closed: () => void): void {
    this.once("close", closed);
  }
}

/** Close codes of ours: 4000 and the HTTP status (RFC 6455, 7.4.2). */
const ourCodes = 4_000;
const goingAway = 1_001;

/** WebSocket: a text message for each event. */
export class WebSocketChannel implements Channel {
  readonly #socket: WebSocket;
  #sent: Promise<void> = Promise.resolve();
  #answered = true;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("pong", () => {
      this.#answered = true;
    });
    // What listeners say is of no interest, and errors end in a close.
    socket.on("error", () => undefined);
  }

  write(_id: number, text: string): boolean {
    this.#sent = new Promise((resolve) => this.#socket.send(text, () => resolve()));
    return this.#socket.bufferedAmount < most;
  }

  async drained(): Promise<void> {
    while (this.#socket.readyState === this.#socket.OPEN && this.#socket.bufferedAmount >= most) await this.#sent;
  }

  beat(): void {
    if (this.#answered) this.#socket.ping();
    else this.destroy();
    this.#answered = false;
  }

  end(reason?: Problem): void {
    if (reason === undefined) this.#socket.close(goingAway);
    else this.#socket.close(ourCodes + reason.status, JSON.stringify(wordsOf(reason)).slice(0, 120));
  }

  destroy(): void {
    this.#socket.terminate();
  }

  onClose(closed: () => void): void {
    this.#socket.once("close", closed);
  }
}

function wordsOf({ status, key, message }: Problem) {
  return { code: status, key, message };
}
