import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { startPostgres } from "../kernel/postgres/index.ts";
import { SYSTEM_FOLDER } from "../kernel/postgres/place.ts";
import { isAlive } from "../kernel/postgres/process.ts";

const PREFIX = "patchbay-test-";

export type TemporaryPostgres = {
  readonly url: string;
  /** Stops the server and removes its files. */
  remove(): Promise<void>;
};

/** Starts an embedded PostgreSQL for tests, quick and forgetful, in a new temporary folder. */
export async function startTemporaryPostgres(): Promise<TemporaryPostgres> {
  await removeAbandonedFolders();
  const dataDir = await makeTemporaryFolder();
  const postgres = await startPostgres({ dataDir, durable: false });
  return {
    url: postgres.url,
    remove: async () => {
      await postgres.stop();
      await removeFolder(dataDir, postgres.home);
    },
  };
}

/**
 * Makes a temporary folder that every user can enter: when the tests run as root, PostgreSQL runs as somebody else.
 * Its name tells which process it belongs to, so that a later run can remove what a killed one left.
 */
export async function makeTemporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  await chmod(folder, 0o755);
  return folder;
}

/** Removes a data folder, and its database where that had to go elsewhere. */
export async function removeFolder(dataDir: string, home: string): Promise<void> {
  await rm(dataDir, { recursive: true, force: true });
  if (home.startsWith(SYSTEM_FOLDER)) await rm(dirname(home), { recursive: true, force: true });
}

async function removeAbandonedFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (!pid || isAlive(Number(pid))) continue;
    // Another user's folder cannot be removed, nor one whose server is just stopping; neither may stop us.
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
}
