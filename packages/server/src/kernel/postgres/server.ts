import { randomUUID } from "node:crypto";
import { readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { basename, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { program } from "./binaries.ts";
import { type Cluster, USER } from "./cluster.ts";
import { becomesTrue, type Guarded, type Hold, joinGuarded, PIPE_PREFIX, startGuarded } from "./guard.ts";
import { findPostmaster, isAlive, recordedPostmaster } from "./process.ts";

/** A server that runs, or is about to, and our share in it. */
export type Server = { readonly pid: number; readonly port: number; readonly hold: Hold; readonly startedByUs: boolean };

/** What a starter leaves for others in state.json. */
type State = { readonly pid: number; readonly port: number; readonly pipe: string };

const LOG_SIZE_LIMIT = 5_000_000;

/** Takes a share in the server that already runs on this cluster; undefined when none does, or when it is stopping. */
export async function joinServer(cluster: Cluster): Promise<Server | undefined> {
  const state = await readState(cluster);
  if (!state || (await findPostmaster(cluster.data)) !== state.pid) return undefined;
  const hold = await joinGuarded(join(cluster.home, state.pipe));
  return hold && { pid: state.pid, port: state.port, hold, startedByUs: false };
}

/**
 * Starts a server on this cluster. PostgreSQL's own lock on the data folder decides who wins when several try.
 *
 * @param preferredPort - the port to use if it is free
 * @returns undefined when it did not start, because another runs already or for a reason that its log tells
 */
export async function launchServer(cluster: Cluster, preferredPort: number | undefined): Promise<Server | undefined> {
  const port = await choosePort(preferredPort ?? (await readState(cluster))?.port);
  const pipe = join(cluster.home, `${PIPE_PREFIX}${randomUUID()}`);
  await rotateLog(cluster);
  const guarded = await startGuarded(pipe, logFile(cluster), postgresCommand(cluster, port), cluster.runner);
  if (!guarded) return undefined;
  if (!(await ownsDataFolder(cluster, guarded))) {
    await guarded.hold.release();
    return undefined;
  }
  await removeOldPipes(cluster, basename(pipe));
  await writeState(cluster, { pid: guarded.pid, port, pipe: basename(pipe) });
  return { pid: guarded.pid, port, hold: guarded.hold, startedByUs: true };
}

/**
 * Waits until the server answers, and makes sure that our database exists. This takes as long as recovery after a crash does.
 *
 * @param limit - milliseconds
 * @returns false when the server ended instead, or did not answer in time
 */
export async function isReady(cluster: Cluster, server: Server, limit: number): Promise<boolean> {
  const end = Date.now() + limit;
  while (Date.now() < end && isAlive(server.pid)) {
    if (await ensureDatabase(connectionUrl(cluster, server.port, "postgres"))) return true;
    await delay(20);
  }
  return false;
}

/** Stops a server that nobody guards (its guard was killed too). Committed data is safe. */
export async function stopOrphan(pid: number): Promise<void> {
  process.kill(pid, "SIGINT");
  await becomesTrue(() => !isAlive(pid), 10_000);
}

/** The address of a database on this server, password included. */
export function connectionUrl(cluster: Cluster, port: number, database: string): string {
  return `postgresql://${USER}:${cluster.password}@127.0.0.1:${port}/${database}?sslmode=disable`;
}

/** The last lines that PostgreSQL wrote, for the message of an error. */
export async function readLogTail(cluster: Cluster): Promise<string> {
  const text = await readFile(logFile(cluster), "utf8").catch(() => "");
  return text.trimEnd().split("\n").slice(-5).join("\n");
}

/**
 * The settings given here are those that must hold whatever postgresql.conf says. Without durability a crash of the machine
 * destroys the cluster, which is what tests want: it is several times as fast.
 */
export function postgresCommand(cluster: Cluster, port: number): string[] {
  const settings = [`port=${port}`, "listen_addresses=127.0.0.1", "unix_socket_directories="];
  if (!cluster.durable) settings.push("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off");
  return [program(cluster.binaries, "postgres"), "-D", cluster.data, ...settings.flatMap((setting) => ["-c", setting])];
}

/** A free port on the loopback address: the preferred one if it is free. */
export async function choosePort(preferred: number | undefined): Promise<number> {
  return (preferred && (await tryPort(preferred))) || (await tryPort(0)) || 0;
}

async function tryPort(port: number): Promise<number | undefined> {
  const probe = createServer();
  return await new Promise((resolve) => {
    probe.once("error", () => resolve(undefined));
    probe.listen(port, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" ? address?.port : undefined));
    });
  });
}

/** Whether this server got the data folder's lock; false when it ended without. */
async function ownsDataFolder(cluster: Cluster, { guard, pid }: Guarded): Promise<boolean> {
  while (guard.exitCode === null && guard.signalCode === null) {
    if ((await recordedPostmaster(cluster.data)) === pid) return true;
    await delay(10);
  }
  return false;
}

/** Connects once; false while the server does not accept connections yet. */
async function ensureDatabase(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const found = await client.query("select from pg_database where datname = $1", [USER]);
    if (found.rowCount === 0) await client.query(`create database ${USER}`).catch(unlessAnotherWasQuicker);
    return true;
  } catch (error) {
    if (isStartingUp(error)) return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Nothing listens yet, the connection broke off, or 57P03 cannot_connect_now. */
function isStartingUp(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === undefined || ["ECONNREFUSED", "ECONNRESET", "EPIPE", "57P03", "57P01"].includes(String(code));
}

/** 42P04 duplicate_database, 23505 unique_violation: another process created it between our look and our attempt. */
function unlessAnotherWasQuicker(error: Error & { code?: string }): void {
  if (error.code !== "42P04" && error.code !== "23505") throw error;
}

function stateFile(cluster: Cluster): string {
  return join(cluster.home, "state.json");
}

async function readState(cluster: Cluster): Promise<State | undefined> {
  const text = await readFile(stateFile(cluster), "utf8").catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}

/** Written aside and renamed, so that a reader never sees half of it. */
async function writeState(cluster: Cluster, state: State): Promise<void> {
  const unfinished = `${stateFile(cluster)}.${randomUUID()}`;
  await writeFile(unfinished, `${JSON.stringify(state)}\n`, { flag: "wx" });
  await rename(unfinished, stateFile(cluster));
}

/** Pipes of guards that were killed. Only the winner of the data folder's lock removes them. */
async function removeOldPipes(cluster: Cluster, current: string): Promise<void> {
  const old = (await readdir(cluster.home)).filter((name) => name.startsWith(PIPE_PREFIX) && !name.startsWith(current));
  await Promise.all(old.map((name) => rm(join(cluster.home, name), { force: true })));
}

function logFile(cluster: Cluster): string {
  return join(cluster.home, "postgres.log");
}

async function rotateLog(cluster: Cluster): Promise<void> {
  const log = await stat(logFile(cluster)).catch(() => undefined);
  if (log && log.size > LOG_SIZE_LIMIT) await rename(logFile(cluster), `${logFile(cluster)}.old`);
}
