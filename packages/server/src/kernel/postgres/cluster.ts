import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { program } from "./binaries.ts";
import { exists, type Place } from "./place.ts";
import { isAlive } from "./process.ts";
import { type Runner, runAs } from "./runner.ts";

const run = promisify(execFile);

/** The major version that the shipped programs read and write. */
const MAJOR_VERSION = "18";

/** The database user, and the name of the database. */
export const USER = "patchbay";

/** A cluster that exists: the files of one PostgreSQL server. */
export type Cluster = {
  readonly home: string;
  readonly data: string;
  readonly password: string;
  readonly binaries: string;
  readonly runner: Runner | undefined;
  readonly durable: boolean;
};

/**
 * Settings written into a new cluster's postgresql.conf, where an operator may change them: modest memory, for a laptop that
 * does other things too, and costs for solid-state disks. JIT is off because it costs short queries more than it gives.
 * Failed statements are not logged: they contain people's data and are reported by the server anyway.
 */
const INITIAL_SETTINGS = {
  timezone: "UTC",
  log_timezone: "UTC",
  max_connections: "200",
  shared_buffers: "128MB",
  effective_cache_size: "1GB",
  work_mem: "8MB",
  maintenance_work_mem: "64MB",
  random_page_cost: "1.1",
  // Tables that fill up are analysed within seconds: until then statements keep the plans made for them when they were empty.
  autovacuum_naptime: "5s",
  jit: "off",
  wal_compression: "on",
  log_min_messages: "log",
  log_checkpoints: "off",
};

/**
 * Finds the cluster of a place, or makes a new one. A new one is made under another name and renamed when it is whole: an
 * initdb that was interrupted leaves nothing that looks like a cluster, and two processes that start at the same time end
 * up with the same one.
 *
 * @throws Error when initdb fails, or when the cluster is of another major version
 */
export async function ensureCluster(
  place: Place,
  binaries: string,
  durable: boolean,
  log: (line: string) => void,
): Promise<Cluster> {
  const { home, runner } = place;
  const data = join(home, "data");
  await removeUnfinished(place.folder);
  if (!(await isWhole(home))) {
    log(`Creating a database in ${home}${runner ? ` (PostgreSQL runs as user ${runner.name})` : ""}`);
    await createCluster(place, binaries, durable, log);
  }
  const version = (await readFile(join(data, "PG_VERSION"), "utf8")).trim();
  if (version !== MAJOR_VERSION) throw new Error(`${data} is of PostgreSQL ${version}; this Patchbay runs ${MAJOR_VERSION}.`);
  const password = (await readFile(join(home, "password"), "utf8")).trim();
  return { home, data, password, binaries, runner, durable };
}

async function createCluster(place: Place, binaries: string, durable: boolean, log: (line: string) => void): Promise<void> {
  const unfinished = await mkdtemp(join(place.folder, `postgres.unfinished-${process.pid}-`));
  try {
    const passwordFile = join(unfinished, "password");
    await writeFile(passwordFile, `${randomBytes(24).toString("hex")}\n`, { mode: 0o600 });
    if (place.runner) {
      await chown(passwordFile, place.runner.uid, place.runner.gid);
      await chown(unfinished, place.runner.uid, place.runner.gid);
    }
    const settings = Object.entries(INITIAL_SETTINGS).flatMap(([name, value]) => ["--set", `${name}=${value}`]);
    await run(
      program(binaries, "initdb"),
      [
        `--pgdata=${join(unfinished, "data")}`,
        `--username=${USER}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions",
        ...(durable ? [] : ["--no-sync"]),
        ...settings,
      ],
      runAs(place.runner),
    );
    await nameFinished(unfinished, place.home, log);
    if (durable) await syncFolder(dirname(place.home));
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/**
 * Gives a finished cluster its name. If another process was quicker, its cluster counts. What else is there under that name
 * may be dear to somebody: it is moved aside, not removed.
 */
async function nameFinished(unfinished: string, home: string, log: (line: string) => void): Promise<void> {
  try {
    await rename(unfinished, home);
  } catch {
    if (await isWhole(home)) return;
    const aside = `${home}.broken-${new Date().toISOString().replaceAll(":", "")}`;
    log(`${home} is not a whole database; moving it to ${aside}`);
    await rename(home, aside);
    await rename(unfinished, home);
  }
}

async function isWhole(home: string): Promise<boolean> {
  return (await exists(join(home, "password"))) && (await exists(join(home, "data/global/pg_control")));
}

/** Removes what initdb left behind in processes that were killed. */
async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = /^postgres\.unfinished-(\d+)-/.exec(name)?.[1];
    if (!pid || isAlive(Number(pid))) continue;
    // Its initdb may still be writing for a moment; then the next start removes it.
    await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Makes a rename in this folder survive a power failure. Windows can neither open nor sync a folder. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}
