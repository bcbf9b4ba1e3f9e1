import type { Agent, Dispatcher } from "undici";
import { toProblem } from "./failures.ts";
import { joined } from "./response.ts";

/** An answer of which only the beginning matters. */
export interface BriefAnswer {
  readonly status: number;
  /** Names in lower case; several lines of one header are joined by a comma and a blank. */
  readonly headers: Readonly<Record<string, string>>;
  /** The beginning of the body, as far as it came. */
  readonly body: Buffer;
}

export interface BriefRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds for the whole call. */
  readonly timeout: number;
  /** Bytes of the answer's body that are waited for at most. */
  readonly most: number;
  /** Ends the call; it rejects with the signal's reason. */
  readonly signal: AbortSignal;
}

/**
 * Posts something and waits for the status and the beginning of the answer. Without the streams and signals of a whole call:
 * whoever makes thousands in a second needs half the time for each. An answer that breaks off has said its status, which counts.
 */
export class BriefCall implements Dispatcher.DispatchHandler {
  readonly answer: Promise<BriefAnswer>;
  readonly #most: number;
  readonly #signal: AbortSignal;
  readonly #timer: NodeJS.Timeout;
  readonly #pieces: Buffer[] = [];
  #resolve: (answer: BriefAnswer) => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;
  #controller: Dispatcher.DispatchController | undefined;
  #head: Omit<BriefAnswer, "body"> | undefined;
  #size = 0;
  /** Nobody waits any more. */
  #over = false;

  private constructor({ timeout, most, signal }: BriefRequest) {
    this.#most = most;
    this.#signal = signal;
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    const late = () => this.#giveUp(new DOMException("The time for the call is over.", "TimeoutError"));
    this.#timer = setTimeout(late, timeout);
    if (signal.aborted) this.#stop();
    else signal.addEventListener("abort", this.#stop);
  }

  /** @throws Problem as {@link toProblem} says */
  static post(agent: Agent, url: URL, request: BriefRequest): Promise<BriefAnswer> {
    const call = new BriefCall(request);
    const { headers, body } = request;
    try {
      agent.dispatch({ origin: url.origin, path: url.pathname + url.search, method: "POST", headers, body }, call);
    } catch (error) {
      call.#giveUp(error instanceof Error ? error : new Error(String(error)));
    }
    return call.answer;
  }

  readonly #stop = () => this.#giveUp(new DOMException("The call was ended.", "AbortError"));

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#over) controller.abort(new Error("The call is over."));
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: Dispatcher.ResponseData["headers"]): void {
    // 1xx come before the answer.
    if (status >= 200) this.#head = { status, headers: joined(headers) };
  }

  onResponseData(_controller: Dispatcher.DispatchController, piece: Buffer): void {
    if (this.#over) return;
    this.#pieces.push(piece);
    this.#size += piece.length;
    if (this.#size >= this.#most) this.#giveUp(new Error("This is enough of the answer."));
  }

  onResponseEnd(): void {
    this.#end();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#end(error);
  }

  /** Nobody waits any more; the connection is closed if it is in use. */
  #giveUp(error: Error): void {
    if (this.#over) return;
    this.#end(error);
    this.#controller?.abort(error);
  }

  /** Without an error when the answer is complete: to make one costs more than all the rest here. */
  #end(error?: Error): void {
    if (this.#over) return;
    this.#over = true;
    clearTimeout(this.#timer);
    this.#signal.removeEventListener("abort", this.#stop);
    if (this.#signal.aborted) this.#reject(this.#signal.reason);
    else if (this.#head === undefined) this.#reject(toProblem(error ?? new Error("There was no answer."), this.#signal));
    else this.#resolve({ ...this.#head, body: Buffer.concat(this.#pieces) });
  }
}
