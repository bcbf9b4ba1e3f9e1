import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, run, runPackage, runStep } from "./run.mjs";

/** Installs the packages of package-lock.json, unless they are there. */
export async function install() {
  const reason = whyInstall();
  if (!reason) return;
  const command = existsSync(join(root, "package-lock.json")) ? "ci" : "install";
  await runStep(`Installing packages with npm ${command}: ${reason}`, () =>
    // The tools that build and test are development dependencies: NODE_ENV=production must not leave them out. npm's
    // spinner would run into our own lines.
    runNpm([command, "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--no-progress", "--loglevel=error"]),
  );
}

/**
 * Compiles and checks what has changed.
 *
 * @param {string} [project] - folder of a project, which is compiled with all that it refers to; everything when absent
 */
export async function build(project = ".") {
  await runStep("Building", async () => {
    const code = await runPackage("typescript", ["-b", project]);
    // Of the SDK, tsc writes the declarations alone.
    return code || (await run(process.execPath, ["packages/sdk/build/bundle.mjs"]));
  });
}

/** The project that the server and the examples run from. Benchmarks and generators are not among what it refers to. */
export const program = "packages/cli";

/** The npm that runs us, or else the one on the path (on Windows a script, which only a shell can start). */
async function runNpm(args) {
  const script = process.env.npm_execpath;
  if (script?.endsWith("npm-cli.js")) return await run(process.execPath, [script, ...args]);
  return await run("npm", args, { shell: process.platform === "win32" });
}

/**
 * Why the packages must be installed; undefined when node_modules holds what package-lock.json asks for. npm records what
 * it installed in a lock file of its own. The contents are compared because times say little after a checkout or a copy.
 */
function whyInstall() {
  const installed = readPackages("node_modules/.package-lock.json");
  if (!installed) return "there is no node_modules";
  const wanted = readPackages("package-lock.json");
  if (!wanted) return undefined;
  const differs = ([path, { version, integrity, optional }]) => {
    if (!path.startsWith("node_modules/") || (optional && !installed[path])) return false;
    return installed[path]?.version !== version || installed[path]?.integrity !== integrity;
  };
  const changed = Object.entries(wanted).find(differs);
  return changed && `${changed[0].replace("node_modules/", "")} is not what package-lock.json asks for`;
}

function readPackages(path) {
  const file = join(root, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : undefined;
}
