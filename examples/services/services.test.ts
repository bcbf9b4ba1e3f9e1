/** The examples that the reference shows: each is a program that must run through. */
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { services as mounted } from "../../packages/server/src/services/index.ts";
import { type DemoServer, startServer } from "../demo-server.ts";

const run = promisify(execFile);
const here = fileURLToPath(new URL(".", import.meta.url));
const names = readdirSync(here).flatMap((file) => /^([\w-]+)\.ts$/.exec(file)?.[1] ?? []);
const running = mounted.map(({ spec }) => spec.name);

/** Runs an example as its reader would, and gives what it printed. */
async function outputOf(name: string, url: string): Promise<string> {
  const env = { ...process.env, PATCHBAY_URL: url };
  const { stdout, stderr } = await run(process.execPath, ["--import", "tsx", `${here}${name}.ts`], { env });
  expect(stderr).toBe("");
  return stdout;
}

it("there is one for every service that runs", () => {
  expect(names.toSorted()).toEqual(running.toSorted());
});

describe("against the server", () => {
  let server: DemoServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  it.each(names)("%s", { timeout: 60_000 }, async (name) => {
    expect(await outputOf(name, server.url)).toMatch(/\w+.*\n/);
  });
});
