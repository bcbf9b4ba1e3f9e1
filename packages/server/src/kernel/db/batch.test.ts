import pg from "pg";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../testing/databases.ts";
import { Batch } from "./batch.ts";

let home: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  home = await createTestDatabase(inject("postgresUrl"));
  const config: pg.ClientConfig & { pipeline: boolean } = { connectionString: home.url, pipeline: true };
  client = new pg.Client(config);
  await client.connect();
  await client.query("create table item (id int primary key, note text)");
});
afterAll(async () => {
  await client.end();
  await home.drop();
});

/** Runs the statements as one batch: for each its rows and their number, or the error. */
function run(...statements: readonly pg.QueryConfig[]) {
  const results = statements.map((config) => {
    let item: { resolve(result: pg.QueryResult): void; reject(error: Error): void } | undefined;
    const result = new Promise<pg.QueryResult>((resolve, reject) => {
      item = { resolve, reject };
    });
    if (item === undefined) throw new Error("A promise starts at once.");
    return { item: { config, ...item }, result };
  });
  client.query(new Batch(results.map(({ item }) => item)));
  return Promise.all(
    results.map(({ result }) =>
      result.then(
        ({ rows, rowCount }) => ({ rows, rowCount }),
        (error: unknown) => String(error),
      ),
    ),
  );
}

const insert = (id: unknown) => ({ name: "insert", text: "insert into item (id, note) values ($1, 'n')", values: [id] });
const select = (id: number) => ({ name: "select", text: "select id from item where id = $1", values: [id] });
const prepared = async () =>
  (await client.query("select name from pg_prepared_statements order by name")).rows.map((row: { name: string }) => row.name);

it("gives each statement its own result, with and without rows, and prepares each once", async () => {
  expect(await run(insert(1), select(1), select(2), insert(2))).toEqual([
    { rows: [], rowCount: 1 },
    { rows: [{ id: 1 }], rowCount: 1 },
    { rows: [], rowCount: 0 },
    { rows: [], rowCount: 1 },
  ]);
  expect(await run(select(2))).toEqual([{ rows: [{ id: 2 }], rowCount: 1 }]);
  expect(await prepared()).toEqual(["insert", "select"]);
});

it("fails as a whole, undone, and leaves the connection and its statements usable", async () => {
  const later = { name: "later", text: "select 'later' as word" };
  expect(await run(insert(3), insert(1), later)).toEqual(Array(3).fill(expect.stringContaining("duplicate key")));
  expect(await run(later, select(3))).toEqual([
    { rows: [{ word: "later" }], rowCount: 1 },
    { rows: [], rowCount: 0 },
  ]);
});

it("sends nothing when a value cannot be sent", async () => {
  const circle: { self?: unknown } = {};
  circle.self = circle;
  const fresh = { name: "fresh", text: "select 'fresh' as word" };
  expect(await run(fresh, insert(4), insert(circle))).toEqual(Array(3).fill(expect.stringContaining("circular")));
  expect(await run(fresh, select(4))).toEqual([
    { rows: [{ word: "fresh" }], rowCount: 1 },
    { rows: [], rowCount: 0 },
  ]);
});

it("waits its turn among other statements of the connection", async () => {
  const [before, batch, after] = await Promise.all([
    client.query("select 1 as n"),
    run(select(1), select(2)),
    client.query("select 2 as n"),
  ]);
  expect([before.rows, batch, after.rows]).toEqual([
    [{ n: 1 }],
    [
      { rows: [{ id: 1 }], rowCount: 1 },
      { rows: [{ id: 2 }], rowCount: 1 },
    ],
    [{ n: 2 }],
  ]);
});
