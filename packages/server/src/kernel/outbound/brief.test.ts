import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { hostileUrls } from "../../testing/hostile-urls.ts";
import { createOutbound, type Outbound } from "./index.ts";

const never = new AbortController().signal;
let respond: (response: ServerResponse, body: string) => void;
let outbound: Outbound;
let url: string;
let port: number;
let connections = 0;
let close: () => Promise<unknown>;

beforeEach(async () => {
  connections = 0;
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => {
      body += text;
    });
    request.on("end", () => respond(response, body));
  });
  server.on("connection", () => connections++);
  server.listen(0);
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
  url = `http://127.0.0.1:${port}/hook?a=b`;
  outbound = createOutbound({ allow: ["127.0.0.1"] });
  close = async () => {
    await outbound.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
});
afterEach(() => close());

const post = (changes: object = {}) =>
  outbound.post(url, { headers: { "x-a": "b" }, body: "hello", timeout: 5_000, most: 1_000, signal: never, ...changes });

it("gives the status, the headers and the body, and uses its connections again", async () => {
  respond = (response, body) => response.writeHead(418, { "x-b": ["1", "2"] }).end(`got ${body}`);
  for (let n = 0; n < 6; n++) {
    const { status, headers, body } = await post();
    expect([status, headers["x-b"], String(body)]).toEqual([418, "1, 2", "got hello"]);
  }
  // A connection has a turn of the event loop to rest before it is used again.
  expect(connections).toBeLessThanOrEqual(2);
});

it("is content with the beginning of a long answer", async () => {
  respond = (response) => response.writeHead(200).end("x".repeat(10_000_000));
  const { status, body } = await post();
  expect([status, body.length < 200_000, body.length >= 1_000]).toEqual([200, true, true]);
});

it("takes the status of an answer that breaks off or stalls", async () => {
  respond = (response) => response.writeHead(200).write("half", () => response.socket?.resetAndDestroy());
  expect(await post()).toMatchObject({ status: 200 });
  respond = (response) => response.writeHead(201).write("half");
  expect(await post({ timeout: 300 })).toMatchObject({ status: 201 });
});

it("does not follow redirects", async () => {
  respond = (response) => response.writeHead(302, { location: url }).end();
  expect((await post()).status).toBe(302);
});

it("ends when there is no answer in time, or none at all, or its caller gives up", async () => {
  respond = () => undefined;
  await expect(post({ timeout: 100 })).rejects.toMatchObject({ key: "upstream_timeout" });
  const abort = new AbortController();
  const call = post({ signal: abort.signal });
  abort.abort(new Error("enough"));
  await expect(call).rejects.toThrow("enough");
  await expect(post({ signal: abort.signal })).rejects.toThrow("enough");
  respond = (response) => response.socket?.resetAndDestroy();
  await expect(post()).rejects.toMatchObject({ key: "upstream_failed" });
  await expect(post({ headers: { host: "x" } })).rejects.toMatchObject({ key: "invalid_request" });
  await expect(post({ headers: { "a b": "x" } })).rejects.toMatchObject({ key: "invalid_request" });
});

it("goes nowhere where a whole call may not go", async () => {
  const guarded = createOutbound({ allow: [], resolve: async () => [{ address: "127.0.0.1", family: 4 }] });
  for (const hostile of hostileUrls) {
    const call = guarded.post(hostile.replace("PORT", String(port)), {
      headers: {},
      body: "",
      timeout: 5_000,
      most: 1,
      signal: never,
    });
    await expect(call, hostile).rejects.toMatchObject({ key: "destination_refused" });
  }
  expect(connections).toBe(0);
  await guarded.close();
});
