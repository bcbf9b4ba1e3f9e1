/** The package as npm gives it to applications: built, packed, and installed in a folder that knows nothing else. */
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the package. */
export const home = fileURLToPath(new URL("../..", import.meta.url));
const installed = fileURLToPath(new URL("../../../../node_modules/", import.meta.url));

/**
 * Runs a program to its end.
 *
 * @returns What it wrote to its standard output.
 * @throws Error with everything it wrote, when it fails.
 */
export async function run(command: string, args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const shell = command === "npm" && process.platform === "win32";
    execFile(command, args, { cwd, shell, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`${command} ${args.join(" ")} failed:\n${stdout}${stderr}`, { cause: error }));
    });
  });
}

/** A script of a package of the checkout. */
export function scriptOf(name: string, script: string): string {
  return join(installed, name, script);
}

/** Brings `dist` up to date and packs it. */
async function pack(folder: string): Promise<string> {
  const projects = ["tsconfig.json", "tsconfig.cjs.json"];
  await run(process.execPath, [scriptOf("typescript", "bin/tsc"), "-b", ...projects], home);
  await run(process.execPath, ["build/bundle.mjs"], home);
  const output = await run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], home);
  const [packed]: { filename: string }[] = JSON.parse(output);
  if (packed === undefined) throw new Error(`npm pack made nothing: ${output}`);
  return join(folder, packed.filename);
}

export interface Application extends AsyncDisposable {
  readonly folder: string;
  /** What `npm pack` made. */
  readonly tarball: string;
}

/** An application that installed the packed package, offline, under its own name and under that of the original. */
export async function installApplication(): Promise<Application> {
  const folder = await mkdtemp(join(tmpdir(), "patchbay-sdk-"));
  const tarball = await pack(folder);
  const dependencies = { "@patchbay/sdk": `file:${tarball}`, "star2star-js-ms-sdk": `file:${tarball}` };
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "application", private: true, dependencies }));
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts"], folder);
  await cp(fileURLToPath(new URL("programs", import.meta.url)), folder, { recursive: true });
  return { folder, tarball, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

/** Gives the application the declarations of Node.js, as `npm install --save-dev @types/node` would. */
export async function lendDeclarations({ folder }: Application): Promise<void> {
  for (const name of ["@types/node", "undici-types"])
    await cp(join(installed, name), join(folder, "node_modules", name), { recursive: true });
}

/** The package's description of itself. */
export async function manifest(): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(join(home, "package.json"), "utf8"));
}
