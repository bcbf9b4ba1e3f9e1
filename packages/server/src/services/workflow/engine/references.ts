import { isObject } from "../../../kernel/json.ts";
import type { Json, JsonObject } from "./definition.ts";
import { type Path, parsePath, read } from "./paths.ts";

/** Names that stand for secrets of the engine: usable in references, never stored or shown. */
export const reserved: ReadonlySet<string> = new Set(["_token", "_basic_token", "_client_token", "_oauth2_app"]);

/** What references of a run can see. */
export interface Scope {
  readonly vars: JsonObject;
  readonly input: JsonObject;
  readonly globals: JsonObject;
  /** Values of reserved names, as far as there are any. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Milliseconds since the epoch; a repetition of the same work says the same. */
  readonly at: number;
}

export interface Resolved {
  readonly value: Json;
  /** References that led nowhere. */
  readonly warnings: readonly string[];
}

const reference = /^([$^])([A-Za-z_][A-Za-z0-9_-]*)((?:\.[^.[\]\s]+|\[\d+\])*)$/;
const placeholder = /%([\w.\-*/|]+)%/g;

/** Replaces the references in a value, however deep: `$path` and `^path` by what they mean, `%name%` within texts. */
export function resolve(value: Json, scope: Scope): Resolved {
  const warnings: string[] = [];
  return { value: resolveValue(value, scope, warnings), warnings };
}

function resolveValue(value: Json, scope: Scope, warnings: string[]): Json {
  if (typeof value === "string") return resolveText(value, scope, warnings);
  if (Array.isArray(value)) return value.map((item) => resolveValue(item, scope, warnings));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, resolveValue(member, scope, warnings)]));
}

function resolveText(text: string, scope: Scope, warnings: string[]): Json {
  if (text === "$") return scope.vars;
  const [, prefix, root, rest] = reference.exec(text) ?? [];
  if (prefix !== undefined && root !== undefined) {
    const found = lookUp(prefix === "$" ? "$" : "^", [root, ...(parsePath(`x${rest}`) ?? []).slice(1)], scope);
    if (found === undefined) warnings.push(`${text} leads nowhere.`);
    return found ?? null;
  }
  if (/^(\$\$|\^\^)[A-Za-z_]/.test(text)) return text.slice(1);
  return text.includes("%") ? interpolate(text, scope) : text;
}

function lookUp(prefix: "$" | "^", path: Path, scope: Scope): Json | undefined {
  const root = path[0];
  if (typeof root === "string" && reserved.has(root)) return path.length === 1 ? scope.secrets[root] : undefined;
  const places = prefix === "$" ? [scope.vars, scope.globals] : [scope.vars, scope.input, scope.globals];
  for (const place of places) {
    const found = read(place, path);
    if (found !== undefined) return found;
  }
  return undefined;
}

function interpolate(text: string, scope: Scope): string {
  return text.replace(placeholder, (whole, name: string) => {
    const found = momentary(name, scope.at) ?? search(name, scope);
    if (found === undefined || found === null) return whole;
    return typeof found === "object" ? JSON.stringify(found) : String(found);
  });
}

/** The present moment in UTC, so that it does not depend on the machine. */
function momentary(name: string, at: number): string | undefined {
  const iso = new Date(at).toISOString();
  if (name === "datetime") return iso;
  if (name === "YYYY") return iso.slice(0, 4);
  if (name === "MM") return iso.slice(5, 7);
  return name === "DD" ? iso.slice(8, 10) : undefined;
}

function search(name: string, scope: Scope): Json | undefined {
  if (reserved.has(name)) return scope.secrets[name];
  for (const place of [scope.vars, scope.globals]) {
    const found = find(place, name) ?? read(place, parsePath(name) ?? [name]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first member of that name, depth first. */
function find(tree: Json | undefined, name: string): Json | undefined {
  if (Array.isArray(tree)) return firstOf(tree, name);
  if (!isObject(tree)) return undefined;
  if (Object.hasOwn(tree, name)) return tree[name];
  return firstOf(Object.values(tree), name);
}

function firstOf(trees: readonly Json[], name: string): Json | undefined {
  for (const tree of trees) {
    const found = find(tree, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether resolving the value may ask for a secret of that name. */
export function mentions(value: Json, name: string): boolean {
  if (typeof value === "string") return value.includes(name);
  if (Array.isArray(value)) return value.some((item) => mentions(item, name));
  return isObject(value) && Object.values(value).some((member) => mentions(member, name));
}
