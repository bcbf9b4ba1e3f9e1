import type { ErrorKey } from "../resources/types.ts";
import type { Operations } from "./generated/types.ts";

/** `accounts.createAccount` and so on: every operation of the API. */
export type OperationId = keyof Operations;

/** A request as it arrived. */
export interface FakeRequest<Id extends OperationId = OperationId> {
  readonly operation: Id;
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  /** Of the path, decoded. */
  readonly params: Operations[Id]["params"];
  /** As far as the operation declares it. */
  readonly query: Operations[Id]["query"];
  /** Parsed; bytes of a `raw` operation. */
  readonly body: Operations[Id]["body"];
}

/** A type with everything optional, at every depth. */
export type Partially<T> = T extends readonly (infer Item)[]
  ? readonly Partially<Item>[]
  : T extends object
    ? { readonly [Name in keyof T]?: Partially<T[Name]> }
    : T;

/** An error answer by its key. */
export class Problem {
  readonly key: ErrorKey;
  readonly options: ProblemOptions;

  constructor(key: ErrorKey, options: ProblemOptions = {}) {
    this.key = key;
    this.options = options;
  }
}

export interface ProblemOptions {
  /** Default: the sentence of the key. */
  readonly message?: string;
  /** One line for each thing that is wrong. */
  readonly details?: readonly string[];
  /** `{ "retry-after": "2" }` */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Any answer, sent as it is. */
export class Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: unknown, headers: Readonly<Record<string, string>>) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** No answer: the connection breaks. */
export class NetworkFailure {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

/** An answer that takes its time. */
export class Delayed<Id extends OperationId> {
  readonly ms: number;
  readonly answer: FakeAnswer<Id>;

  constructor(ms: number, answer: FakeAnswer<Id>) {
    this.ms = ms;
    this.answer = answer;
  }
}

type Result<Id extends OperationId> = Partially<Operations[Id]["answer"]> | Problem | Reply | NetworkFailure | undefined;

/**
 * What an operation answers: (a part of) the body, of which the rest is filled in; what {@link problem}, {@link reply},
 * {@link networkFailure} or {@link delayed} make; or a function that gives one of these.
 */
export type FakeAnswer<Id extends OperationId> =
  | Result<Id>
  | Delayed<Id>
  | ((request: FakeRequest<Id>) => Result<Id> | Delayed<Id> | Promise<Result<Id> | Delayed<Id>>);

/** An error answer, with the status and body that the server gives it: `problem("rate_limited")`. */
export function problem(key: ErrorKey, options: ProblemOptions = {}): Problem {
  return new Problem(key, options);
}

/** Any answer, sent as it is: text, or a value that becomes JSON. */
export function reply(status: number, body?: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return new Reply(status, body, headers);
}

/** No answer: `fetch` rejects with a TypeError, as it does when a connection breaks. */
export function networkFailure(message = "fetch failed"): NetworkFailure {
  return new NetworkFailure(message);
}

/** An answer that comes after some milliseconds of the fake's clock; without one, what it would have been otherwise. */
export function delayed<Id extends OperationId>(ms: number, answer?: FakeAnswer<Id>): Delayed<Id> {
  return new Delayed(ms, answer);
}
