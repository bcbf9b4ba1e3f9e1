/**
 * Proves that the tenant predicate of every store function works, while the tests of the services run.
 *
 * Whenever a statement with such a predicate (`account_path && $3::uuid[]`) is executed, it is first executed twice more
 * in a part of the transaction that is rolled back: with the scope of a stranger, which must find nothing, and with the
 * stranger's scope and the predicate taken out of the text, which must find something. The second is the mutation: had
 * the predicate not been there, the first check would have failed. Each predicate is put to the test until that has
 * happened once; `tenancy-report.ts` compares what was proven with all predicates that there are.
 */
import type pg from "pg";
import type { Database } from "../kernel/db/database.ts";
import type { Sql } from "../kernel/db/sql.ts";

const predicate = /\(?(?:\w+\.)?\w*path\w* && \$(\d+)::uuid\[\]\)?/g;
const stranger = "ffffffff-ffff-7fff-bfff-ffffffffffff";

/** The inner face of an executor: all four methods end here. */
interface Runner {
  /** Absent for statements that nobody asked for. */
  readonly context?: { readonly actor: string | null };
  query(config: pg.QueryConfig): Promise<pg.QueryResult>;
}

type Method = (this: Runner, statement: Sql) => Promise<unknown>;
type Methods = Record<"many" | "maybe" | "one" | "run", Method>;

const proven = new Set<string>();
const queues = new WeakMap<Runner, Promise<unknown>>();
let installed = false;
let database: Database | undefined;

/**
 * `services/accounts/store.ts#selectAccount` of the store function that is being called: the outermost one, as exported
 * functions of a store share private ones.
 */
function storeFunction(): string | undefined {
  let name: string | undefined;
  for (const line of (new Error().stack ?? "").split("\n")) {
    const found = /at (?:async )?(?:\w+\.)?(\w+) \(.*\/src\/(services\/\w+\/store[\w/-]*\.ts)/.exec(line);
    if (found !== null) name = `${found[2]}#${found[1]}`;
  }
  return name;
}

/** Says nothing: `false`, 0, null, an empty list. */
function isEmpty(value: unknown): boolean {
  return !value || (Array.isArray(value) && value.length === 0);
}

/** Belongs to the platform, not to a tenant: system roles, say, which everybody may see. */
function isShared(row: object): boolean {
  return "account_uuid" in row && row.account_uuid === null;
}

/** Nothing of a tenant: no rows, or rows that say nothing. */
function isNothing({ rowCount, rows }: pg.QueryResult): boolean {
  if ((rowCount ?? 0) === 0) return true;
  return rows.length > 0 && rows.every((row: object) => isShared(row) || Object.values(row).every(isEmpty));
}

/** Runs `work` with statements whose effects are undone. */
async function undone<T>(runner: Runner, work: (query: Runner["query"]) => Promise<T>): Promise<T> {
  if (runner.constructor.name === "Transaction") {
    await runner.query({ text: "savepoint tenancy_guard" });
    try {
      return await work((config) => runner.query(config));
    } finally {
      await runner.query({ text: "rollback to savepoint tenancy_guard" });
    }
  }
  if (database === undefined) throw new Error("The tenancy guard has no database.");
  const client = await database.pool.connect();
  try {
    await client.query("begin");
    return await work((config) => client.query(config));
  } finally {
    await client.query("rollback");
    client.release();
  }
}

async function examine(runner: Runner, statement: Sql, name: string): Promise<void> {
  const { text } = statement;
  let index = 0;
  for (const match of text.matchAll(predicate)) {
    const key = `${name}#${index++}`;
    if (proven.has(key)) continue;
    // A stranger is somebody else as well: own rows are found without scope.
    const actor = runner.context?.actor ?? undefined;
    const values = statement.values.map((value) => (value === actor && actor !== undefined ? stranger : value));
    values[Number(match[1]) - 1] = [stranger];
    const asItIs = await undone(runner, (query) => query({ text, values }));
    if (!isNothing(asItIs))
      throw new Error(`${name} gives a stranger what is not his: ${JSON.stringify(asItIs.rows).slice(0, 300)}`);
    const mutated = `${text.slice(0, match.index)}(${match[0]} or true)${text.slice(match.index + match[0].length)}`;
    const without = await undone(runner, (query) => query({ text: mutated, values })).catch(() => undefined);
    if (without !== undefined && !isNothing(without)) proven.add(key);
  }
}

/** One after the other per executor, so that nothing else runs between a savepoint and its end. */
function inTurn<T>(runner: Runner, work: () => Promise<T>): Promise<T> {
  const turn = (queues.get(runner) ?? Promise.resolve()).then(work, work);
  queues.set(
    runner,
    turn.catch(() => undefined),
  );
  return turn;
}

function guarded(original: Method): Method {
  return function (statement) {
    const name = statement.text.includes("::uuid[]") ? storeFunction() : undefined;
    const run = async () => {
      if (name !== undefined) await examine(this, statement, name);
      return original.call(this, statement);
    };
    // Reads outside a transaction have connections of their own.
    return this.constructor.name === "Transaction" ? inTurn(this, run) : run();
  };
}

/** Watches all statements of this process from now on. */
export function installTenancyGuard(db: Database): void {
  database = db;
  if (installed) return;
  installed = true;
  // The class that all executors extend; it is not exported, because only this has business with it.
  const methods: Methods = Object.getPrototypeOf(Object.getPrototypeOf(db));
  for (const name of ["many", "maybe", "one", "run"] as const) methods[name] = guarded(methods[name]);
}

/** The predicates proven so far: `services/accounts/store.ts#selectAccount#0`. */
export function provenPredicates(): string[] {
  return [...proven];
}
