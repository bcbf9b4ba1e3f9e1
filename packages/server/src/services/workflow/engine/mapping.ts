import type { ConditionOptions, Json, JsonObject, ResultMapping } from "./definition.ts";
import { type Path, parsePath, read, writeMember } from "./paths.ts";
import { reserved } from "./references.ts";
import { storable } from "./storable.ts";

/** Evaluates JSONata. Rejects with what is wrong with the expression, or when it takes too long. */
export type Evaluate = (expression: string, data: Json) => Promise<Json>;

/** Where results are written: `$a.b[0]`, or the same without `$`. */
function target(text: string): readonly [string, ...Path] {
  const [root, ...rest] = parsePath(text.startsWith("$") ? text.slice(1) : text) ?? [];
  return typeof root === "string" ? [root, ...rest] : [text];
}

function assign(vars: JsonObject, name: string, value: Json): JsonObject {
  const [root, ...rest] = target(name);
  // A variable of such a name would be taken for a secret of the engine.
  return reserved.has(root) ? vars : writeMember(vars, root, rest, value);
}

/**
 * The variables after a transition has written its result into them: the whole of it first, then what `result` lists, in
 * its order.
 * @throws UnwritablePath, and whatever `evaluate` rejects with
 */
export async function mapResult(
  vars: JsonObject,
  options: ConditionOptions,
  result: Json,
  evaluate: Evaluate,
): Promise<JsonObject> {
  let mapped = options.result_path === undefined ? vars : assign(vars, options.result_path, storable(result));
  for (const entry of options.result) {
    mapped = assign(mapped, entry.name, storable(await valueFor(entry, mapped, result, evaluate)));
  }
  return mapped;
}

async function valueFor(entry: ResultMapping, vars: JsonObject, result: Json, evaluate: Evaluate): Promise<Json> {
  if (entry.source === "constant" || typeof entry.path !== "string") return entry.path;
  return extract(entry.path, entry.source === "result" ? result : vars, evaluate);
}

/**
 * What a JSONata path finds. Plain paths such as `a.b[2]` are followed here; where JSONata would do something else with
 * them (members of all objects of a list, say), it is asked.
 */
async function extract(text: string, data: Json, evaluate: Evaluate): Promise<Json> {
  if (text === "$" || text === "") return data;
  const path = plain.test(text) ? parsePath(text.replace(/^\$\.?/, "")) : undefined;
  if (path === undefined) return evaluate(text, data);
  const found = read(data, path);
  if (found !== undefined) return found;
  return text.includes("-") || leadsThroughList(data, path) ? evaluate(text, data) : null;
}

const plain = /^(\$\.)?[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*|\[\d+\])*$/;

function leadsThroughList(data: Json, path: Path): boolean {
  return path.some((step, index) => {
    const container = read(data, path.slice(0, index));
    return container !== undefined && Array.isArray(container) !== (typeof step === "number");
  });
}
