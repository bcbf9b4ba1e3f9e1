import { LRUCache } from "lru-cache";
import type { Executor } from "../../../kernel/db/database.ts";
import type { KeyRing } from "../../../kernel/secrets.ts";
import type { JsonObject } from "../engine/definition.ts";
import { type Compiled, compile } from "../engine/index.ts";
import { selectDefinition } from "../store/definitions.ts";
import { openGlobals } from "../templates/globals.ts";

/** A definition as runs use it. */
export interface Loaded extends Compiled {
  /** Sealed JSON. */
  readonly sealedGlobals: string | null;
}

/** Definitions never change, and their uuids are never used again, so what was compiled once stays. */
const compiled = new LRUCache<string, Loaded>({ max: 500 });

/** The definition of that uuid, which exists. */
export async function loadDefinition(db: Executor, uuid: string): Promise<Loaded> {
  const known = compiled.get(uuid);
  if (known !== undefined) return known;
  const { body, globals } = await selectDefinition(db, uuid);
  const loaded = { ...compile(body), sealedGlobals: globals };
  compiled.set(uuid, loaded);
  return loaded;
}

const globalsOf = new WeakMap<Loaded, JsonObject>();

/** The globals of a definition. */
export function openedGlobals(secrets: KeyRing, uuid: string, loaded: Loaded): JsonObject {
  let globals = globalsOf.get(loaded);
  if (globals === undefined) {
    globals = openGlobals(secrets, uuid, loaded.sealedGlobals);
    globalsOf.set(loaded, globals);
  }
  return globals;
}
