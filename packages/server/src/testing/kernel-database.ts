import { migrate } from "../kernel/db/migrate.ts";
import { createTestDatabase, type TestDatabase } from "./databases.ts";

export type KernelDatabase = TestDatabase;

/** Makes a new database on the server of the test run that has only the kernel's own tables. */
export async function createKernelDatabase(server: string): Promise<TestDatabase> {
  const database = await createTestDatabase(server);
  await migrate(database.url, [{ owner: "kernel", folder: new URL("../kernel/migrations/", import.meta.url) }]);
  return database;
}
