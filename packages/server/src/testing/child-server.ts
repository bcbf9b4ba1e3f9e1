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

const script = fileURLToPath(new URL("./serve-child.ts", import.meta.url));

/**
 * Starts a second process on a test's database.
 * @param databaseUrl the database of a test server
 * @param env further environment, such as PATCHBAY_CRASH_AT
 */
export async function startChildServer(databaseUrl: string, env: Readonly<Record<string, string>> = {}): Promise<ChildServer> {
  const child = spawn(process.execPath, ["--import", "tsx", script], {
    env: {
      ...process.env,
      TEST_DATABASE_URL: databaseUrl,
      TEST_SECRET: inject("world").secret,
      TEST_DATA_DIR: "/nonexistent",
      ...env,
    },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit").then(([, signal]: unknown[]) => signal as NodeJS.Signals | null);
  const lines = createInterface({ input: child.stdout });
  const [url] = await Promise.race([once(lines, "line") as Promise<string[]>, ended.then(() => [undefined])]);
  if (url === undefined) throw new Error("The child server ended before it listened.");
  return { url, process: child, ended };
}
