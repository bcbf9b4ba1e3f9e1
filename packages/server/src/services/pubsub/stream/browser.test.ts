import { request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Browser, browserWanted, launchBrowser, type Pages, servePage } from "../../../testing/browser.ts";
import { type Stage, setStage } from "../testing.ts";

/** A way to the server that can be cut. */
interface Relay {
  readonly url: string;
  cut(): void;
  close(): Promise<unknown>;
}

async function startRelay(port: () => number): Promise<Relay> {
  const open = new Set<Socket>();
  const cut = () => {
    for (const socket of open) socket.resetAndDestroy();
  };
  const server = createServer((near) => {
    const far = connect(port(), "127.0.0.1");
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on("error", () => undefined).on("close", () => open.delete(socket));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port: own } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${own}`,
    cut,
    close: () => {
      cut();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

describe.runIf(browserWanted)("in Chromium (runs where one is installed, and in CI)", () => {
  let stage: Stage;
  let relay: Relay;
  let pages: Pages;
  let browser: Browser;
  let token: string;
  /** With which places the browser's own EventSource has come. */
  const places: (string | string[] | undefined)[] = [];

  /** What a page's own server does for EventSource, which can send no token: it passes the stream on with it. */
  function passOn(request: IncomingMessage, response: ServerResponse): boolean {
    const url = new URL(request.url ?? "/", relay.url);
    if (url.pathname !== "/events") return false;
    const last = request.headers["last-event-id"];
    places.push(last);
    const headers = { authorization: `Bearer ${token}`, ...(last === undefined ? {} : { "last-event-id": last }) };
    const upstream = httpRequest(`${relay.url}/pubsub/stream${url.search}`, { headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, { "content-type": answer.headers["content-type"] });
      answer.on("error", () => response.destroy()).pipe(response);
    });
    upstream.on("error", () => response.destroy()).end();
    response.on("close", () => upstream.destroy());
    return true;
  }

  beforeAll(async () => {
    relay = await startRelay(() => Number(new URL(stage.server.url).port));
    pages = await servePage("stream.fixture.ts", passOn);
    stage = await setStage({ env: { PATCHBAY_CORS_ORIGINS: pages.origin } });
    token = await stage.token();
    browser = await launchBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await pages?.close();
    await relay?.close();
    await stage?.close();
  });

  test("EventSource, WebSocket and the SDK hear events, and miss none when their connections are cut", {
    timeout: 60_000,
  }, async () => {
    const page = await browser.context.newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(`${pages.origin}/?${new URLSearchParams({ host: relay.url, token })}`);
    const ways = ["source", "socket", "sdk"];
    const opened = () => Promise.all(ways.map((way) => page.locator(`#${way}`).getAttribute("data-opened")));
    const heard = () => Promise.all(ways.map((way) => page.locator(`#${way}`).textContent()));
    const soon = { timeout: 20_000 };

    await expect.poll(opened, soon).toEqual(["1", "1", "1"]);
    await stage.happen("First");
    await expect.poll(heard, soon).toEqual(["First", "First", "First"]);
    relay.cut();
    await stage.happen("Missed");
    await expect.poll(opened, soon).toEqual(["2", "2", "2"]);
    await stage.happen("Last");
    const all = "First, Missed, Last";
    await expect.poll(heard, soon).toEqual([all, all, all]);
    expect(places).toEqual([undefined, expect.stringMatching(/^\d+$/)]);
    expect(faults).toEqual([]);
  });
});
