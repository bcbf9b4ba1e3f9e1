import type { Level } from "./protocol.ts";

const mostLines = 200;
const mostCharacters = 64 * 1024;
const longestLine = 8 * 1024;
/** What is looked through for secrets at most. */
const longestSearched = 1024 * 1024;

/** Replaces secrets in a text by a word. Very short ones are left: they would be found everywhere. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.filter((secret) => secret.length >= 4).reduce((left, secret) => left.replaceAll(secret, "[secret]"), text);
}

/** What the code writes to its console, within bounds. */
export class ConsoleLines {
  readonly #secrets: readonly string[];
  readonly #write: (level: Level, text: string) => void;
  #lines = 0;
  #characters = 0;

  constructor(secrets: readonly string[], write: (level: Level, text: string) => void) {
    this.#secrets = secrets;
    this.#write = write;
  }

  add(level: Level, text: string): void {
    if (this.#lines > mostLines || this.#characters > mostCharacters) return;
    // Secrets first: a cut could leave half of one, which nobody would recognise.
    const clean = withoutSecrets(text.slice(0, longestSearched), this.#secrets);
    const line = clean.length > longestLine ? `${clean.slice(0, longestLine)}…` : clean;
    this.#lines++;
    this.#characters += line.length;
    const full = this.#lines > mostLines || this.#characters > mostCharacters;
    if (full) this.#write("warn", "(what was written after this is not kept)");
    else this.#write(level, line);
  }
}
