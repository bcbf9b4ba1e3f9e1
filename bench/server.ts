/** A platform for benchmarks: the real one, on a durable database of its own, without limits and logs. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import { type App, createApp } from "../packages/server/src/app.ts";
import { createLog } from "../packages/server/src/kernel/log.ts";
import { secretKey } from "../packages/server/src/kernel/secrets.ts";
import { loadSettings } from "../packages/server/src/kernel/settings.ts";
import { client, password, world, worldSeed } from "../packages/server/src/testing/world.ts";
import { freshDatabase } from "./lib.ts";

export interface BenchServer {
  readonly app: App;
  readonly url: string;
  readonly databaseUrl: string;
  /** An access token of the reseller, who administers all customers. */
  readonly token: string;
  close(): Promise<void>;
}

/**
 * Starts the platform with the world of the tests, passwords hashed at their real cost.
 * @param env further settings
 */
export async function startBenchServer(env: Readonly<Record<string, string>> = {}): Promise<BenchServer> {
  const database = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), "patchbay-bench-data-"));
  const settings = loadSettings({
    PATCHBAY_DATA_DIR: dataDir,
    PATCHBAY_PORT: "0",
    PATCHBAY_RATE_LIMIT_PER_TOKEN: "1000000:1000000",
    PATCHBAY_RATE_LIMIT_PER_ADDRESS: "1000000:1000000",
    ...env,
  });
  const secrets = [secretKey(Buffer.alloc(32, 7))] as const;
  const app = await createApp({ settings, databaseUrl: database.url, secrets, log: createLog("error") });
  await app.seed(worldSeed, "the benchmark's world");
  const url = await app.listen(0, "127.0.0.1");
  return {
    app,
    url,
    databaseUrl: database.url,
    token: await signIn(url, "reseller@example.com"),
    close: async () => {
      await app.close();
      await database.remove();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The form and headers of a grant to the world's client. */
export function grant(fields: Readonly<Record<string, string>>) {
  const basic = Buffer.from(`${client.public_id}:${client.secret}`).toString("base64");
  return {
    method: "POST" as const,
    headers: { authorization: `Basic ${basic}`, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(fields).toString(),
  };
}

export const passwordGrant = (email: string) => grant({ grant_type: "password", scope: "default", email, password });

/** An access token of a person of the world. */
export async function signIn(url: string, email: string): Promise<string> {
  const answer = await fetch(`${url}/oauth/token`, passwordGrant(email));
  const body: unknown = await answer.json();
  if (typeof body !== "object" || body === null || !("access_token" in body)) throw new Error(`No token: ${JSON.stringify(body)}`);
  return String(body.access_token);
}

export interface Load {
  readonly url: string;
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Requests that take turns, instead of the one. */
  readonly requests?: autocannon.Request[];
  readonly connections?: number;
  /** Seconds. */
  readonly duration?: number;
}

/** Loads a server from a thread of its own. Every answer must be a success. */
export async function load({
  url,
  method = "GET",
  headers = {},
  body,
  requests,
  connections = 16,
  duration = 2,
}: Load): Promise<autocannon.Result> {
  const result = await autocannon({
    url,
    method,
    headers: { ...headers },
    connections,
    duration,
    workers: 1,
    ...(body === undefined ? {} : { body }),
    ...(requests === undefined ? {} : { requests }),
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} refusals and ${result.errors} errors from ${url}`);
  return result;
}

/** Answers per second under such a load. */
export async function throughput(what: Load): Promise<number> {
  const result = await load(what);
  return result["2xx"] / result.duration;
}

export { world };
