import type { TestProject } from "vitest/node";
import { startTemporaryPostgres } from "./temporary-postgres.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The address of the PostgreSQL server of this run, as a user who may create databases. */
    postgresUrl: string;
    /** The migrated database with the test world that servers get copies of, and the key of its secrets. */
    world: { template: string; secret: string };
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
  const { template, secret, drop } = await import("./template.ts").then(
    (module) => module.prepareWorld(postgres.url),
    (error) => {
      console.error("THE WORLD TEMPLATE IS NOT AVAILABLE YET (services missing):", String(error.message).slice(0, 200));
      return { template: "none", secret: "", drop: async () => undefined };
    },
  );
  project.provide("world", { template, secret });
  return async () => {
    await drop();
    await postgres.remove();
  };
}
