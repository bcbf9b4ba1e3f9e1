import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Application, home, installApplication, manifest, run, scriptOf } from "./package.fixture.ts";

// Compilers and package managers are slow on a machine that is busy with the other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let application: Application;
beforeAll(async () => {
  application = await installApplication();
});
afterAll(async () => application[Symbol.asyncDispose]());

/** Runs a module of the application's, which imports by name. */
const evaluated = async (code: string, type: "module" | "commonjs"): Promise<unknown> =>
  JSON.parse(await run(process.execPath, [`--input-type=${type}`, "--eval", code], application.folder));

test("it needs no other package, and declares that it has no side effects", async () => {
  const described = await manifest();
  for (const kind of ["dependencies", "peerDependencies", "optionalDependencies", "bundleDependencies"])
    expect(described).not.toHaveProperty(kind);
  expect(described.sideEffects).toBe(false);
});

test("the tarball holds scripts, declarations, README and license, and nothing else", async () => {
  const output = await run("npm", ["pack", "--json", "--dry-run", "--ignore-scripts"], home);
  const [packed]: { files: { path: string }[] }[] = JSON.parse(output);
  const paths = (packed?.files ?? []).map(({ path }) => path);
  const outside = paths.filter((path) => !path.startsWith("dist/"));
  expect(outside.sort()).toEqual(["LICENSE", "README.md", "package.json"]);
  const strange = paths.filter(
    (path) => path.startsWith("dist/") && !/^dist\/(?:esm|cjs)\/.*\.(?:js|cjs|d\.ts|d\.cts)$/.test(path),
  );
  expect(strange).toEqual(["dist/cjs/package.json"]);
  expect(paths.filter((path) => /\.(?:test|fixture)\./.test(path))).toEqual([]);
  expect(await readFile(join(home, "LICENSE"), "utf8")).toBe(await readFile(join(home, "../../LICENSE"), "utf8"));
});

test("publint and Are the types wrong find nothing", async () => {
  await run(process.execPath, [scriptOf("publint", "src/cli.js"), "--strict", application.tarball], home);
  const attw = scriptOf("@arethetypeswrong/cli", "dist/index.js");
  await run(process.execPath, [attw, "--no-emoji", application.tarball], home);
});

test("every door has the same names by import and by require", async () => {
  const { exports } = await manifest();
  for (const door of Object.keys(Object(exports)).filter((name) => name !== "./package.json" && !name.startsWith("./lib/config"))) {
    const name = JSON.stringify(door.replace(".", "@patchbay/sdk"));
    const imported = await evaluated(
      `const module = await import(${name}); console.log(JSON.stringify(Object.keys(module).sort()))`,
      "module",
    );
    const required = await evaluated(`console.log(JSON.stringify(Object.keys(require(${name})).sort()))`, "commonjs");
    expect(required, door).toEqual(imported);
  }
});

test("in CommonJS lib/index.js is the entry itself, and lib/config.js the settings", async () => {
  const code = `const sdk = require("@patchbay/sdk");
    console.log(JSON.stringify([require("@patchbay/sdk/lib/index.js") === sdk, require("@patchbay/sdk/lib/config.js") === sdk.Util.config]))`;
  expect(await evaluated(code, "commonjs")).toEqual([true, true]);
});

test("the doors under lib also open without .js, as the original's did", async () => {
  const code = `const names = ["index", "utilities", "config", "node-logger"].map((name) => "@patchbay/sdk/lib/" + name);
    console.log(JSON.stringify(names.map((name) => require(name) === require(name + ".js"))))`;
  expect(await evaluated(code, "commonjs")).toEqual([true, true, true, true]);
});

/** A bundle of the application's. */
async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: application.folder },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
  });
  return outputFiles.map(({ text }) => text).join("");
}

test("sizes are within their budgets", async () => {
  const table = await run(process.execPath, ["build/sizes.mjs"], home);
  process.stdout.write(table);
  expect(table).toMatch(/^ *\d+\.\d\d kB of 30 kB the whole drop-in/m);
});

test("importing one namespace or one service bundles no other", async () => {
  const namespace = await bundle('import { Accounts } from "@patchbay/sdk"; console.log(Accounts);');
  expect(namespace).toContain("/accounts/accounts");
  const service = await bundle(
    'import { Connection, AccountsApi } from "@patchbay/sdk"; console.log(new AccountsApi(new Connection({ host: "h" })));',
  );
  expect(service).toContain("/accounts/accounts");
  for (const text of [namespace, service])
    for (const other of ["/identity/", "/auth/", "/groups/", "scryptSync"]) expect(text).not.toContain(other);
  expect(service.length).toBeLessThan(namespace.length * 1.5);
});

test("an application that uses nothing of it bundles nothing of it", async () => {
  expect(await bundle('import s2sMS, { Patchbay, Accounts } from "@patchbay/sdk";')).toBe("");
});

test.each(["import", "require"])("%s of it takes at most 25 ms more than that of an empty module", async (how) => {
  const times: number[] = [];
  for (let round = 0; round < 7; round++)
    times.push(Number(await run(process.execPath, ["import-time.mjs", how], application.folder)));
  // The other tests keep the machine busy: the quickest of several runs tells most about the package.
  expect(Math.min(...times)).toBeLessThan(25);
  expect(Math.min(...times)).toBeGreaterThan(1);
});
