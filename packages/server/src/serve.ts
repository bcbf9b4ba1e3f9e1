import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { type DestinationStream, destination } from "pino";
import pretty from "pino-pretty";
import { type App, createApp } from "./app.ts";
import { sql } from "./kernel/db/sql.ts";
import { createLog } from "./kernel/log.ts";
import { startPostgres } from "./kernel/postgres/index.ts";
import { readSeed } from "./kernel/seed.ts";
import { loadSecretKeys, loadSettings, type Settings, unknownVariables } from "./kernel/settings.ts";

/** Seeds are read from the package folder, from `src` as well as from `dist`. */
const demoSeed = fileURLToPath(new URL("../seeds/demo.yaml", import.meta.url));

/** What the demo seed lets one sign in with. */
export const demoCredentials = {
  username: "admin@demo.example.com",
  password: "patchbay-demo-only",
  client: "demo-client",
  secret: "demo-client-secret-demo-client-secret",
} as const;

export interface ServeOptions {
  /** Environment variables to read the settings from. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Receives a line for a person about each step. */
  readonly say: (line: string) => void;
}

/** A platform that is open for requests. */
export interface Serving {
  readonly app: App;
  readonly url: string;
  /** Whether the demo's accounts and credentials are in the database. */
  readonly demo: boolean;
  /** Finishes what was accepted and stops everything. */
  close(): Promise<void>;
}

/** A platform with its database, not listening. */
export interface Opened {
  readonly app: App;
  readonly settings: Settings;
  close(): Promise<void>;
}

/** A port that was asked for is in use. */
export class PortTakenError extends Error {
  override readonly name = "PortTakenError";

  constructor(port: number, host: string) {
    super(`Port ${port} of ${host} is taken. Choose another one with PATCHBAY_PORT.`);
  }
}

/**
 * Opens the platform: the database (embedded unless PATCHBAY_DATABASE_URL names one), migrations, all services.
 * @throws SettingsError naming every wrong setting
 */
export async function openPlatform(options: ServeOptions): Promise<Opened> {
  return open(readSettings(options), options.say);
}

function readSettings({ env, say }: ServeOptions): Settings {
  const settings = loadSettings(env);
  for (const name of unknownVariables(env)) say(`${name} is no setting of Patchbay; it is ignored.`);
  return settings;
}

async function open(settings: Settings, say: (line: string) => void): Promise<Opened> {
  const postgres =
    settings.databaseUrl === undefined ? await startPostgres({ dataDir: settings.dataDir, durable: true, log: say }) : undefined;
  try {
    const secrets = await loadSecretKeys(settings);
    say("Bringing the database up to date");
    const databaseUrl = settings.databaseUrl ?? postgres?.url ?? "";
    const app = await createApp({ settings, databaseUrl, secrets, log: createLog(settings.logLevel, logDestination()) });
    return {
      app,
      settings,
      close: async () => {
        await app.close();
        await postgres?.stop();
      },
    };
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}

/** The log goes to standard error: readable on a terminal, JSON lines for programs. */
function logDestination(): DestinationStream {
  return process.stderr.isTTY
    ? pretty({ destination: 2, sync: true, singleLine: true, ignore: "trace,id,client_id,parent" })
    : destination(2);
}

/** Whether an address is reachable from this machine only. */
function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}

/** Which seed the demo is recorded under. */
const demoSource = "the demo seed";

async function isEmpty(app: App): Promise<boolean> {
  const row = await app.kernel.db.one<{ empty: boolean }>(sql`select not exists (select 1 from kernel.seeded) as empty`);
  return row.empty;
}

async function hasDemo(app: App): Promise<boolean> {
  const row = await app.kernel.db.one<{ demo: boolean }>(
    sql`select exists (select 1 from kernel.seeded where source = ${demoSource}) as demo`,
  );
  return row.demo;
}

/** Applies the configured seed, or the demo to an empty database that only this machine can reach. */
async function seedPlatform(app: App, settings: Settings, say: (line: string) => void): Promise<void> {
  if (settings.seed !== undefined) {
    say(`Applying the seed ${settings.seed}`);
    await app.seed(await readSeed(settings.seed), settings.seed);
  } else if (await isEmpty(app)) {
    if (isLoopback(settings.host)) {
      say("First start: applying the demo seed");
      await app.seed(await readSeed(demoSeed), demoSource);
    } else {
      say("The database is empty. The demo is not applied, because its password is known and this server is open to the network.");
      say("Put your own accounts and people into a file and name it in PATCHBAY_SEED.");
    }
  }
}

/** Whether nobody listens on the port. 0 stands for any free port, which this finds. @returns the port, or undefined */
async function freePort(port: number, host: string): Promise<number | undefined> {
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, "listening");
    const address = probe.address();
    return typeof address === "object" && address !== null ? address.port : undefined;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") return undefined;
    throw error;
  } finally {
    probe.close();
  }
}

/**
 * The settings with the port that is used. It is chosen before anything else, because the server's own address is in
 * what it issues: the issuer of tokens, and links.
 * @throws PortTakenError when the port was asked for, and is not merely the default
 */
async function withFreePort(settings: Settings, { env, say }: ServeOptions): Promise<Settings> {
  const free = await freePort(settings.port, settings.host);
  if (free !== undefined) return { ...settings, port: free };
  const isDefault = (env.PATCHBAY_PORT ?? "") === "";
  const other = isDefault ? await freePort(0, settings.host) : undefined;
  if (other === undefined) throw new PortTakenError(settings.port, settings.host);
  say(`Port ${settings.port} is taken; using ${other} instead`);
  return { ...settings, port: other };
}

/** What a person on this machine types into a browser. */
function urlOf({ host, port, publicUrl }: Settings): string {
  const isUsual = ["127.0.0.1", "::1", "0.0.0.0", "::"].includes(host);
  return publicUrl ?? `http://${isUsual ? "localhost" : host.includes(":") ? `[${host}]` : host}:${port}`;
}

/**
 * Starts everything and listens.
 * @throws SettingsError, SeedError, PortTakenError
 */
export async function serve(options: ServeOptions): Promise<Serving> {
  const settings = await withFreePort(readSettings(options), options);
  const opened = await open(settings, options.say);
  try {
    await seedPlatform(opened.app, settings, options.say);
    const demo = await hasDemo(opened.app);
    if (demo && !isLoopback(settings.host)) {
      options.say("Warning: this server is open to the network, and the passwords of the demo are known to everybody.");
    }
    await opened.app.listen(settings.port, settings.host);
    return { app: opened.app, url: urlOf(settings), demo, close: opened.close };
  } catch (error) {
    await opened.close();
    throw error;
  }
}
