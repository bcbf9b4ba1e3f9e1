import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeTemporaryFolder, removeFolder } from "../../testing/temporary-postgres.ts";
import { findBinaries } from "./binaries.ts";
import { ensureCluster } from "./cluster.ts";
import { becomesTrue } from "./guard.ts";
import { type RunningPostgres, startPostgres } from "./index.ts";
import { choosePlace } from "./place.ts";
import { isAlive, recordedPostmaster } from "./process.ts";
import { runAs } from "./runner.ts";
import { choosePort, postgresCommand } from "./server.ts";

const HOLDER = fileURLToPath(new URL("../../testing/hold-postgres.ts", import.meta.url));

let dataDir: string;
let home: string;
let holders: ChildProcess[];
let started: RunningPostgres[];

beforeEach(async () => {
  dataDir = await makeTemporaryFolder();
  home = (await choosePlace(dataDir)).home;
  holders = [];
  started = [];
});

afterEach(async () => {
  for (const holder of holders) holder.kill("SIGKILL");
  for (const postgres of started) await postgres.stop();
  const pid = await recordedPostmaster(join(home, "data"));
  if (pid) expect(await hasEnded(pid)).toBe(true);
  await removeFolder(dataDir, home);
});

async function start(durable = true): Promise<RunningPostgres> {
  const postgres = await startPostgres({ dataDir, durable });
  started.push(postgres);
  return postgres;
}

/** Starts another process that holds the server of the data folder; resolves when it has begun. */
function spawnHolder(): ChildProcess {
  const holder = spawn(process.execPath, ["--import", "tsx", HOLDER, dataDir], { stdio: ["pipe", "pipe", "inherit"] });
  holders.push(holder);
  return holder;
}

/** The address that a holder says once its server is ready. */
async function urlOf(holder: ChildProcess): Promise<string> {
  if (!holder.stdout) throw new Error("the holder has no output");
  const [url] = await once(createInterface(holder.stdout), "line");
  return String(url);
}

async function kill(holder: ChildProcess): Promise<void> {
  holder.kill("SIGKILL");
  if (holder.signalCode === null) await once(holder, "exit");
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  // A server that is stopped while we are connected says so; the query in progress reports it.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function postmaster(): Promise<number> {
  const pid = await recordedPostmaster(join(home, "data"));
  if (!pid) throw new Error("no PostgreSQL runs");
  return pid;
}

const hasEnded = (pid: number) => becomesTrue(() => !isAlive(pid), 10_000);

test("a new folder gets a durable, UTF-8, UTC database that only the generated password opens", async () => {
  const postgres = await start();
  const [settings] = await query(
    postgres.url,
    `select current_setting('server_version_num')::int / 10000 as version, current_setting('server_encoding') as encoding,
            current_setting('TimeZone') as zone, current_setting('fsync') as fsync, current_setting('listen_addresses') as address,
            (select datlocprovider::text || datlocale from pg_database where datname = current_database()) as locale`,
  );
  expect(settings).toEqual({ version: 18, encoding: "UTF8", zone: "UTC", fsync: "on", address: "127.0.0.1", locale: "bC.UTF-8" });

  const wrongPassword = new URL(postgres.url);
  wrongPassword.password = "guess";
  await expect(query(wrongPassword.href, "select 1")).rejects.toMatchObject({ code: "28P01" });
  await postgres.stop();
});

test("a second start keeps the data and the port, and stop() leaves no process", async () => {
  const first = await start();
  await query(first.url, "create table note as select 'kept' as text");
  const pid = await postmaster();
  await first.stop();
  expect(isAlive(pid)).toBe(false);

  const second = await start();
  expect(second.url).toBe(first.url);
  expect(await query(second.url, "select text from note")).toEqual([{ text: "kept" }]);
  await second.stop();
});

test("without durability nothing is synced", async () => {
  const postgres = await start(false);
  expect(await query(postgres.url, "show fsync")).toEqual([{ fsync: "off" }]);
  expect(await query(postgres.url, "show full_page_writes")).toEqual([{ full_page_writes: "off" }]);
  await postgres.stop();
});

test("kill -9 of its owner ends PostgreSQL, and what was committed is there after the next start", async () => {
  const owner = spawnHolder();
  const url = await urlOf(owner);
  await query(url, "create table note as select 'committed' as text");
  const pid = await postmaster();
  await kill(owner);
  expect(await hasEnded(pid)).toBe(true);

  const again = await start();
  expect(await query(again.url, "select text from note")).toEqual([{ text: "committed" }]);
  await again.stop();
});

test("a start right after kill -9 of the owner does not trip over the server that is still stopping", async () => {
  for (let round = 0; round < 3; round++) {
    const owner = spawnHolder();
    await urlOf(owner);
    await kill(owner);
    const again = await start();
    expect(await query(again.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await again.stop();
  }
});

test("kill -9 of the owner and of PostgreSQL loses nothing that was committed", async () => {
  const owner = spawnHolder();
  const url = await urlOf(owner);
  await query(url, "create table note as select 'committed' as text");
  process.kill(await postmaster(), "SIGKILL");
  await kill(owner);

  const again = await start();
  expect(await query(again.url, "select text from note")).toEqual([{ text: "committed" }]);
  await again.stop();
});

test("a postmaster.pid whose number belongs to another program by now is no obstacle", async () => {
  await (await start()).stop();
  await writeFile(join(home, "data/postmaster.pid"), `${process.pid}\n${home}/data\n`);
  const again = await start();
  expect(await query(again.url, "select 1 as one")).toEqual([{ one: 1 }]);
  await again.stop();
});

test("a PostgreSQL that nobody guards is stopped, and a guarded one started", async () => {
  const first = await start();
  await query(first.url, "create table note as select 'committed' as text");
  await first.stop();
  const place = await choosePlace(dataDir);
  const cluster = await ensureCluster(place, await findBinaries(place, () => undefined), true, () => undefined);
  const [program = "", ...options] = postgresCommand(cluster, await choosePort(undefined));
  const orphan = spawn(program, options, { ...runAs(place.runner), stdio: "ignore" });
  expect(await becomesTrue(async () => (await recordedPostmaster(cluster.data)) === orphan.pid, 10_000)).toBe(true);

  const again = await start();
  expect(orphan.exitCode).toBe(0);
  expect(await query(again.url, "select text from note")).toEqual([{ text: "committed" }]);
  await again.stop();
});

test("an initdb that was killed half-way is started over", async () => {
  const owner = spawnHolder();
  const hasBegun = async () => {
    const [unfinished] = (await readdir(dirname(home))).filter((name) => name.startsWith("postgres.unfinished-"));
    return unfinished !== undefined && (await readdir(join(dirname(home), unfinished))).includes("data");
  };
  expect(await becomesTrue(hasBegun, 20_000)).toBe(true);
  await kill(owner);
  expect(await readdir(dirname(home))).not.toContain("postgres");

  const again = await start();
  expect(await query(again.url, "select 1 as one")).toEqual([{ one: 1 }]);
  await again.stop();
});

test("what a killed process left of its initdb is removed", async () => {
  const dead = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(dead, "exit");
  await mkdir(join(dirname(home), `postgres.unfinished-${dead.pid}-abc/data`), { recursive: true });
  await (await start()).stop();
  expect((await readdir(dirname(home))).filter((name) => name.startsWith("postgres."))).toEqual([]);
});

test("a folder that is not a whole database is moved aside, not destroyed", async () => {
  await (await start()).stop();
  await rm(join(home, "data/global/pg_control"));
  const again = await start();
  expect(await query(again.url, "select 1 as one")).toEqual([{ one: 1 }]);
  await again.stop();
  expect((await readdir(dirname(home))).filter((name) => name.startsWith("postgres.broken-"))).toHaveLength(1);
});

test("a second process joins the running server, and ends without stopping it", async () => {
  const owner = await start();
  const guest = spawnHolder();
  expect(await urlOf(guest)).toBe(owner.url);
  guest.stdin?.end();
  await once(guest, "exit");
  expect(await query(owner.url, "select 1 as one")).toEqual([{ one: 1 }]);
  const pid = await postmaster();
  await owner.stop();
  expect(isAlive(pid)).toBe(false);
});

test("the server outlives kill -9 of the process that started it while another one needs it", async () => {
  const owner = spawnHolder();
  const url = await urlOf(owner);
  const guest = await start();
  expect(guest.url).toBe(url);
  const pid = await postmaster();
  await kill(owner);
  expect(await query(guest.url, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(await postmaster()).toBe(pid);
  await guest.stop();
  expect(isAlive(pid)).toBe(false);
});

test("starts at the same time on a new folder share one server", async () => {
  const all = await Promise.all([start(), start(), start()]);
  expect(new Set(all.map((postgres) => postgres.url)).size).toBe(1);
  const pid = await postmaster();
  await Promise.all(all.map((postgres) => postgres.stop()));
  expect(isAlive(pid)).toBe(false);
});

test("a mistake in postgresql.conf is reported in PostgreSQL's own words", async () => {
  await (await start()).stop();
  await writeFile(join(home, "data/postgresql.auto.conf"), "shared_buffers = 'plenty'\n");
  await expect(start()).rejects.toThrow(/invalid value for parameter "shared_buffers"/);
});
