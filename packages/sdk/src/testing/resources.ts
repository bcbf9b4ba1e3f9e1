/**
 * Which operations work on the items of one collection, found in the table by rule: something is created by a POST to
 * `…/things`, and is read, changed or deleted at `…/things/{thing}`, or listed at `…/things`.
 */
import { paramOf, segmentsOf } from "./router.ts";
import type { Schema } from "./schema.ts";
import type { TableOperation } from "./table.ts";
import { isTuple, resolved } from "./validate.ts";

export type Verb = "create" | "list" | "get" | "update" | "delete";

/** What an operation does, and to what. */
export interface Role {
  readonly verb: Verb;
  /** `accounts/accounts`: service and last literal part of the path. */
  readonly collection: string;
  /** Member that identifies an item. */
  readonly idField: string;
  /** Parameter of the path that holds it; none for `create` and `list`. */
  readonly idParam?: string | undefined;
  /** Other parameters of the path: whose items they are. */
  readonly parents: readonly string[];
}

interface Candidate extends Omit<Role, "idField"> {
  readonly operation: TableOperation;
  /** What an item looks like in its answer; undefined when the answer has no body. */
  readonly item: Schema | undefined;
}

/** The roles of all operations that have one, by the id of the operation. */
export function rolesOf(operations: readonly TableOperation[]): Map<string, Role> {
  const collections = new Map<string, Candidate[]>();
  for (const operation of operations) {
    const candidate = candidateOf(operation);
    if (candidate !== undefined)
      collections.set(candidate.collection, [...(collections.get(candidate.collection) ?? []), candidate]);
  }
  return new Map([...collections.values()].flatMap(rolesIn));
}

function candidateOf(operation: TableOperation): Candidate | undefined {
  const { id, method, paths, paged, body, encoding } = operation;
  if (encoding !== "json" && encoding !== "multipart") return undefined;
  const segments = segmentsOf(paths[0] ?? "");
  // `POST …/things/{thing}/modify` is how several services change a thing.
  const modifies = method === "POST" && segments.at(-1) === "modify";
  const answer = answerOf(operation);
  const lists = paged !== undefined || listed(answer) !== undefined;
  const verb = modifies ? "update" : verbOf(method, paramOf(segments.at(-1) ?? "") !== undefined, lists, body !== undefined);
  if (verb === undefined) return undefined;
  const end = modifies ? segments.slice(0, -1) : segments;
  const idParam = verb === "create" || verb === "list" ? undefined : paramOf(end.at(-1) ?? "");
  const literal = idParam === undefined ? end.at(-1) : end.at(-2);
  if (literal === undefined || paramOf(literal) !== undefined) return undefined;
  const parents = end.flatMap((segment) => paramOf(segment) ?? []).filter((name) => name !== idParam);
  const collection = `${id.split(".")[0]}/${literal}`;
  return { verb, collection, idParam, parents, operation, item: verb === "list" ? listed(answer) : answer };
}

function verbOf(method: string, ofItem: boolean, lists: boolean, hasBody: boolean): Verb | undefined {
  if (!ofItem) return method === "GET" && lists ? "list" : method === "POST" && hasBody ? "create" : undefined;
  if (lists) return undefined;
  const verbs: Partial<Record<string, Verb>> = { GET: "get", PUT: "update", PATCH: "update", DELETE: "delete" };
  return verbs[method];
}

function answerOf({ answers }: TableOperation): Schema | undefined {
  const [, schema] = answers[0] ?? [];
  return schema === undefined || schema === null ? undefined : resolved(schema);
}

/** What the items of a list look like; undefined when it is none. */
export function listed(answer: Schema | undefined): Schema | undefined {
  const items = answer?.properties?.items?.items;
  return items === undefined || isTuple(items) ? undefined : resolved(items);
}

/** The operations of one collection that work on the same kind of thing. None when nothing that is created is seen again. */
function rolesIn(candidates: readonly Candidate[]): [string, Role][] {
  const create = candidates.find(({ verb, item }) => verb === "create" && item?.properties !== undefined);
  if (create?.item === undefined) return [];
  const created = create.item;
  const makers = candidates.filter(({ verb, item }) => verb === "create" && item !== undefined && isAlike(created, item));
  const known = [...makers.flatMap(({ parents }) => parents), ...Object.keys(created.properties ?? {})];
  const others = candidates.filter(
    ({ item, parents, verb }) =>
      verb !== "create" &&
      parents.every((name) => known.includes(name)) &&
      (item === undefined ? verb === "delete" || verb === "update" : isAlike(created, item)),
  );
  if (!others.some(({ item }) => item !== undefined)) return [];
  const idParam = others.find((each) => each.idParam !== undefined)?.idParam;
  const idField = idFieldOf(created, idParam, create.parents);
  if (idField === undefined) return [];
  const same = others.filter((each) => each.idParam === undefined || each.idParam === idParam);
  return [...makers, ...same].map(({ operation, verb, collection, idParam: param, parents }) => [
    operation.id,
    { verb, collection, idField, idParam: param, parents },
  ]);
}

/** The parameter itself when the thing has it, unless that is whose thing it is; else the usual names. */
function idFieldOf({ properties = {} }: Schema, idParam: string | undefined, parents: readonly string[]): string | undefined {
  const names = [...(idParam === undefined || parents.includes(idParam) ? [] : [idParam]), "uuid", "id"];
  return names.find((name) => Object.hasOwn(properties, name));
}

/** Whether two schemas show the same kind of thing, one perhaps more of it than the other. */
function isAlike({ properties: one = {} }: Schema, { properties: other = {} }: Schema): boolean {
  const shared = Object.keys(one).filter((name) => Object.hasOwn(other, name)).length;
  return shared >= 0.6 * Math.min(Object.keys(one).length, Object.keys(other).length) && shared > 0;
}
