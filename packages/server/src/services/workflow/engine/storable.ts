import { isObject } from "../../../kernel/json.ts";
import type { Json, JsonObject } from "./definition.ts";
import { reserved } from "./references.ts";

/** What PostgreSQL refuses in JSON: U+0000, and halves of surrogate pairs. */
const unfit = /\0|\p{Surrogate}/gu;

/** Values are never changed, only replaced, so each is looked through once. */
const known = new WeakSet<object>();

/**
 * A value from outside as a run may keep it: without members of reserved names, however deep, as those would be taken for
 * the engine's secrets, and without characters that no database keeps. The same value when there are none.
 */
export function storable(value: Json): Json {
  if (typeof value === "string") return value.replace(unfit, "\uFFFD");
  if (typeof value !== "object" || value === null || known.has(value)) return value;
  const clean = Array.isArray(value) ? storableList(value) : isObject(value) ? storableObject(value) : value;
  if (typeof clean === "object" && clean !== null) known.add(clean);
  return clean;
}

function storableList(list: readonly Json[]): Json {
  const items = list.map(storable);
  return items.every((item, index) => item === list[index]) ? list : items;
}

/** An object of variables, or of anything else. */
export function storableObject(object: JsonObject): JsonObject {
  let changed = false;
  const members = Object.entries(object).flatMap(([key, member]): [string, Json][] => {
    const [name, clean] = [key.replace(unfit, "\uFFFD"), storable(member)];
    if (clean !== member || name !== key || reserved.has(key)) changed = true;
    return reserved.has(key) ? [] : [[name, clean]];
  });
  return changed ? Object.fromEntries(members) : object;
}
