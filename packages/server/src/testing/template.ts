import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApp } from "../app.ts";
import { createLog } from "../kernel/log.ts";
import { secretKey } from "../kernel/secrets.ts";
import { loadSettings } from "../kernel/settings.ts";
import { createTestDatabase, databaseName } from "./databases.ts";
import { worldSeed } from "./world.ts";

/** Tests hash passwords with next to no work. */
export const cheapPasswords = { cost: { memory: 8, iterations: 1, parallelism: 1 } };

/** Settings of test servers: nothing outside, generous limits unless a test says otherwise. */
export function testSettings(dataDir: string, env: Readonly<Record<string, string>>) {
  return loadSettings({
    PATCHBAY_DATA_DIR: dataDir,
    PATCHBAY_PORT: "0",
    PATCHBAY_LOG_LEVEL: "error",
    PATCHBAY_RATE_LIMIT_PER_TOKEN: "100000:100000",
    PATCHBAY_RATE_LIMIT_PER_ADDRESS: "100000:100000",
    PATCHBAY_CORS_ORIGINS: "*",
    ...env,
  });
}

/** Makes the template: all migrations and the world. Called once per run of the tests. */
export async function prepareWorld(server: string): Promise<{ template: string; secret: string; drop(): Promise<void> }> {
  const secret = randomBytes(32).toString("base64");
  const database = await createTestDatabase(server);
  const dataDir = await mkdtemp(join(tmpdir(), "patchbay-test-data-"));
  const app = await createApp({
    settings: testSettings(dataDir, {}),
    databaseUrl: database.url,
    secrets: [secretKey(Buffer.from(secret, "base64"))],
    log: createLog("error"),
    passwords: cheapPasswords,
  });
  await app.seed(worldSeed, "the test world");
  // The first signing key is in the template, so that not every server has to make one.
  await app.kernel.access.keys.rotate();
  await app.close();
  await rm(dataDir, { recursive: true, force: true });
  return { template: databaseName(database.url), secret, drop: database.drop };
}
