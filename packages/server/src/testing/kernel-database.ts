import { randomBytes } from "node:crypto";
import pg from "pg";
import { migrate } from "../kernel/db/migrate.ts";

/** A database that has only the kernel's own tables. */
export interface KernelDatabase {
  readonly url: string;
  /** Removes it, whoever is still connected. */
  drop(): Promise<void>;
}

/** Makes a new database on the server of the test run and brings it up to the kernel's migrations. */
export async function createKernelDatabase(server: string): Promise<KernelDatabase> {
  const name = `kernel_${randomBytes(6).toString("hex")}`;
  await administer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  await migrate(url.href, [{ owner: "kernel", folder: new URL("../kernel/migrations/", import.meta.url) }]);
  return { url: url.href, drop: () => administer(server, `drop database ${name} with (force)`) };
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
