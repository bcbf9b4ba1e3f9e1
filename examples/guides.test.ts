/** The programs in the guides that need a server: each compiles under strict rules, and runs. */
import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DemoServer, startServer } from "./demo-server.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../", import.meta.url));
let folder: string;
let server: DemoServer;

beforeAll(async () => {
  // Below node_modules, where packages are found by their names, as an application finds them.
  const cache = join(root, "node_modules/.cache");
  await mkdir(cache, { recursive: true });
  folder = await mkdtemp(join(cache, "guides-"));
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  server = await startServer(await freePort());
}, 60_000);
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Guides call URLs that the server gives away, so it must know its port. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

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

test.each([
  ["workflow.md", [/^complete [\s\S]*needs_approval: true[\s\S]*large: success/, /^Answered true/, /^Greeted: Example Bakery/]],
] as const)("the programs in docs/%s", { timeout: 120_000 }, async (page, outputs) => {
  const files = await programsOf(page);
  expect(files).toHaveLength(outputs.length);
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const types = join(root, "node_modules/@types");
  const options = ["--noEmit", "--ignoreConfig", "--strict", "--module", "nodenext", "--target", "es2023"];
  const checked = await run(process.execPath, [tsc, ...options, "--typeRoots", types, "--types", "node", ...files]).catch(
    (error: unknown) => error,
  );
  expect(checked).toMatchObject({ stdout: "" });
  const env = { ...process.env, PATCHBAY_URL: server.url };
  for (const [index, file] of files.entries()) {
    const { stdout, stderr } = await run(process.execPath, ["--import", import.meta.resolve("tsx"), file], { env });
    expect(stderr).toBe("");
    expect(stdout).toMatch(outputs[index] ?? /$^/);
  }
});
