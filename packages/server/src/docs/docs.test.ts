import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../testing/harness.ts";
import { type Library, readLibrary } from "./library.ts";
import type { Hit } from "./search.ts";

let server: TestServer;
let library: Library;
beforeAll(async () => {
  server = await startTestServer();
  library = await readLibrary();
});
afterAll(() => server.close());

const get = (path: string) => fetch(server.url + path);
const urlOf = (path: string) => `/docs${path === "" ? "" : `/${path}`}`;

describe("the site", () => {
  it("has every page of docs/, each reached by the navigation", async () => {
    expect(library.pages.size).toBeGreaterThan(30);
    const shown = library.chapters.flatMap(({ pages }) => pages.map(({ path }) => path));
    expect([...library.pages.keys()].filter((path) => !shown.includes(path))).toEqual([]);
  });

  it("has no link that leads nowhere", async () => {
    const pages = [...library.pages.keys()];
    const html = new Map(
      await Promise.all(pages.map(async (path) => [urlOf(path), await (await get(urlOf(path))).text()] as const)),
    );
    const dead: string[] = [];
    for (const [from, text] of html) {
      for (const [, href = ""] of text.matchAll(/<a [^>]*href="([^"]*)"/g)) {
        if (/^https?:/.test(href)) continue;
        const url = new URL(href, server.url + from);
        const target = html.get(url.pathname);
        const anchor = url.hash.slice(1);
        if (target === undefined || (anchor !== "" && !target.includes(`id="${anchor}"`))) dead.push(`${from}: ${href}`);
      }
    }
    expect(dead).toEqual([]);
  });

  it("may load and run nothing that is not its own", async () => {
    const page = await get("/docs/reference/accounts");
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await page.text()).not.toMatch(/<script>|style=|onclick/);
  });

  it("knows no other pages than those", async () => {
    for (const path of ["/docs/none", "/docs/..%2fpackage.json", "/docs/%2e%2e/README", "/docs/reference/accounts.md"]) {
      expect((await get(path)).status, path).toBe(404);
    }
    expect((await fetch(`${server.url}/`, { redirect: "manual" })).headers.get("location")).toBe("/docs");
  });

  it("is searched by functions, words and types", async () => {
    const find = async (query: string): Promise<Hit[]> =>
      JSON.parse(await (await get(`/docs/search.json?q=${encodeURIComponent(query)}`)).text());
    expect((await find("createIdentity"))[0]).toMatchObject({ href: "/docs/reference/identity#createidentity" });
    expect((await find("listt accounts")).map(({ heading }) => heading)).toContain("listAccounts");
    expect((await find("idempotency_key_reused")).length).toBeGreaterThan(0);
    expect(await find("xyzzyplugh")).toEqual([]);
    expect(await find("")).toEqual([]);
    const page = await (await get("/docs/search?q=%3Cscript%3Ealert(1)")).text();
    expect(page).toContain("&lt;script&gt;alert(1)");
    expect(page).not.toContain("<script>alert");
  });
});

describe("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];
    browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args });
  });
  afterAll(() => browser.close());

  it.each(["light", "dark"] as const)("search works while typing and leads to the place, %s", async (colorScheme) => {
    const page = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 900 } });
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(`${server.url}/docs`);
    await page.keyboard.press("/");
    await page.keyboard.type("suspend account");
    await page.getByRole("link", { name: /suspendAccount/ }).click();
    await page.waitForURL(/\/docs\/reference\/accounts#suspendaccount$/);
    expect(await page.locator("#suspendaccount").isVisible()).toBe(true);
    const color = (name: string) => page.evaluate<string>(`getComputedStyle(document.body).${name}`);
    const [background, text] = [await color("backgroundColor"), await color("color")];
    expect(background === "rgb(255, 255, 255)").toBe(colorScheme === "light");
    expect(text).not.toBe(background);
    expect(complaints).toEqual([]);
    await page.close();
  });

  /** How many lines the code of a function has as it is seen, in each face. */
  async function linesOf(path: string): Promise<number[]> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(server.url + path);
    const codes = await page
      .locator(`${new URL(path, server.url).hash} ~ table`)
      .first()
      .locator("pre")
      .allInnerTexts();
    await page.close();
    return codes.map((code) => code.trim().split("\n").length);
  }

  it("both faces stand side by side, and below each other on a phone, where nothing runs off the page", async () => {
    const boxes = async (width: number) => {
      const page = await browser.newPage({ viewport: { width, height: 800 } });
      await page.goto(`${server.url}/docs/reference/accounts`);
      const [modern, dropIn] = await page.locator("td > pre").all();
      const found = { modern: await modern?.boundingBox(), dropIn: await dropIn?.boundingBox() };
      const overflow = await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
      await page.close();
      return { ...found, overflow };
    };
    const desk = await boxes(1280);
    // Both show all of their lines.
    expect(await linesOf("/docs/reference/messaging#sendmessage")).toEqual([7, 9]);
    expect(desk.modern?.y).toBe(desk.dropIn?.y);
    const phone = await boxes(390);
    expect(phone.modern?.x).toBe(phone.dropIn?.x);
    expect([desk.overflow, phone.overflow]).toEqual([0, 0]);
  });
});
