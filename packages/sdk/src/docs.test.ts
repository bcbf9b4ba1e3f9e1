/** The programs in the documentation of the SDK's further entries: each compiles under strict rules, and runs. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../../", import.meta.url));
const pages = ["webhooks.md", "testing.md"];
let folder: string;

// Below node_modules, where packages are found by their names, as an application finds them.
beforeAll(async () => {
  const cache = join(root, "node_modules/.cache");
  await mkdir(cache, { recursive: true });
  folder = await mkdtemp(join(cache, "docs-"));
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function programsOf(page: string): Promise<string[]> {
  const text = await readFile(join(root, "docs", page), "utf8");
  const programs = [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, program]) => program ?? "");
  return Promise.all(
    programs.map(async (program, index) => {
      const file = join(folder, `${page.replace(".md", "")}-${index}.ts`);
      await writeFile(file, program);
      return file;
    }),
  );
}

test.each(pages)("the programs in docs/%s", { timeout: 60_000 }, async (page) => {
  const files = await programsOf(page);
  expect(files.length).toBeGreaterThan(0);
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const types = join(root, "node_modules/@types");
  const options = ["--noEmit", "--ignoreConfig", "--strict", "--module", "nodenext", "--target", "es2023"];
  const checked = await run(process.execPath, [tsc, ...options, "--typeRoots", types, "--types", "node", ...files]).catch(
    (error: unknown) => error,
  );
  expect(checked).toMatchObject({ stdout: "" });
  for (const file of files)
    expect(await run(process.execPath, ["--import", import.meta.resolve("tsx"), file])).toMatchObject({ stderr: "" });
});
