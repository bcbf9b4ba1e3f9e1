import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { closeSync, constants, openSync, writeSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { exists } from "./place.ts";
import { type Runner, runAs } from "./runner.ts";

/**
 * The guard: a shell that starts PostgreSQL and stops it when nobody needs it any more, however we end.
 *
 * Who needs the server holds the writing end of a named pipe. The system closes that end when a process ends, by kill -9 too;
 * when the last one is closed, the guard reads end-of-file and stops PostgreSQL ("fast": open transactions are rolled back).
 * A line written to the pipe is answered by an empty file of that name, which proves that the guard had not yet given up.
 * The guard runs in a session of its own, so that Ctrl-C in a terminal reaches us and not the database under our feet.
 *
 * Arguments: the pipe's path, the log's path, then the command of PostgreSQL. It says "ready" when the pipe can be opened,
 * waits for a line that allows it to go on (or ends with its starter), and then says PostgreSQL's process id.
 */
const GUARD = `
pipe=$1; log=$2; shift 2
trap '' PIPE
exec 2>>"$log"
mkfifo -m 600 "$pipe" || exit 1
exec 4<>"$pipe" 3<"$pipe"
echo ready
read -r allowed || { rm -f "$pipe"; exit 1; }
exec 4>&- </dev/null
"$@" 3<&- >&2 &
postgres=$!
echo "$postgres"
exec >&2
{
  while read -r name <&3; do : >"$pipe.$name"; done
  exec 3<&-
  rm -f "$pipe"
  kill -INT "$postgres"
} &
watcher=$!
exec 3<&-
trap 'kill -INT "$postgres"' INT TERM HUP
while kill -0 "$postgres"; do wait "$postgres"; done 2>/dev/null
kill "$watcher" 2>/dev/null
rm -f "$pipe"
`;

/** The name of each guard's pipe begins with this. */
export const PIPE_PREFIX = "hold-";

/** Our share in a running server: while one is held, the guard keeps the server running. */
export type Hold = {
  /** Gives the share back. Resolves to whether it was the last one, so that the server is stopping now. */
  release(): Promise<boolean>;
};

/** A guard and the PostgreSQL process that it has started, which may still fail. */
export type Guarded = { readonly guard: ChildProcess; readonly pid: number; readonly hold: Hold };

/**
 * Starts PostgreSQL under a guard.
 *
 * @param pipe - path for the guard's pipe, unused so far
 * @returns undefined when the guard itself failed; its log says why
 * @throws Error when no process can be started as that user
 */
export async function startGuarded(
  pipe: string,
  logFile: string,
  command: readonly string[],
  runner: Runner | undefined,
): Promise<Guarded | undefined> {
  const guard = spawn("/bin/sh", ["-c", GUARD, "patchbay-postgres-guard", pipe, logFile, ...command], {
    ...runAs(runner),
    detached: true,
    stdio: ["pipe", "pipe", "ignore"],
  });
  await once(guard, "spawn");
  guard.unref();
  const lines = createInterface(guard.stdout)[Symbol.asyncIterator]();
  if ((await lines.next()).value !== "ready") return undefined;
  const hold = openHold(pipe);
  guard.stdin.on("error", () => undefined).end("go\n");
  const pid = Number((await lines.next()).value);
  guard.stdout.destroy();
  if (hold && pid) return { guard, pid, hold };
  await hold?.release();
  return undefined;
}

/**
 * Takes a share in a server that another process has started.
 *
 * @returns undefined when its guard is gone, or is just stopping it
 */
export async function joinGuarded(pipe: string): Promise<Hold | undefined> {
  const name = randomUUID();
  const hold = openHold(pipe, `${name}\n`);
  if (!hold) return undefined;
  const answer = `${pipe}.${name}`;
  const answered = await becomesTrue(() => exists(answer), 2_000);
  await rm(answer, { force: true });
  if (answered) return hold;
  await hold.release();
  return undefined;
}

/** Asks until the answer is yes, at most for `limit` milliseconds; resolves to the last answer. */
export async function becomesTrue(ask: () => Promise<boolean> | boolean, limit: number): Promise<boolean> {
  for (const end = Date.now() + limit; Date.now() < end; await delay(10)) {
    if (await ask()) return true;
  }
  return await ask();
}

function openHold(pipe: string, greeting = ""): Hold | undefined {
  let descriptor: number | undefined;
  const close = () => {
    if (descriptor !== undefined) closeSync(descriptor);
    descriptor = undefined;
  };
  try {
    // Without a reader this fails at once instead of waiting for one.
    descriptor = openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
    if (greeting) writeSync(descriptor, greeting);
  } catch {
    close();
    return undefined;
  }
  return {
    release: async () => {
      close();
      // A guard that has seen the last share go removes its pipe at once; one second is ample on a busy machine.
      return await becomesTrue(async () => !(await exists(pipe)), 1_000);
    },
  };
}
