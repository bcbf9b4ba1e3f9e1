import { isObject, property } from "../core/values.ts";
import { Reply } from "./answers.ts";
import { operations } from "./generated/table.ts";
import { envelope, readPage } from "./list.ts";
import { listed, type Role, rolesOf } from "./resources.ts";
import type { Sampler } from "./sample.ts";
import type { Schema } from "./schema.ts";
import { Store } from "./store.ts";
import type { TableOperation } from "./table.ts";
import { resolved, violations } from "./validate.ts";

/** A request whose parts have been read by the table. */
export interface ReadRequest {
  /** Absolute, without query. */
  readonly address: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

const roles = rolesOf(operations);
/** Of lists that come whole, or have parameters of their own for it. */
const noPaging = { limit: 1000, max: 1000, sort: [], sortable: [] };

/** What operations answer when the test says nothing: what was created is there, everything else is as small as can be, and repeats what the request says of it. */
export class UsualAnswers {
  readonly #sampler: Sampler;
  readonly #store: Store;
  readonly #host: string;

  constructor(host: string, sampler: Sampler, now: () => number) {
    this.#host = host;
    this.#sampler = sampler;
    this.#store = new Store(sampler, now);
  }

  clear(): void {
    this.#store.clear();
  }

  /** @throws Problem where the server would refuse. */
  answer(operation: TableOperation, request: ReadRequest): Reply {
    const [status = 200, schema = null] = operation.answers[0] ?? [];
    return this.#reply(
      operation,
      status,
      schema === null ? this.#withoutBody(operation, request) : this.#body(operation, schema, request),
    );
  }

  /**
   * An answer that the test gave, with what it left away.
   *
   * @throws Error when it is not what the table says.
   */
  completed(operation: TableOperation, request: ReadRequest, given: unknown): Reply {
    const found = operation.answers.map(([status, schema]) => {
      if (schema === null) return { status, body: undefined, wrong: ["it has no body"] };
      const body = this.#sampler.complete(schema, this.#paged(operation, request, schema, given));
      return { status, body, wrong: violations(schema, body) };
    });
    const fitting = found.find(({ wrong }) => wrong.length === 0);
    if (fitting !== undefined) return this.#reply(operation, fitting.status, fitting.body);
    const wrong = found[0]?.wrong ?? ["it has no body"];
    throw new Error(
      `The answer that the test gives for ${operation.id} is not one: ${wrong.join("; ")}. Use reply() to send it all the same.`,
    );
  }

  #reply(operation: TableOperation, status: number, body: unknown): Reply {
    if (status !== 202) return new Reply(status, body, this.#mediaType(operation));
    // The server has done everything by the time it answers.
    const service = operation.paths[0]?.split("/")[1];
    const headers = {
      location: `${this.#host}/${service}/operations/${this.#sampler.sample({ type: "string", format: "uuid" })}`,
      "x-status": "complete",
    };
    const says = operation.answers.some(([, schema]) => resolved(schema ?? {}).properties?.resource_status !== undefined);
    return new Reply(202, says && isObject(body) ? { ...body, resource_status: "complete" } : body, headers);
  }

  #mediaType({ answers }: TableOperation): Record<string, string> {
    const type = answers[0]?.[1]?.contentMediaType;
    return type === undefined ? {} : { "content-type": type };
  }

  /** What changes or deletes does so, though nothing is told. */
  #withoutBody(operation: TableOperation, request: ReadRequest): undefined {
    const role = roles.get(operation.id);
    if (role !== undefined) this.#ofItem(role, {}, request);
    return undefined;
  }

  #body(operation: TableOperation, schema: Schema, request: ReadRequest): unknown {
    const role = roles.get(operation.id);
    if (operation.paged !== undefined || role?.verb === "list") return this.#list(operation, role, schema, request);
    const known = role === undefined ? repeated(schema, request) : this.#ofItem(role, schema, request);
    return this.#withWanted(
      schema,
      request.query,
      known === undefined ? this.#sampler.sample(schema) : this.#sampler.fit(schema, known),
    );
  }

  /** A parameter such as `content_url=true` asks for the member of its name. */
  #withWanted(schema: Schema, query: ReadRequest["query"], body: unknown): unknown {
    const { properties = {} } = resolved(schema);
    const wanted = Object.entries(properties).filter(([name]) => query[name] === true && property(body, name) === undefined);
    if (!isObject(body) || wanted.length === 0) return body;
    return { ...body, ...Object.fromEntries(wanted.map(([name, member]) => [name, this.#sampler.sample(member, name)])) };
  }

  #ofItem(role: Role, schema: Schema, { params, body }: ReadRequest): unknown {
    switch (role.verb) {
      case "create":
        return this.#store.create(role, schema, params, body);
      case "update":
        return this.#store.update(role, params, body);
      case "delete":
        return this.#store.delete(role, params);
      default:
        return this.#store.get(role, params);
    }
  }

  #list(operation: TableOperation, role: Role | undefined, schema: Schema, request: ReadRequest): unknown {
    const page = readPage(request.query, operation.paged ?? noPaging);
    const all = role === undefined ? [] : this.#store.list(role, request.params, request.query, page);
    const item = listed(resolved(schema));
    const shown = item === undefined ? all : all.map((each) => this.#sampler.fit(item, each));
    return this.#sampler.fit(schema, envelope(shown, page, request.address, request.query));
  }

  /** Items alone are the whole list, of which the request asks for a page. */
  #paged({ paged }: TableOperation, { query, address }: ReadRequest, schema: Schema, given: unknown): unknown {
    if (paged === undefined || !isObject(given) || !Array.isArray(given.items) || given.metadata !== undefined) return given;
    const item = listed(resolved(schema));
    const items = given.items.map((each) => (item === undefined ? each : this.#sampler.complete(item, each)));
    return { ...envelope(items, readPage(query, paged), address, query), ...without(given, "items") };
  }
}

/** What the request says of its answer, by members of the same name; undefined when that is nothing. */
function repeated(schema: Schema, { params, body }: ReadRequest): Record<string, unknown> | undefined {
  const { properties = {} } = resolved(schema);
  const said = Object.entries({ ...params, ...(isObject(body) ? body : {}) });
  const known = said.filter(([name]) => Object.hasOwn(properties, name));
  return known.length === 0 ? undefined : Object.fromEntries(known);
}

function without(value: Record<string, unknown>, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([each]) => each !== name));
}
