import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";

/** A server in another process. */
export interface ChildServer {
  readonly url: string;
  readonly process: ChildProcess;
  /** Resolves with the signal that ended it, or null. */
  readonly ended: Promise<NodeJS.Signals | null>;
}

/** A server in another process, which may not listen yet. */
export interface StartingServer extends Omit<ChildServer, "url"> {
  /** Its URL once it listens; undefined when it ended before. */
  readonly url: Promise<string | undefined>;
}

const script = fileURLToPath(new URL("./serve-child.ts", import.meta.url));

/**
 * Starts a process on a test's database, without waiting for it.
 * @param databaseUrl the database of a test server
 * @param env further environment, such as PATCHBAY_CRASH_AT
 * @param settings beside those of the tests: `{ PATCHBAY_CARRIERS: "…" }`
 */
export function spawnChildServer(
  databaseUrl: string,
  env: Readonly<Record<string, string>> = {},
  settings: Readonly<Record<string, string>> = {},
): StartingServer {
  const child = spawn(process.execPath, ["--import", "tsx", script], {
    env: {
      ...process.env,
      TEST_DATABASE_URL: databaseUrl,
      TEST_SECRET: inject("world").secret,
      TEST_DATA_DIR: "/nonexistent",
      TEST_SETTINGS: JSON.stringify(settings),
      ...env,
    },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit").then(([, signal]: unknown[]) => signal as NodeJS.Signals | null);
  const line = once(createInterface({ input: child.stdout }), "line") as Promise<string[]>;
  const url = Promise.race([line.then(([found]) => found), ended.then(() => undefined)]);
  return { url, process: child, ended };
}

/** The same, waiting until it listens. */
export async function startChildServer(...args: Parameters<typeof spawnChildServer>): Promise<ChildServer> {
  const child = spawnChildServer(...args);
  const url = await child.url;
  if (url === undefined) throw new Error("The child server ended before it listened.");
  return { ...child, url };
}
