import { Socket } from "node:net";

type WriteCallback = (error?: Error | null) => void;

/**
 * A connection that sends what is written to it in one turn of the event loop as one packet. The client writes each
 * pipelined statement by itself; with this, BEGIN and the first statement, or several independent statements, cost one
 * system call instead of one each, which is most of what a short statement costs (18 % of a POST's processor time).
 */
export class BatchingSocket extends Socket {
  #corked = false;

  override write(chunk: Uint8Array | string, encodingOrDone?: BufferEncoding | WriteCallback, done?: WriteCallback): boolean {
    if (!this.#corked) {
      this.#corked = true;
      this.cork();
      setImmediate(() => {
        this.#corked = false;
        this.uncork();
      });
    }
    if (typeof encodingOrDone === "string") return super.write(chunk, encodingOrDone, done);
    return super.write(chunk, encodingOrDone);
  }
}
