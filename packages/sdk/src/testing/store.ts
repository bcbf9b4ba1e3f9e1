import { isObject } from "../core/values.ts";
import { Problem } from "./answers.ts";
import { filtered, type Page, sorted } from "./list.ts";
import type { Role } from "./resources.ts";
import type { Sampler } from "./sample.ts";
import type { Schema } from "./schema.ts";

type Value = Readonly<Record<string, unknown>>;
type Params = Readonly<Record<string, string>>;

interface Item {
  readonly id: string;
  /** Parameters of the path at which it was created. */
  readonly parents: Params;
  readonly value: Value;
}

/** The items that were created, by collection. */
export class Store {
  readonly #sampler: Sampler;
  readonly #now: () => number;
  readonly #collections = new Map<string, Map<string, Item>>();

  /** @param now Milliseconds since 1970. */
  constructor(sampler: Sampler, now: () => number) {
    this.#sampler = sampler;
    this.#now = now;
  }

  clear(): void {
    this.#collections.clear();
  }

  /** @param schema What a created item looks like. */
  create(role: Role, schema: Schema, parents: Params, body: unknown): Value {
    const given = { ...(isObject(body) ? body : {}), ...parents };
    const made = this.#sampler.fit(schema, given);
    const items = this.#items(role);
    const sampled = { ...given, ...(isObject(made) ? made : {}) };
    const own = Object.hasOwn(given, role.idField);
    const value = own ? sampled : { ...sampled, [role.idField]: unlike(items, sampled[role.idField]) };
    const id = String(value[role.idField]).toLowerCase();
    if (items.has(id)) throw new Problem("conflict");
    items.set(id, { id, parents, value });
    return value;
  }

  get(role: Role, params: Params): Value {
    return this.#find(role, params).value;
  }

  /** Only what is present changes. */
  update(role: Role, params: Params, body: unknown): Value {
    const item = this.#find(role, params);
    const { audit, [role.idField]: id } = item.value;
    const modified_date = `${new Date(this.#now()).toISOString().slice(0, 19)}Z`;
    const kept = { [role.idField]: id, ...(isObject(audit) ? { audit: { ...audit, modified_date } } : {}) };
    const value = { ...item.value, ...(isObject(body) ? body : {}), ...kept };
    this.#items(role).set(item.id, { ...item, value });
    return value;
  }

  delete(role: Role, params: Params): Value {
    const item = this.#find(role, params);
    this.#items(role).delete(item.id);
    return item.value;
  }

  list(role: Role, params: Params, query: Value, { sort }: Page): Value[] {
    const own = [...this.#items(role).values()].filter((item) => belongs(item, role, params));
    const values = own.map(({ value }) => value);
    return sorted(filtered(values, query), sort);
  }

  #find(role: Role, params: Params): Item {
    const id = params[role.idParam ?? ""] ?? "";
    const item = this.#items(role).get(id.toLowerCase());
    if (item === undefined || !belongs(item, role, params)) throw new Problem("not_found");
    return item;
  }

  #items({ collection }: Role): Map<string, Item> {
    const items = this.#collections.get(collection) ?? new Map<string, Item>();
    this.#collections.set(collection, items);
    return items;
  }
}

/** The id, or one like it when there is something of that id: only uuids differ by themselves. */
function unlike(items: ReadonlyMap<string, Item>, id: unknown): unknown {
  const number = String(items.size + 1);
  return typeof id === "string" && items.has(id.toLowerCase()) ? `${id.slice(0, -number.length)}${number}` : id;
}

/** Whether the other parameters of the path are those of the item. */
function belongs({ parents, value }: Item, role: Role, params: Params): boolean {
  return role.parents.every((name) => String(value[name] ?? parents[name]).toLowerCase() === params[name]?.toLowerCase());
}
