import type { TestProject } from "vitest/node";
import { prepareWorld } from "./template.ts";
import { startTemporaryPostgres } from "./temporary-postgres.ts";
import { createReportFolder, unprovenFunctions } from "./tenancy-report.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The address of the PostgreSQL server of this run, as a user who may create databases. */
    postgresUrl: string;
    /** The migrated database with the test world that servers get copies of, and the key of its secrets. */
    world: { template: string; secret: string };
    /** Where test processes leave which tenant predicates they have proven. */
    tenancyReports: string;
  }
}

/**
 * One PostgreSQL server for a whole run of the tests: that of PATCHBAY_TEST_DATABASE_URL, or an embedded one without
 * durability in a temporary folder, which is removed at the end.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const external = process.env.PATCHBAY_TEST_DATABASE_URL;
  const postgres = external ? { url: external, remove: async () => undefined } : await startTemporaryPostgres();
  project.provide("postgresUrl", postgres.url);
  const { template, secret, drop } = await prepareWorld(postgres.url);
  project.provide("world", { template, secret });
  const reports = await createReportFolder();
  project.provide("tenancyReports", reports);
  return async () => {
    const unproven = await unprovenFunctions(reports);
    // A run of some of the tests proves some of the predicates.
    if (process.env.TEST_EVERYTHING && unproven.length > 0) {
      process.exitCode = 1;
      process.stderr.write(`\nStore functions whose tenant predicate no test has proven:\n  ${unproven.join("\n  ")}\n`);
    }
    await drop();
    await postgres.remove();
  };
}
