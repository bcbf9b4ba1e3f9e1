import { setTimeout as delay } from "node:timers/promises";
import { findBinaries } from "./binaries.ts";
import { type Cluster, ensureCluster, USER } from "./cluster.ts";
import { becomesTrue } from "./guard.ts";
import { choosePlace } from "./place.ts";
import { findPostmaster, isAlive } from "./process.ts";
import { connectionUrl, isReady, joinServer, launchServer, readLogTail, type Server, stopOrphan } from "./server.ts";
import { startOnWindows } from "./windows.ts";

export type PostgresOptions = {
  /** The data folder. The database goes into its subfolder "postgres", or see {@link RunningPostgres.home}. */
  readonly dataDir: string;
  /** False only for tests: a crash of the machine (not of a process) then destroys the database. */
  readonly durable: boolean;
  /** Receives a line for people about each thing that takes time or may surprise. */
  readonly log?: (line: string) => void;
  /** The TCP port to use if it is free. Without it the port of the last run, or any free one. */
  readonly port?: number;
};

export type RunningPostgres = {
  /** The address of the database, password included. It listens on the loopback address only. */
  readonly url: string;
  /** The folder of the database's files; normally in the data folder, see README.md for when it is not. */
  readonly home: string;
  /** Gives our share in the server back; if it was the last one, resolves when the server has stopped. */
  stop(): Promise<void>;
};

/** How long a server may take to become ready; recovery after a crash under load takes its time. */
const READY_LIMIT_MS = 180_000;
/** How often we try when PostgreSQL ends at once: backends of a killed server may hold the data for a few seconds. */
const ATTEMPTS = 20;
/** How long a running server may be without a guard (it is just starting or stopping) before it is an orphan. */
const ORPHAN_AFTER_MS = 5_000;

/**
 * Starts the embedded PostgreSQL on a data folder, or joins the one that another process runs there already. The server
 * lives as long as any process that needs it, and stops by itself when the last one is gone, also by kill -9.
 *
 * @throws Error with a message for people when it cannot run here, with the last lines of PostgreSQL's log
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const log = options.log ?? (() => undefined);
  const place = await choosePlace(options.dataDir);
  const binaries = await findBinaries(place, log);
  const cluster = await ensureCluster(place, binaries, options.durable, log);
  const server = await startOrJoin(cluster, options.port, log);
  log(`PostgreSQL ${server.startedByUs ? "runs" : "was running already"} on port ${server.port}, data in ${cluster.home}`);
  return {
    url: connectionUrl(cluster, server.port, USER),
    home: cluster.home,
    stop: async () => {
      if (await server.hold.release()) await becomesTrue(() => !isAlive(server.pid), READY_LIMIT_MS);
    },
  };
}

async function startOrJoin(cluster: Cluster, port: number | undefined, log: (line: string) => void): Promise<Server> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await delay(250);
    const server = process.platform === "win32" ? await startOnWindows(cluster, port) : await joinOrLaunch(cluster, port, log);
    if (server && (await becomesReady(cluster, server))) return server;
  }
  throw new Error(`PostgreSQL did not start in ${cluster.home}. Its log ends:\n${await readLogTail(cluster)}`);
}

async function joinOrLaunch(cluster: Cluster, port: number | undefined, log: (line: string) => void): Promise<Server | undefined> {
  for (const end = Date.now() + ORPHAN_AFTER_MS; Date.now() < end; await delay(50)) {
    const joined = await joinServer(cluster);
    if (joined) return joined;
    if (!(await findPostmaster(cluster.data))) return await launchServer(cluster, port);
  }
  const orphan = await findPostmaster(cluster.data);
  if (orphan) {
    log(`Stopping a PostgreSQL that was left behind (process ${orphan})`);
    await stopOrphan(orphan);
  }
  return undefined;
}

async function becomesReady(cluster: Cluster, server: Server): Promise<boolean> {
  let ready = false;
  try {
    ready = await isReady(cluster, server, READY_LIMIT_MS);
  } finally {
    if (!ready) await server.hold.release();
  }
  return ready;
}
