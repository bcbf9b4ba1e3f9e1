import type { PatchbayError } from "../core/errors.ts";

/** One attempt of a call. */
export interface Attempt {
  /** `accounts.listAccounts`; `oauth.token` for the client's own sign-in. */
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  /** 0 for the first attempt. */
  readonly attempt: number;
}

export interface RequestEvent extends Attempt {
  /** As they will be sent, credentials included, names in lower case. May be changed. */
  readonly headers: Record<string, string>;
}

export interface ResponseEvent extends Attempt {
  readonly status: number;
  readonly headers: Headers;
  /** Milliseconds from sending until the answer was read. */
  readonly duration: number;
}

export interface RetryEvent extends Attempt {
  /** Milliseconds until the next attempt. */
  readonly delay: number;
  /** What went wrong. */
  readonly error: PatchbayError;
}

/** Functions that see every attempt. A hook that throws, or whose promise rejects, fails the call. */
export interface Hooks {
  /** Before an attempt. */
  readonly request?: ((event: RequestEvent) => void | Promise<void>) | undefined;
  /** After any answer, also a failed one. */
  readonly response?: ((event: ResponseEvent) => void | Promise<void>) | undefined;
  /** Before waiting for another attempt. */
  readonly retry?: ((event: RetryEvent) => void | Promise<void>) | undefined;
}

/** What `console` and most logging libraries offer. */
export interface Logger {
  debug(message: string, details: object): void;
  warn(message: string, details: object): void;
}
