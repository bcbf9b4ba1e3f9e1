import { isObject } from "../../../kernel/json.ts";
import type { Json, JsonObject } from "./definition.ts";
import { limits } from "./limits.ts";

/** A way into a value: keys of objects, indexes of lists. */
export type Path = readonly (string | number)[];

const segments = /^(?:\.?([^.[\]\s]+)|\[(\d+)\])/;

/** Reads `a.b[2].c`; undefined when this is no such path. */
export function parsePath(text: string): Path | undefined {
  const path: (string | number)[] = [];
  let rest = text;
  while (rest !== "") {
    const [all, key, index] = segments.exec(rest) ?? [];
    if (all === undefined || (path.length === 0 && all.startsWith("."))) return undefined;
    if (key !== undefined && path.length > 0 && !all.startsWith(".")) return undefined;
    path.push(key ?? Number(index));
    rest = rest.slice(all.length);
  }
  return path;
}

/** What is at a path; undefined when there is nothing. Only what the value has itself: no prototypes, no `length`. */
export function read(value: Json | undefined, path: Path): Json | undefined {
  let at = value;
  for (const step of path) {
    if (typeof step === "number") at = Array.isArray(at) ? at[step] : undefined;
    else at = isObject(at) && Object.hasOwn(at, step) ? at[step] : undefined;
    if (at === undefined) return undefined;
  }
  return at;
}

/** A path cannot be written to. */
export class UnwritablePath extends Error {
  override readonly name = "UnwritablePath";
}

/**
 * The object with something else in a member, or in what lies below it; what is in the way is replaced, missing objects
 * and lists are made.
 * @throws UnwritablePath when a list would get a long gap
 */
export function writeMember(object: JsonObject, name: string, below: Path, content: Json): JsonObject {
  const inner = Object.hasOwn(object, name) ? object[name] : undefined;
  // A computed member is always an own one, `__proto__` too.
  return { ...object, [name]: write(inner, below, content) };
}

function write(value: Json | undefined, path: Path, content: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return content;
  if (typeof step === "string") return writeMember(isObject(value) ? value : {}, step, rest, content);
  const list = Array.isArray(value) ? [...value] : [];
  if (step > list.length + limits.listGap) throw new UnwritablePath(`A list of ${list.length} has no place ${step}.`);
  while (list.length < step) list.push(null);
  list[step] = write(list[step], rest, content);
  return list;
}
