import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The operating-system user that runs PostgreSQL for us. */
export type Runner = { readonly name: string; readonly uid: number; readonly gid: number };

/**
 * The environment of PostgreSQL's programs: nothing of ours (PGDATA, PGPORT, PGOPTIONS and friends would change what they
 * do), and a locale that every system has.
 */
const CLEAN_ENVIRONMENT = { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C" };

/**
 * Options for node:child_process that run a program as `runner`, or as ourselves when there is none.
 * The working directory is the root because another user may not be allowed to enter ours.
 */
export function runAs(runner: Runner | undefined) {
  const common = process.platform === "win32" ? {} : { cwd: "/", env: CLEAN_ENVIRONMENT };
  return runner ? { ...common, uid: runner.uid, gid: runner.gid } : common;
}

/**
 * Finds the user that must run PostgreSQL: none (ourselves) unless we are root, which PostgreSQL refuses to run as.
 * An existing cluster is run by its owner, so that a server started as an ordinary user can later be started as root.
 *
 * @param home - the folder of the cluster, which may not exist yet
 * @throws Error when we are root and the system has no suitable user (initdb insists on an entry in /etc/passwd)
 */
export async function findRunner(home: string): Promise<Runner | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await ownerOf(home);
  const users = parsePasswd(await readFile("/etc/passwd", "utf8"));
  const wanted = (user: Runner) => (owner ? user.uid === owner : user.name === "postgres");
  const found = users.find(wanted) ?? (owner ? undefined : users.find((user) => user.name === "nobody"));
  if (found) return found;
  const missing = owner ? `the owner of ${home} (uid ${owner})` : `a user "postgres" or "nobody"`;
  throw new Error(
    `PostgreSQL cannot run as root, and ${missing} is not in /etc/passwd. Set PATCHBAY_DATABASE_URL, or run as another user.`,
  );
}

/** Whether `runner` (or we, without one) can enter `folder`, as the system itself sees it. */
export async function canEnter(runner: Runner | undefined, folder: string): Promise<boolean> {
  return await run("/bin/sh", ["-c", 'cd "$1"', "sh", folder], runAs(runner)).then(
    () => true,
    () => false,
  );
}

/** The uid that owns `path`; undefined when it does not exist or belongs to root. */
async function ownerOf(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.uid || undefined;
}

function parsePasswd(text: string): Runner[] {
  return text.split("\n").flatMap((line) => {
    const [name, , uid, gid] = line.split(":");
    return name && uid && gid && !line.startsWith("#") ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}
