import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../testing/databases.ts";
import { systemClock } from "../clock.ts";
import { Database } from "./database.ts";
import { type MigrationSource, migrate } from "./migrate.ts";
import { sql } from "./sql.ts";

let home: TestDatabase;
let folder: string;

beforeAll(async () => {
  home = await createTestDatabase(inject("postgresUrl"));
  folder = await mkdtemp(join(tmpdir(), "patchbay-migrations-"));
});
afterAll(async () => {
  await home.drop();
  await rm(folder, { recursive: true, force: true });
});

async function source(owner: string, files: Readonly<Record<string, string>>): Promise<MigrationSource> {
  const path = join(folder, owner);
  await mkdir(path, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text);
  return { owner, folder: pathToFileURL(`${path}/`) };
}

it("runs each file once, whoever starts at the same time", async () => {
  const one = await source("one", {
    "0001_a.sql": "create table a (n int); insert into a values (1);",
    "0002_b.sql": "insert into a values (2);",
    "notes.txt": "no",
  });
  const runs = await Promise.all(Array.from({ length: 8 }, () => migrate(home.url, [one])));
  expect(runs.flat().sort()).toEqual(["one/0001_a.sql", "one/0002_b.sql"]);
  expect(await migrate(home.url, [one])).toEqual([]);
  const db = new Database({ url: home.url, clock: systemClock });
  expect(await db.many(sql`select n from a order by n`)).toEqual([{ n: 1 }, { n: 2 }]);
  await db.close();
});

it("undoes a file that fails, names it, and goes on from there when it is mended", async () => {
  const bad = await source("two", {
    "0001_ok.sql": "create table c (n int);",
    "0002_bad.sql": "insert into c values (1); select nonsense;",
  });
  await expect(migrate(home.url, [bad])).rejects.toThrow("two/0002_bad.sql");
  const mended = await source("two", { "0002_bad.sql": "insert into c values (7);" });
  expect(await migrate(home.url, [mended])).toEqual(["two/0002_bad.sql"]);
  const db = new Database({ url: home.url, clock: systemClock });
  expect(await db.many(sql`select n from c`)).toEqual([{ n: 7 }]);
  await db.close();
});
