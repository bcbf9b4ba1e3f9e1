import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { type BrowserContext, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "./harness.ts";
import { client, password } from "./world.ts";

const usualPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executable = process.env.PATCHBAY_TEST_CHROMIUM ?? usualPlaces.find((place) => existsSync(place));
/** npm test must pass with nothing but Node.js; CI has a browser, and must use it. */
const wanted = executable !== undefined || process.env.CI !== undefined;

let browser: BrowserContext;
let profile: string;
let pages: Server;
let origin: string;
let server: TestServer;

/** The page's program, bundled as an application would bundle it. */
async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL("../../../sdk/src/browser.fixture.ts", import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
  });
  return outputFiles.map(({ text }) => text).join("");
}

describe.runIf(wanted)("in Chromium (runs where one is installed, and in CI)", () => {
  beforeAll(async () => {
    const program = await bundle();
    pages = createServer((request, response) => {
      const isProgram = request.url === "/program.js";
      response.writeHead(200, { "content-type": isProgram ? "text/javascript" : "text/html; charset=utf-8" });
      response.end(
        isProgram
          ? program
          : '<!doctype html><title>Test</title><link rel="icon" href="data:,"><body><script type="module" src="/program.js"></script>',
      );
    });
    await new Promise<void>((resolve) => pages.listen(0, "127.0.0.1", resolve));
    const address = pages.address() as AddressInfo;
    origin = `http://127.0.0.1:${address.port}`;
    // The page comes from another origin than the API, so the server must allow it.
    server = await startTestServer({ env: { PATCHBAY_CORS_ORIGINS: origin } });
    profile = await mkdtemp(join(tmpdir(), "patchbay-browser-"));
    browser = await chromium.launchPersistentContext(profile, {
      executablePath: executable ?? "/usr/bin/chromium",
      headless: true,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await new Promise((resolve) => (pages === undefined ? resolve(undefined) : pages.close(resolve)));
    if (profile !== undefined) await rm(profile, { recursive: true, force: true });
  });

  test("a page signs in with a password and lists accounts, with both faces of the SDK", async () => {
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    const whom = { host: server.url, username: "reseller@example.com", password, client: client.public_id, secret: client.secret };
    await page.goto(`${origin}/?${new URLSearchParams(whom)}`);
    const text = await page.locator("output").textContent();
    const found: unknown = JSON.parse(text ?? "");
    const names = ["customerA", "customerB", "locationA", "reseller", "suspended"];
    expect(found).toEqual({ names, sameNames: names, refusal: { name: "AuthenticationError", code: 401 } });
    expect(faults).toEqual([]);
  });
});
