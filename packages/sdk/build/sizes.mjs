// Checks what applications pay: bundles typical imports of the built package and compares their sizes with the budgets.
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Bytes, minified and compressed. */
const dropInBudget = 30_000;
const serviceBudget = 8_000;

/**
 * Measures each budgeted import: the drop-in as a whole, and the modern client with each service in turn.
 *
 * @returns {Promise<{ title: string, bytes: number, budget: number }[]>} minified and compressed, the largest first
 */
export async function measureSizes() {
  const declarations = await readFile(new URL("../dist/esm/resources/index.d.ts", import.meta.url), "utf8");
  const services = [...new Set([...declarations.matchAll(/\b(\w+Api)\b/g)].map(([, name]) => name))];
  const modern = services.map(async (service) => ({
    title: `Connection + ${service}`,
    bytes: await sizeOf(
      `import { Connection, ${service} } from "@patchbay/sdk"; globalThis.used = new ${service}(new Connection({ host: "" }));`,
    ),
    budget: serviceBudget,
  }));
  const whole = {
    title: "the whole drop-in (default import)",
    bytes: await sizeOf('import s2sMS from "@patchbay/sdk"; globalThis.used = s2sMS;'),
    budget: dropInBudget,
  };
  return [whole, ...(await Promise.all(modern))].sort((one, other) => other.bytes - one.bytes);
}

/**
 * The bundle of an application, for browsers.
 *
 * @param {string} program - ES module that imports the package by name
 */
export async function bundleOf(program) {
  const { outputFiles } = await build({
    // The package finds itself by its own name.
    stdin: { contents: program, resolveDir: dirname(fileURLToPath(import.meta.url)) },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
  });
  return outputFiles.map(({ text }) => text).join("");
}

async function sizeOf(program) {
  return gzipSync(await bundleOf(program), { level: 9 }).length;
}

/** Prints the table; the exit code tells whether all budgets hold. */
async function report() {
  const sizes = await measureSizes();
  for (const { title, bytes, budget } of sizes) {
    const columns = [(bytes / 1000).toFixed(2).padStart(6), "kB of", String(budget / 1000).padStart(2), "kB", title];
    process.stdout.write(`${columns.join(" ")}${bytes > budget ? "  ← too large" : ""}\n`);
  }
  if (sizes.some(({ bytes, budget }) => bytes > budget)) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await report();
