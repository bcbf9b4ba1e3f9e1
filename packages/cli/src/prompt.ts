import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { CliError, exitCodes } from "./command.ts";

/** Asks on the terminal; without one, takes the next line of standard input. The question goes to standard error. */
export class Prompt {
  readonly #isTerminal = process.stdin.isTTY === true;
  #muted = false;
  readonly #lines = createInterface({
    input: process.stdin,
    output: new Writable({
      write: (chunk, _encoding, done) => {
        if (!this.#muted) process.stderr.write(chunk);
        done();
      },
    }),
    terminal: this.#isTerminal,
  });
  readonly #input = this.#lines[Symbol.asyncIterator]();

  /** @throws CliError when standard input ends before the answer */
  async ask(question: string): Promise<string> {
    if (this.#isTerminal) process.stderr.write(question);
    const { value, done } = await this.#input.next();
    if (done === true)
      throw new CliError(exitCodes.usage, `${question.trim().replace(/:$/, "")} is needed, and standard input has ended.`);
    return value.trim();
  }

  /** The same without showing what is typed. */
  async askSecret(question: string): Promise<string> {
    this.#muted = true;
    try {
      return await this.ask(question);
    } finally {
      this.#muted = false;
      if (this.#isTerminal) process.stderr.write("\n");
    }
  }

  close(): void {
    this.#lines.close();
  }
}
