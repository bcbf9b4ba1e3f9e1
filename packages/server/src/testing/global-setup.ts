import type { TestProject } from "vitest/node";
import { startTemporaryPostgres } from "./temporary-postgres.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The address of the PostgreSQL server of this run, as a user who may create databases. */
    postgresUrl: string;
  }
}

/**
 * One PostgreSQL server for a whole run of the tests: that of PATCHBAY_TEST_DATABASE_URL, or an embedded one without
 * durability in a temporary folder, which is removed at the end.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const external = process.env.PATCHBAY_TEST_DATABASE_URL;
  if (external) {
    project.provide("postgresUrl", external);
    return undefined;
  }
  const postgres = await startTemporaryPostgres();
  project.provide("postgresUrl", postgres.url);
  return postgres.remove;
}
