import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { program } from "./binaries.ts";
import type { Cluster } from "./cluster.ts";
import type { Hold } from "./guard.ts";
import { findPostmaster } from "./process.ts";
import { choosePort, postgresCommand, type Server } from "./server.ts";

/**
 * Starts or joins a server on Windows, which has neither named pipes of our kind nor a shell for the guard. pg_ctl starts it
 * (and gives up administrator's rights, with which PostgreSQL refuses to run); whoever started it stops it. After a killed
 * process it stays, and the next start joins it.
 */
export async function startOnWindows(cluster: Cluster, preferredPort: number | undefined): Promise<Server | undefined> {
  const running = await runningServer(cluster, false);
  if (running) return running;
  const port = await choosePort(preferredPort);
  const [, , , ...settings] = postgresCommand(cluster, port);
  await pgCtl(cluster, "start", `--log=${join(cluster.home, "postgres.log")}`, `--options=${settings.join(" ")}`);
  return await runningServer(cluster, true);
}

async function runningServer(cluster: Cluster, startedByUs: boolean): Promise<Server | undefined> {
  const pid = await findPostmaster(cluster.data);
  const port = await recordedPort(cluster.data);
  if (!pid || !port) return undefined;
  const stop = async () => {
    await pgCtl(cluster, "stop", "--mode=fast");
    return true;
  };
  const hold: Hold = { release: startedByUs ? stop : async () => false };
  return { pid, port, hold, startedByUs };
}

/** The fourth line of postmaster.pid is the port. */
async function recordedPort(data: string): Promise<number | undefined> {
  const text = await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "");
  return Number(text.split("\n")[3]) || undefined;
}

/** Output is ignored because the server would inherit our pipe, and we would wait for its end. */
async function pgCtl(cluster: Cluster, action: "start" | "stop", ...options: string[]): Promise<void> {
  const child = spawn(program(cluster.binaries, "pg_ctl"), [action, "--wait", `--pgdata=${cluster.data}`, ...options], {
    stdio: "ignore",
  });
  await once(child, "exit");
}
