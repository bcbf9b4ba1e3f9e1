/** What a command is, and how it fails. */

/** Exit codes of the program; stable, so that scripts can tell failures apart. */
export const exitCodes = { ok: 0, failure: 1, usage: 2, notSignedIn: 3, refused: 4 } as const;

/** A failure with a message for a person: printed without a stack, then the program ends with the code. */
export class CliError extends Error {
  override readonly name = "CliError";
  readonly exitCode: number;

  constructor(exitCode: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/** The command line cannot be understood. */
export function usageError(message: string): CliError {
  return new CliError(exitCodes.usage, message);
}

export interface Command {
  readonly name: string;
  /** Arguments, as help shows them behind the name. */
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `--help` prints below the usage; may read what is slow to load. */
  help(): string | Promise<string>;
  /** @throws CliError */
  run(args: readonly string[]): Promise<void>;
}
