import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import type { Database } from "./db/database.ts";
import { sql } from "./db/sql.ts";
import { violations } from "./http/validate.ts";
import type { SeedSection } from "./service.ts";

/** A seed file that cannot be applied: what is wrong, one line each. */
export class SeedError extends Error {
  override readonly name = "SeedError";

  constructor(source: string, mistakes: readonly string[]) {
    super(`${source} cannot be applied:\n  ${mistakes.join("\n  ")}`);
  }
}

/** Reads a YAML or JSON file (JSON is YAML). */
export async function readSeed(file: string): Promise<unknown> {
  return parse(await readFile(file, "utf8"));
}

function mistakesIn(seed: Readonly<Record<string, unknown>>, sections: readonly SeedSection[]): string[] {
  const known = new Map(sections.map((section) => [section.key, section]));
  return Object.entries(seed).flatMap(([key, value]) => {
    const section = known.get(key);
    if (section === undefined) return [`${key} is no section; there are ${[...known.keys()].join(", ")}`];
    return violations(section.schema, value).map((line) => `${key}: ${line}`);
  });
}

/**
 * Applies a seed in one transaction: everything or nothing. Applying it again changes nothing.
 * @param seed the parsed file: sections by key
 * @param sections those of all services; the order in which they are applied
 * @param source where the seed came from, for messages
 * @throws SeedError when it does not fit the sections
 */
export async function applySeed(db: Database, seed: unknown, sections: readonly SeedSection[], source: string): Promise<void> {
  if (typeof seed !== "object" || seed === null || Array.isArray(seed))
    throw new SeedError(source, ["It must hold sections by name."]);
  const values: Readonly<Record<string, unknown>> = { ...seed };
  const mistakes = mistakesIn(values, sections);
  if (mistakes.length > 0) throw new SeedError(source, mistakes);
  await db.transaction(async (tx) => {
    for (const section of sections) {
      if (values[section.key] !== undefined) await section.apply(tx, values[section.key]);
    }
    await tx.run(sql`
      insert into kernel.seeded (source, applied_at) values (${source}, ${tx.now()})
      on conflict (source) do update set applied_at = excluded.applied_at`);
  });
}
