import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Whether a process with this id exists, of whichever user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** The process id written in a data folder's postmaster.pid, whether or not that process still exists. */
export async function recordedPostmaster(data: string): Promise<number | undefined> {
  const text = await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "");
  return Number.parseInt(text, 10) || undefined;
}

/**
 * The process id of the PostgreSQL server that runs on a data folder, if there is one.
 *
 * PostgreSQL itself only looks whether the process of postmaster.pid exists. After a crash of the machine, or in a
 * container, that number often belongs to something else by now, and PostgreSQL would refuse to start for ever: so a
 * record that points to a process which is not PostgreSQL is removed.
 */
export async function findPostmaster(data: string): Promise<number | undefined> {
  const pid = await recordedPostmaster(data);
  if (!pid || !isAlive(pid)) return undefined;
  const command = await commandLine(pid);
  if (command === undefined || command.includes(data)) return pid;
  if ((await recordedPostmaster(data)) === pid) await rm(join(data, "postmaster.pid"), { force: true });
  return undefined;
}

/** The command line of a process; undefined when the system does not tell. */
async function commandLine(pid: number): Promise<string | undefined> {
  if (process.platform === "linux") return await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => undefined);
  if (process.platform === "win32") return undefined;
  return await run("ps", ["-ww", "-o", "args=", "-p", String(pid)]).then(
    ({ stdout }) => stdout,
    () => undefined,
  );
}
