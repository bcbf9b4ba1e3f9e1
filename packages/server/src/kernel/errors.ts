import { type ErrorKey, errors } from "@patchbay/contract";

export interface ProblemOptions {
  /** The sentence for a person; the catalogue's when absent. */
  readonly message?: string;
  /** Another status than the catalogue's, for a key whose status somebody else decides. */
  readonly status?: number;
  /** It is not the platform that failed, whatever the status says: answered, but not logged as a fault. */
  readonly quiet?: boolean;
  /** One line per thing that is wrong. */
  readonly details?: readonly (string | Record<string, unknown>)[];
  /** Extra response headers, e.g. Retry-After. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Extra members of the body beside the common ones (RFC 6749 bodies have `error`). */
  readonly members?: Readonly<Record<string, unknown>>;
  /** Commit what the transaction wrote although the request is refused (a counted login failure, say). */
  readonly commit?: boolean;
  readonly cause?: unknown;
}

/** A refusal with a stable code; becomes the error answer of the API. Created by {@link problem}. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly key: ErrorKey;
  readonly status: number;
  readonly details: readonly (string | Record<string, unknown>)[];
  readonly headers: Readonly<Record<string, string>>;
  readonly members: Readonly<Record<string, unknown>>;
  readonly commit: boolean;
  readonly quiet: boolean;

  constructor(key: ErrorKey, options: ProblemOptions) {
    const [status, sentence] = errors[key];
    super(options.message ?? sentence, options.cause === undefined ? undefined : { cause: options.cause });
    this.key = key;
    this.status = options.status ?? status;
    this.details = options.details ?? [];
    this.headers = options.headers ?? {};
    this.members = options.members ?? {};
    this.commit = options.commit ?? false;
    this.quiet = options.quiet ?? false;
  }
}

/**
 * A problem to throw: `throw problem("not_found")`, `throw problem("conflict", "This number is taken.")`.
 * @param key entry of the one catalogue (contract, errors.ts), which also fixes the HTTP status
 * @param options the sentence for a person, or more
 */
export function problem(key: ErrorKey, options: string | ProblemOptions = {}): Problem {
  return new Problem(key, typeof options === "string" ? { message: options } : options);
}

/**
 * The refusal of a request in which one thing is wrong: a problem `validation_failed`.
 * @param line what is wrong, without a full stop: `number must be a telephone number`
 */
export function invalid(line: string): Problem {
  return problem("validation_failed", { message: `${line}.`, details: [line] });
}
