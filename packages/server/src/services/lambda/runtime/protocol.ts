/** What the platform and its threads for users' code say to each other. Only texts and numbers cross. */
import type { MessagePort } from "node:worker_threads";

/** How much one call may use. */
export interface Limits {
  /** Memory of QuickJS, in bytes. */
  readonly memory_bytes: number;
  /** Milliseconds of computing. */
  readonly cpu_ms: number;
  /** Milliseconds from its beginning to its end, waiting included. */
  readonly timeout_ms: number;
}

/** One call of a function. */
export interface Work {
  /** Whose function it is; no two owners share an instance of QuickJS. */
  readonly owner: string;
  /** Shown as the file in messages and stacks: `greet.js`. */
  readonly file: string;
  readonly source: string;
  /** JSON of the first argument. */
  readonly parameters: string;
  /** JSON Schema that it must fit, if there is one. */
  readonly schema?: Readonly<Record<string, unknown>> | undefined;
  /** JSON of the second argument; what is a function in it is added inside. */
  readonly context: string;
  /** Texts that no console line and no error may show. */
  readonly secrets: readonly string[];
  readonly limits: Limits;
  /** Only loads the function, without anything of the outside, to see whether it can be. */
  readonly probe?: true;
}

/** What a thread is started with. */
export interface ThreadData {
  /** QuickJS, compiled once for all threads. */
  readonly wasm: WebAssembly.Module;
  /** Where the library of code that runs inside lies. */
  readonly inside: string;
  /** Folder of the SDK as ES modules, for functions that use it. */
  readonly sdk: string;
  /** URL under which the SDK inside knows the platform. */
  readonly home: string;
  /** {@link gauge}: what the thread is at, for whoever must end it. */
  readonly gauge: SharedArrayBuffer;
  /** Answers to questions for which the thread stands still. */
  readonly answers: MessagePort;
}

/** Places in the gauge, an array of 64-bit floats. */
export const gauge = { places: 2, computingSince: 0, computed: 1 } as const;
/** Behind them, a 32-bit integer that the thread sleeps on until an answer is there. */
export const wakeAt = gauge.places * 8;
export const gaugeBytes = wakeAt + 8;

/** The clock of the gauge, ms since 1970, the same in every thread. */
export const moment = (): number => performance.timeOrigin + performance.now();

export type ToThread =
  | { readonly type: "work"; readonly work: Work }
  /** The answer to `ask`: JSON, or why there is none. */
  | { readonly type: "answer"; readonly number: number; readonly answer: string; readonly refusal: string };

/** An error of the user's code. */
export interface CodeError {
  readonly name: string;
  readonly message: string;
  /** Where in the user's file, innermost first: `handle (greet.js:3:11)`. */
  readonly stack: readonly string[];
}

/** What came of a call. */
export type Outcome = (
  | { readonly kind: "done"; readonly answer: string }
  /** It was not called: what is wrong with its parameters, one line each. */
  | { readonly kind: "invalid"; readonly faults: readonly string[] }
  | { readonly kind: "failed"; readonly error: CodeError }
  | { readonly kind: "timeout"; readonly error: CodeError }
) & {
  readonly cpu_ms: number;
  readonly memory_bytes: number;
};

export type Level = "debug" | "info" | "warn" | "error";

export type FromThread =
  | { readonly type: "ready" }
  | { readonly type: "log"; readonly level: Level; readonly text: string }
  /** An asynchronous question of the code: a kind and JSON. */
  | { readonly type: "ask"; readonly number: number; readonly kind: string; readonly question: string }
  /** The code wants its access token and stands still until it comes on the port for answers. */
  | { readonly type: "token" }
  /** The end of a call. `spent` = the thread must not be used again. */
  | { readonly type: "outcome"; readonly outcome: Outcome; readonly spent: boolean };

export type Say = (message: FromThread) => void;
