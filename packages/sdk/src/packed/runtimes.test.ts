import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Application, installApplication, lendDeclarations, run } from "./package.fixture.ts";
import { expected, startSmallPlatform } from "./platform.fixture.ts";
import { hasRuntimes, installRuntimes, oldestCompiler, platform, programOf } from "./runtimes.fixture.ts";
import {
  asCommonJs,
  asModule,
  asOldScript,
  browser,
  bundler,
  commonJs,
  compiled,
  node,
  nodeNext,
  script,
} from "./types.fixture.ts";

// Compilers and package managers are slow on a machine that is busy with the other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let application: Application;
beforeAll(async () => {
  application = await installApplication();
});
afterAll(async () => application[Symbol.asyncDispose]());

/** Runs a program of the application, given the address of a server, and reads what it found. */
async function exercised(command: string, args: readonly string[]): Promise<unknown> {
  await using server = await startSmallPlatform();
  return JSON.parse(await run(command, [...args, server.origin], application.folder));
}

/** A program with the SDK in it, as an application would bundle it. */
async function bundled(program: string, minify: boolean): Promise<string> {
  const { outputFiles, warnings } = await build({
    entryPoints: [join(application.folder, program)],
    absWorkingDir: application.folder,
    bundle: true,
    minify,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
  });
  expect(warnings).toEqual([]);
  return outputFiles.map(({ text }) => text).join("");
}

test.each(["import.mjs", "require.cjs"])(`in Node.js ${process.versions.node}, %s`, async (program) => {
  expect(await exercised(process.execPath, [program])).toEqual(expected);
});

describe("with the oldest TypeScript", () => {
  beforeAll(async () => {
    await installRuntimes();
    await lendDeclarations(application);
  }, 300_000);

  // TypeScript 7 no longer has it: a resolution that knows nothing of exports.
  const node10 = { ...commonJs, ...node, moduleResolution: "node10" };

  test.each([
    ["NodeNext, an ES module", { ...nodeNext, ...node }, "main.mts", asModule],
    ["NodeNext, a CommonJS module", { ...nodeNext, ...node }, "main.cts", asCommonJs],
    ["Bundler, for browsers", { ...bundler, ...browser }, "main.ts", asModule],
    ["CommonJS resolved as by Node 10, import", node10, "main.ts", asModule],
    ["CommonJS resolved as by Node 10, require", node10, "main.ts", asCommonJs],
    ["CommonJS resolved as by Node 10, an old script", { ...node10, ...script }, "main.js", asOldScript],
  ])("%s", async (title, options, file, program) => {
    expect(await compiled(application, oldestCompiler, title, { options, file, program })).toBe("");
  });
});

describe.runIf(hasRuntimes)(`in other runtimes (none is listed for ${platform} when these are skipped)`, () => {
  beforeAll(installRuntimes, 300_000);

  test.each(["import.mjs", "require.cjs"])("in the newest Node.js, %s", async (program) => {
    expect(await exercised(programOf("the newest Node.js"), [program])).toEqual(expected);
  });

  test.each(["import.mjs", "require.cjs"])("in Deno, %s", async (program) => {
    const offline = ["run", "--no-remote", "--no-prompt", "--allow-net=127.0.0.1", "--allow-env", "--allow-read"];
    expect(await exercised(programOf("Deno"), [...offline, program])).toEqual(expected);
  });

  test.each(["import.mjs", "require.cjs"])("in Bun, %s", async (program) => {
    expect(await exercised(programOf("Bun"), ["--no-install", program])).toEqual(expected);
  });

  test("in workerd, bundled", async () => {
    await using server = await startSmallPlatform();
    await using worker = await startWorker();
    const response = await fetch(`${worker.origin}/?${new URLSearchParams({ host: server.origin })}`);
    const text = await response.text();
    expect(text).toMatch(/^\{/);
    expect(JSON.parse(text)).toEqual(expected);
  });
});

interface Worker extends AsyncDisposable {
  readonly origin: string;
}

/** Serves the bundled worker. */
async function startWorker(): Promise<Worker> {
  const folder = application.folder;
  await writeFile(join(folder, "worker.js"), await bundled("worker.mjs", false));
  // workerd tells on descriptor 3 which port it listens on.
  const process = spawn(programOf("workerd"), ["serve", "worker.capnp", "--control-fd=3"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit", "pipe"],
  });
  const stopped = new Promise<void>((resolve) => process.once("exit", () => resolve()));
  const port = await portOf(process);
  return {
    origin: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      process.kill();
      await stopped;
    },
  };
}

async function portOf(process: ChildProcess): Promise<number> {
  const control = process.stdio[3] as Readable;
  let text = "";
  for await (const chunk of control) {
    text += String(chunk);
    const event = /"event":"listen".*"port":(\d+)/.exec(text);
    if (event !== null) return Number(event[1]);
  }
  throw new Error(`workerd ended before it listened: ${text}`);
}

const usualPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executable = process.env.PATCHBAY_TEST_CHROMIUM ?? usualPlaces.find((place) => existsSync(place));

describe.runIf(executable !== undefined || process.env.CI !== undefined)("in Chromium (where one is installed, and in CI)", () => {
  test("bundled and minified", async () => {
    await using server = await startSmallPlatform(await bundled("page.mjs", true));
    const browser = await chromium.launch({
      executablePath: executable ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic"],
    });
    try {
      const page = await browser.newPage();
      await page.goto(`${server.origin}/page`);
      const text = await page.locator("output").textContent();
      expect(text).toMatch(/^\{/);
      expect(JSON.parse(text ?? "")).toEqual(expected);
    } finally {
      await browser.close();
    }
  });
});
