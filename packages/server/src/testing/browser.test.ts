import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Browser, browserWanted, launchBrowser, type Pages, servePage } from "./browser.ts";
import { startTestServer, type TestServer } from "./harness.ts";
import { client, password } from "./world.ts";

let browser: Browser;
let pages: Pages;
let server: TestServer;

describe.runIf(browserWanted)("in Chromium (runs where one is installed, and in CI)", () => {
  beforeAll(async () => {
    pages = await servePage("browser.fixture.ts");
    // The page comes from another origin than the API, so the server must allow it.
    server = await startTestServer({ env: { PATCHBAY_CORS_ORIGINS: pages.origin } });
    browser = await launchBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await pages?.close();
  });

  test("a page signs in with a password and lists accounts, with both faces of the SDK", async () => {
    const page = await browser.context.newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    const whom = { host: server.url, username: "reseller@example.com", password, client: client.public_id, secret: client.secret };
    await page.goto(`${pages.origin}/?${new URLSearchParams(whom)}`);
    const text = await page.locator("output").textContent();
    const found: unknown = JSON.parse(text ?? "");
    const names = ["customerA", "customerB", "locationA", "reseller", "suspended"];
    expect(found).toEqual({ names, sameNames: names, refusal: { name: "AuthenticationError", code: 401 } });
    expect(faults).toEqual([]);
  });
});
