import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hostileUrls } from "../../testing/hostile-urls.ts";
import { Problem } from "../errors.ts";
import { createOutbound, type Outbound, type OutboundOptions } from "./index.ts";

let server: Server;
let port: number;
let connections: number;
let respond: (request: IncomingMessage, response: ServerResponse) => void;
const opened: Outbound[] = [];

beforeEach(async () => {
  connections = 0;
  respond = (_request, response) => response.end("reached");
  server = createServer((request, response) => respond(request, response));
  server.on("connection", () => connections++);
  // Every loopback address, of both families where the machine has them, reaches it: no bypass goes unnoticed.
  server.listen(0);
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((outbound) => outbound.close()));
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** A client that resolves the names of these tests and no others. */
function client(options: Partial<OutboundOptions> = {}): Outbound {
  const outbound = createOutbound({
    allow: [],
    resolve: async (host) => {
      const names: Record<string, string[]> = { "hooks.example": ["127.0.0.1"], "other.example": ["127.0.0.1"] };
      const found = names[host];
      if (found === undefined) throw new Error(`ENOTFOUND ${host}`);
      return found.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    },
    ...options,
  });
  opened.push(outbound);
  return outbound;
}

async function keyOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Problem) return error.key;
    throw error;
  }
  return "no problem";
}

describe("hostile destinations", () => {
  it("are at least eighty", () => {
    expect(new Set(hostileUrls).size).toBe(hostileUrls.length);
    expect(hostileUrls.length).toBeGreaterThanOrEqual(80);
  });

  it.each(hostileUrls)("%s", async (url) => {
    // A name that the URL parser lets through is answered by loopback, as a hostile zone would.
    const outbound = client({ resolve: async () => [{ address: "127.0.0.1", family: 4 }] });
    expect(await keyOf(outbound.fetch(url.replace("PORT", String(port))))).toBe("destination_refused");
    expect(connections).toBe(0);
  });

  it.each(["localhost", "localhost.", "LOCALHOST", "ip6-localhost"])("%s, by the resolver of the machine", async (host) => {
    const outbound = createOutbound({ allow: [] });
    opened.push(outbound);
    // Where the machine does not know the name, the call fails in another way; it must not get through.
    expect(["destination_refused", "upstream_failed"]).toContain(await keyOf(outbound.fetch(`http://${host}:${port}/`)));
    expect(connections).toBe(0);
  });
});

describe("a rebinding resolver", () => {
  it("gains nothing by changing its answer: each connection resolves once and goes to that very answer", async () => {
    const answers = ["127.0.0.1", "10.0.0.1", "::1", "127.0.0.2"];
    let asked = 0;
    respond = (_request, response) => response.writeHead(200, { connection: "close" }).end("reached");
    const outbound = client({
      allow: ["127.0.0.1"],
      resolve: async () => [{ address: answers[asked++] ?? "", family: 4 }],
    });
    expect(await (await outbound.fetch(`http://rebind.example:${port}/`)).text()).toBe("reached");
    expect([asked, connections]).toEqual([1, 1]);
    for (let turn = 1; turn < answers.length; turn++) {
      expect(await keyOf(outbound.fetch(`http://rebind.example:${port}/`))).toBe("destination_refused");
    }
    expect([asked, connections]).toEqual([answers.length, 1]);
  });

  it("cannot hide a private address among allowed ones", async () => {
    const found = ["127.0.0.2", "::1", "::ffff:127.0.0.1", "127.0.0.1", "10.0.0.1"];
    let reached: string | undefined;
    respond = (request, response) => {
      reached = request.socket.localAddress;
      response.end("reached");
    };
    const outbound = client({
      allow: ["127.0.0.1/32"],
      resolve: async () => found.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    });
    expect(await (await outbound.fetch(`http://mixed.example:${port}/`)).text()).toBe("reached");
    expect(reached?.replace("::ffff:", "")).toBe("127.0.0.1");
  });

  it.each(["", "not an address", "127.1", "fe80::1%lo"])("cannot answer with %j", async (address) => {
    const outbound = client({ resolve: async () => [{ address, family: 4 }] });
    expect(await keyOf(outbound.fetch(`http://odd.example:${port}/`))).toBe("destination_refused");
    expect(connections).toBe(0);
  });
});

describe("redirects", () => {
  const redirect =
    (location: string, status = 302) =>
    (request: IncomingMessage, response: ServerResponse) => {
      if (request.url === "/start") response.writeHead(status, { location }).end("moved");
      else response.end(JSON.stringify({ url: request.url, method: request.method, headers: request.headers }));
    };

  it.each([
    "http://127.0.0.1:PORT/x",
    "http://[::1]:PORT/x",
    "http://2130706433:PORT/x",
    "file:///etc/passwd",
    "http://u:p@hooks.example:PORT/",
  ])("to %s are refused", async (location) => {
    respond = redirect(location.replace("PORT", String(port)));
    const outbound = client({ allow: ["hooks.example"] });
    expect(await keyOf(outbound.fetch(`http://hooks.example:${port}/start`))).toBe("destination_refused");
    // One connection: the one to the allowed host that answered with the redirect.
    expect(connections).toBe(1);
  });

  it("are followed within the same origin, with all headers", async () => {
    respond = redirect("/end?x=1");
    const answer = await client({ allow: ["hooks.example"] }).fetch(`http://hooks.example:${port}/start`, {
      headers: { Authorization: "Bearer t", Cookie: "c=1", "X-Mine": "1" },
    });
    expect(answer.url).toBe(`http://hooks.example:${port}/end?x=1`);
    expect(await answer.json()).toMatchObject({
      method: "GET",
      headers: { authorization: "Bearer t", cookie: "c=1", "x-mine": "1" },
    });
  });

  it("drop authorization and cookie on the way to another origin", async () => {
    respond = redirect(`http://other.example:${port}/end`);
    const answer = await client({ allow: ["hooks.example", "other.example"] }).fetch(`http://hooks.example:${port}/start`, {
      headers: { Authorization: "Bearer t", Cookie: "c=1", "X-Mine": "1" },
    });
    const seen = JSON.stringify(await answer.json());
    expect(seen).toContain('"x-mine":"1"');
    expect(seen).not.toMatch(/authorization|cookie/i);
  });

  it.each([
    [301, "POST", "GET"],
    [302, "POST", "GET"],
    [303, "PUT", "GET"],
    [303, "HEAD", "HEAD"],
    [307, "POST", "POST"],
    [308, "PATCH", "PATCH"],
    [302, "DELETE", "DELETE"],
  ])("with %i turn %s into %s", async (status, method, expected) => {
    let seen = "";
    respond = (request, response) => {
      if (request.url === "/start") return response.writeHead(status, { location: "/end" }).end();
      seen = `${request.method} ${request.headers["content-type"] ?? "-"}`;
      return response.end();
    };
    await (
      await client({ allow: ["hooks.example"] }).fetch(`http://hooks.example:${port}/start`, {
        method,
        headers: { "content-type": "text/plain" },
        ...(method === "HEAD" ? {} : { body: "x" }),
      })
    ).bytes();
    expect(seen).toBe(`${expected} ${expected === "GET" ? "-" : "text/plain"}`);
  });

  it("end after five, or at once when the caller wants none", async () => {
    respond = (_request, response) => response.writeHead(302, { location: "/start" }).end();
    const outbound = client({ allow: ["hooks.example"] });
    let requests = 0;
    server.on("request", () => requests++);
    expect(await keyOf(outbound.fetch(`http://hooks.example:${port}/start`))).toBe("upstream_failed");
    expect(requests).toBe(6);
    const answer = await outbound.fetch(`http://hooks.example:${port}/start`, { redirects: 0 });
    expect([answer.status, answer.headers.location]).toEqual([302, "/start"]);
    answer.discard();
  });
});

describe("allowed destinations", () => {
  it.each([
    [["hooks.example"], "hooks.example"],
    [["HOOKS.example."], "hooks.example"],
    [["127.0.0.0/8"], "hooks.example"],
    [["127.0.0.1"], "127.0.0.1"],
    [["127.0.0.1"], "2130706433"],
  ])("%j lets %s through", async (allow, host) => {
    const answer = await client({ allow }).fetch(`http://${host}:${port}/`);
    expect([answer.status, await answer.text()]).toEqual([200, "reached"]);
  });

  it.each([
    [["hooks.example"], "other.example"],
    [["hooks.example"], "127.0.0.1"],
    [["10.0.0.0/8", "127.0.0.2", "::/128"], "hooks.example"],
  ])("%j does not let %s through", async (allow, host) => {
    expect(await keyOf(client({ allow }).fetch(`http://${host}:${port}/`))).toBe("destination_refused");
  });

  it.each(["", "a b", "10.0.0.0/33", "10.0.0.0/x", "10.0.0/8", "http://x", "::1/129", "1.2.3"])(
    "an entry %j is a mistake",
    (entry) => {
      expect(() => createOutbound({ allow: [entry] })).toThrow(RangeError);
    },
  );
});

describe("a call", () => {
  const local = () => client({ allow: ["127.0.0.0/8"], idleTimeout: 15_000 });
  const url = () => `http://127.0.0.1:${port}/path?q=1`;

  it("carries method, headers and body, and brings back status, headers and body", async () => {
    respond = async (request, response) => {
      let body = "";
      for await (const piece of request) body += piece;
      response
        .writeHead(418, { "x-a": "1", "set-cookie": ["a=1", "b=2"] })
        .end(`${request.method} ${request.url} ${request.headers["x-b"]} ${body}`);
    };
    const answer = await local().fetch(url(), { method: "put", headers: { "X-B": "2" }, body: "grüße" });
    expect(answer.status).toBe(418);
    expect(answer.headers).toMatchObject({ "x-a": "1", "set-cookie": "a=1, b=2" });
    expect(await answer.text()).toBe("PUT /path?q=1 2 grüße");
  });

  it("takes no proxy from the environment", async () => {
    process.env.HTTP_PROXY = "http://127.0.0.1:1";
    try {
      expect(await (await local().fetch(url())).text()).toBe("reached");
    } finally {
      delete process.env.HTTP_PROXY;
    }
  });

  it("stops at the size limit, announced or not", async () => {
    respond = (_request, response) => {
      for (let piece = 0; piece < 64; piece++) response.write(Buffer.alloc(16 * 1024));
      response.end();
    };
    const outbound = local();
    expect(await keyOf((await outbound.fetch(url(), { maxBytes: 1024 * 1024 - 1 })).bytes())).toBe("upstream_failed");
    expect(await (await outbound.fetch(url(), { maxBytes: 1024 * 1024 })).bytes()).toHaveLength(1024 * 1024);
  });

  it("does not inflate a compressed body", async () => {
    let accepted: unknown = "unset";
    respond = (request, response) => {
      accepted = request.headers["accept-encoding"];
      response.writeHead(200, { "content-encoding": "gzip" }).end("not really gzip");
    };
    expect(await (await local().fetch(url())).text()).toBe("not really gzip");
    expect(accepted).toBeUndefined();
  });

  it("ends when no answer comes in time", async () => {
    respond = () => undefined;
    expect(await keyOf(local().fetch(url(), { timeout: 50 }))).toBe("upstream_timeout");
  });

  it("ends when the body stalls", async () => {
    respond = (_request, response) => response.write("some");
    const answer = await local().fetch(url(), { timeout: 100 });
    expect(await keyOf(answer.text())).toBe("upstream_timeout");
  });

  it("ends when the other side does not agree on TLS in time", async () => {
    const silent = createTcpServer().listen(0, "127.0.0.1");
    await once(silent, "listening");
    const outbound = client({ allow: ["127.0.0.1"], connectTimeout: 100 });
    expect(await keyOf(outbound.fetch(`https://127.0.0.1:${(silent.address() as AddressInfo).port}/`))).toBe("upstream_timeout");
    silent.close();
  });

  it("ends with the caller's reason when the caller gives up", async () => {
    const controller = new AbortController();
    respond = () => controller.abort(new Error("enough"));
    await expect(local().fetch(url(), { signal: controller.signal })).rejects.toThrow("enough");
    await expect(local().fetch(url(), { signal: controller.signal })).rejects.toThrow("enough");
  });

  it("fails without showing what was found when nobody listens, or the answer is not HTTP", async () => {
    const closed = createTcpServer().listen(0, "127.0.0.1");
    await once(closed, "listening");
    const free = (closed.address() as AddressInfo).port;
    await new Promise((resolve) => closed.close(resolve));
    await expect(local().fetch(`http://127.0.0.1:${free}/`)).rejects.toMatchObject({
      key: "upstream_failed",
      message: "The address gave no usable answer.",
    });

    respond = (request) => request.socket.end("SSH-2.0-OpenSSH_9.6\r\n");
    expect(await keyOf(local().fetch(url()))).toBe("upstream_failed");
    respond = (request) => request.socket.destroy();
    expect(await keyOf(local().fetch(url()))).toBe("upstream_failed");
    expect(await keyOf(local().fetch("http://nowhere.example/"))).toBe("upstream_failed");
  });

  it("says so when the answer is not JSON", async () => {
    expect(await keyOf((await local().fetch(url())).json())).toBe("upstream_failed");
  });

  it.each(["Host", "content-length", "Transfer-Encoding", "connection", "Upgrade", "Expect"])(
    "does not let the caller set %s",
    async (name) => {
      expect(await keyOf(local().fetch(url(), { method: "POST", body: "x", headers: { [name]: "1" } }))).toBe("invalid_request");
      expect(connections).toBe(0);
    },
  );

  it.each([{ method: "GE T" }, { headers: { "x y": "1" } }, { headers: { x: "a\r\nhost: b" } }, { method: "CONNECT" }])(
    "cannot be split or malformed: %j",
    async (request) => {
      expect(await keyOf(local().fetch(url(), request))).toBe("invalid_request");
    },
  );

  it("lets go of the connection when the body is discarded", async () => {
    let closed: Promise<unknown> | undefined;
    let requests = 0;
    respond = (request, response) => {
      requests++;
      closed = once(request.socket, "close");
      response.write("the beginning of a long body");
    };
    (await local().fetch(url())).discard();
    await closed;
    expect(requests).toBe(1);
  });
});
