import type { ErrorKey } from "@patchbay/contract";
import { type Problem, problem } from "../../kernel/errors.ts";

/** Answers with tokens in them, and refusals of them, are kept by nobody (RFC 6749, 5.1). */
export const noStore = { "cache-control": "no-store", pragma: "no-cache" } as const;

export interface RefusalOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly members?: Readonly<Record<string, unknown>>;
  /** Commit what was written although the request is refused. */
  readonly commit?: boolean;
}

/**
 * A refusal in the form of RFC 6749, 5.2 with the platform's common members beside it.
 * @param error the OAuth error code, which is an entry of the catalogue as well
 * @param description sentence for a person
 */
export function refusal(error: ErrorKey, description: string, options: RefusalOptions = {}): Problem {
  return problem(error, {
    message: description,
    headers: { ...noStore, ...options.headers },
    members: { error, error_description: description, ...options.members },
    commit: options.commit ?? false,
  });
}
