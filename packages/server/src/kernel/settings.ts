import type { Definition } from "./settings/definition.ts";
import { table, variable } from "./settings/table.ts";

export type { RateLimit } from "./settings/definition.ts";
export { loadSecretKeys } from "./settings/secret-key.ts";

type Table = typeof table;
type ValueOf<D> = D extends Definition<infer T> ? T : never;

/** The settings of a process, read once at start. An optional one that is not set is undefined. */
export type Settings = {
  readonly [Name in keyof Table]: Table[Name] extends { readonly fallback: string }
    ? ValueOf<Table[Name]>
    : ValueOf<Table[Name]> | undefined;
};

/** The settings are wrong: all mistakes at once, one sentence each. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(mistakes.length === 1 ? `${mistakes[0]}` : `${mistakes.length} settings are wrong:\n  ${mistakes.join("\n  ")}`);
    this.mistakes = mistakes;
  }
}

/**
 * Reads the settings from environment variables. A variable that is set but empty counts as not set, which is how
 * container tools write "leave it alone".
 * @param env usually process.env
 * @throws SettingsError naming every mistake
 */
export function loadSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const mistakes: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, definition] of entries()) {
    const text = given(env, name) ?? definition.fallback;
    if (text === undefined) continue;
    try {
      values[name] = definition.kind.parse(text);
    } catch (error) {
      const shown = definition.secret === true ? "" : ` It is "${text}".`;
      mistakes.push(`${variable(name)} ${error instanceof Error ? error.message : String(error)}.${shown}`);
    }
  }
  if (mistakes.length > 0) throw new SettingsError(mistakes);
  // The loop above fills exactly what the mapped type describes; TypeScript cannot follow that through a loop.
  return Object.freeze(values) as unknown as Settings;
}

/** Variables with our prefix that no setting reads: probably misspelt. The server warns about them at start. */
export function unknownVariables(env: Readonly<Record<string, string | undefined>>): string[] {
  const known = new Set(entries().map(([name]) => variable(name)));
  // Read by the crash points, for tests; and by the command line, to find the server.
  for (const other of ["PATCHBAY_CRASH_AT", "PATCHBAY_URL"]) known.add(other);
  return Object.keys(env).filter((name) => name.startsWith("PATCHBAY_") && !known.has(name));
}

/** What the documentation says about one setting. */
export interface SettingDoc {
  readonly variable: string;
  readonly form: string;
  /** As written in the environment; null when there is none. */
  readonly fallback: string | null;
  readonly description: string;
}

/** The table of settings for help texts and docs. */
export function describeSettings(): SettingDoc[] {
  return entries().map(([name, definition]) => ({
    variable: variable(name),
    form: definition.kind.form,
    fallback: definition.fallback === undefined || definition.fallback === "" ? null : definition.fallback,
    description: definition.description,
  }));
}

function entries(): [string, Definition<unknown>][] {
  return Object.entries(table);
}

function given(env: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  const text = env[variable(name)]?.trim();
  return text === "" ? undefined : text;
}
