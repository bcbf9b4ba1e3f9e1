import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the checkout. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

const PROGRESS_INTERVAL_MS = 5_000;
const FORWARDED_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs a program in the checkout's folder with our output, and resolves to its exit code (128 + n when signal n ended it).
 * Signals that we get while it runs go to it, and it decides what they mean.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ stdin?: "ignore" | "inherit", shell?: boolean }} [options]
 * @returns {Promise<number>}
 */
export async function run(command, args, { stdin = "ignore", shell = false } = {}) {
  const child = spawn(command, args, { cwd: root, stdio: [stdin, "inherit", "inherit"], shell });
  const forward = (signal) => child.kill(signal);
  for (const signal of FORWARDED_SIGNALS) process.on(signal, forward);
  try {
    return await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
    });
  } finally {
    for (const signal of FORWARDED_SIGNALS) process.off(signal, forward);
  }
}

/**
 * Runs one step of several: says what it does, says that it is still at it every few seconds, and ends this process when
 * the step fails.
 *
 * @param {string} title
 * @param {() => Promise<number>} step - resolves to an exit code
 * @param {{ progress?: boolean }} [options] - progress: false for a step that tells about its progress itself
 */
export async function runStep(title, step, { progress = true } = {}) {
  const start = Date.now();
  const seconds = () => ((Date.now() - start) / 1000).toFixed(1);
  console.log(`▸ ${title}`);
  const ticker = progress && setInterval(() => console.log(`  … ${seconds()} s`), PROGRESS_INTERVAL_MS);
  const code = await step().finally(() => clearInterval(ticker));
  if (code !== 0) {
    console.error(`✗ ${title}: failed (exit code ${code})`);
    process.exit(code);
  }
  console.log(`  done in ${seconds()} s`);
}

/**
 * Runs the command-line program of an installed package.
 *
 * @param {string} name - of the package
 * @param {string[]} args
 */
export async function runPackage(name, args) {
  const folder = join(root, "node_modules", name);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const script = typeof bin === "string" ? bin : Object.values(bin)[0];
  return await run(process.execPath, [join(folder, script), ...args]);
}
