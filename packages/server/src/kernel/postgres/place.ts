import { createHash } from "node:crypto";
import { chmod, mkdir, realpath, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { canEnter, findRunner, type Runner } from "./runner.ts";

/** Where root keeps what another user must be able to reach. */
export const SYSTEM_FOLDER = "/var/lib/patchbay";

/** Where a cluster lives, and who runs it. */
export type Place = {
  /** The folder around the cluster, which the runner can enter. */
  readonly folder: string;
  /** The cluster's own folder: data, password, log, state. */
  readonly home: string;
  readonly runner: Runner | undefined;
};

/**
 * Decides where the cluster of a data folder lives: in the data folder, or, when we are root and the user that must run
 * PostgreSQL cannot get there (a checkout under a folder that only root may enter), in /var/lib/patchbay/<hash>.
 * The hash is made of the data folder's path, and a cluster that exists is never passed over, so that each start finds the
 * data of the one before.
 *
 * @param dataDir - the data folder; made if it does not exist
 * @throws Error when a cluster exists that we cannot use
 */
export async function choosePlace(dataDir: string): Promise<Place> {
  await mkdir(dataDir, { recursive: true });
  const inside = await placeIn(await realpath(dataDir));
  if (!inside.runner) return await checkOwner(inside);
  const reachable = await canEnter(inside.runner, inside.folder);
  if (await exists(inside.home)) {
    if (reachable) return inside;
    throw new Error(`${inside.home} holds the database, but user ${inside.runner.name}, who runs it, cannot enter that folder.`);
  }
  const outside = await placeIn(join(SYSTEM_FOLDER, createHash("sha256").update(inside.folder).digest("hex").slice(0, 16)));
  if (reachable && !(await exists(outside.home))) return inside;
  await makeReachable(SYSTEM_FOLDER);
  await makeReachable(outside.folder);
  await writeFile(join(outside.folder, "origin"), `The database of ${inside.folder}\n`);
  return outside;
}

/** Makes a folder that everybody can enter, whatever the umask. */
export async function makeReachable(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
}

/** Whether a file or folder exists (and we may see it). */
export async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}

async function placeIn(folder: string): Promise<Place> {
  const home = join(folder, "postgres");
  return { folder, home, runner: await findRunner(home) };
}

/** An ordinary user cannot run a cluster that belongs to somebody else: PostgreSQL would refuse with a riddle. */
async function checkOwner(place: Place): Promise<Place> {
  const found = await stat(place.home).catch(() => undefined);
  if (found && process.getuid && found.uid !== process.getuid()) {
    throw new Error(
      `${place.home} belongs to another user (uid ${found.uid}): run as that user or as root, or choose another data folder.`,
    );
  }
  return place;
}
