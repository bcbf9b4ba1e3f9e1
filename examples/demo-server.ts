/** The server that an example talks to: one that runs, or one of its own on a temporary folder. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const command = fileURLToPath(new URL("../packages/cli/bin/patchbay.js", import.meta.url));
const usualUrl = `http://localhost:${process.env.PATCHBAY_PORT || 8420}`;

export interface DemoServer {
  readonly url: string;
  /** Whether it was started for this example only. */
  readonly own: boolean;
  /** Stops it if it is our own. */
  close(): Promise<void>;
}

/** The server at PATCHBAY_URL or on the usual port if there is one, else a new one with the demo in it. */
export async function findOrStartServer(): Promise<DemoServer> {
  const wanted = process.env.PATCHBAY_URL;
  const url = wanted || usualUrl;
  if (await isPatchbay(url)) return { url, own: false, close: async () => undefined };
  if (wanted) throw new Error(`There is no Patchbay at PATCHBAY_URL (${wanted}).`);
  return startServer();
}

async function isPatchbay(url: string): Promise<boolean> {
  const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
  const body: unknown = response?.ok === true ? await response.json().catch(() => undefined) : undefined;
  return typeof body === "object" && body !== null && "status" in body && body.status === "ok";
}

/**
 * A server of its own on a temporary folder, with the demo in it.
 * @param port 0 takes any free one; then the URLs that the server gives away do not lead to it
 */
export async function startServer(port = 0): Promise<DemoServer> {
  const folder = await mkdtemp(join(tmpdir(), "patchbay-demo-"));
  // For root: PostgreSQL runs as another user, who must be able to enter.
  await chmod(folder, 0o755);
  const args = [command, "serve", "--port", String(port), "--data-dir", join(folder, "data")];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, PATCHBAY_LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const close = async () => {
    child.kill("SIGTERM");
    await exited;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { url: await readUrl(child), own: true, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Waits for the line that tells the address. */
async function readUrl(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("The server has no output to read.");
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^\s*API\s+(http\S+)/.exec(line)?.[1];
    if (url !== undefined) {
      child.stdout.resume();
      return url;
    }
  }
  throw new Error("The server ended before it was ready.");
}
