/** A real browser for tests: Chromium where one is installed, and in CI. */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { type BrowserContext, chromium } from "playwright-core";

const usualPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executable = process.env.PATCHBAY_TEST_CHROMIUM ?? usualPlaces.find((place) => existsSync(place));
/** npm test must pass with nothing but Node.js; CI has a browser, and must use it. */
export const browserWanted = executable !== undefined || process.env.CI !== undefined;

export interface Browser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

export async function launchBrowser(): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), "patchbay-browser-"));
  const context = await chromium.launchPersistentContext(profile, {
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
  return {
    context,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

export interface Pages {
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Serves a page whose program is a file of the SDK's sources, bundled as an application would bundle it.
 * @param serve takes what else the page asks for; false when it is nothing of its own
 */
export async function servePage(
  entry: string,
  serve: (request: IncomingMessage, response: ServerResponse) => boolean = () => false,
): Promise<Pages> {
  const program = await bundled(fileURLToPath(new URL(`../../../sdk/src/${entry}`, import.meta.url)));
  const server = createServer((request, response) => {
    if (serve(request, response)) return;
    const isProgram = request.url === "/program.js";
    response.writeHead(200, { "content-type": isProgram ? "text/javascript" : "text/html; charset=utf-8" });
    response.end(isProgram ? program : page);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const page =
  '<!doctype html><title>Test</title><link rel="icon" href="data:,"><body><script type="module" src="/program.js"></script>';

async function bundled(entry: string): Promise<string> {
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
