import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";

/** The migrations of one owner: a service or the kernel. */
export interface MigrationSource {
  /** Name under which they are recorded, and the PostgreSQL schema they fill. */
  readonly owner: string;
  readonly folder: URL;
}

/**
 * The `migrations` folder beside a module. The compiled tree holds no SQL files, so a module in `dist` reads those of
 * `src`, which the package ships as well.
 */
export function migrationsBeside(moduleUrl: string): URL {
  return new URL("./migrations/", moduleUrl.replace(/\/dist\/(?!.*\/dist\/)/, "/src/"));
}

/** One number for all processes that migrate the same database. */
const lockKey = 7_208_420;

/**
 * Brings the database up to date: every file `NNNN_name.sql` not yet recorded is run, in order, owner by owner. Any
 * number of processes may call this at the same time: an advisory lock lets one do the work, the others then find it done.
 * @returns the migrations that this call applied, as `owner/file`
 */
export async function migrate(url: string, sources: readonly MigrationSource[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: "patchbay migrate" });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [lockKey]);
    await client.query(`create schema if not exists kernel`);
    await client.query(`create table if not exists kernel.migration (
      owner text, file text, applied_at timestamptz not null default now(), primary key (owner, file))`);
    const { rows } = await client.query<{ id: string }>("select owner || '/' || file as id from kernel.migration");
    const done = new Set(rows.map((row) => row.id));
    const applied: string[] = [];
    for (const source of sources) {
      for (const file of await sqlFiles(source.folder)) {
        const id = `${source.owner}/${file}`;
        if (done.has(id)) continue;
        await applyOne(client, source, file);
        applied.push(id);
      }
    }
    return applied;
  } finally {
    // Ending the session releases the advisory lock.
    await client.end();
  }
}

async function sqlFiles(folder: URL): Promise<string[]> {
  const files = await readdir(fileURLToPath(folder));
  return files.filter((file) => /^\d{4}_.+\.sql$/.test(file)).sort();
}

async function applyOne(client: pg.Client, source: MigrationSource, file: string): Promise<void> {
  const text = await readFile(new URL(file, source.folder), "utf8");
  try {
    await client.query("begin");
    await client.query(text);
    await client.query("insert into kernel.migration (owner, file) values ($1, $2)", [source.owner, file]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`Migration ${source.owner}/${file} failed`, { cause: error });
  }
}
