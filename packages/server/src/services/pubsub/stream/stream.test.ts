import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { Patchbay } from "@patchbay/sdk";
import { createParser } from "eventsource-parser";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { type Stage, setStage } from "../testing.ts";

let stage: Stage;
let account_uuid: string;
beforeAll(async () => {
  stage = await setStage();
  account_uuid = stage.server.world.accounts.customerA;
});
afterAll(() => stage.close());

interface Message {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: { readonly type: string; readonly data: Record<string, unknown>; readonly id: string; readonly code?: number };
}

interface Listener {
  readonly status: number;
  readonly messages: Message[];
  /** The companies of the contacts that it has heard of. */
  companies(): unknown[];
  readonly ended: Promise<void>;
  readonly lastId: () => string | undefined;
  close(): void;
}

/** Listens as a browser would; the parser is another's. */
async function listen(query = "", options: { token?: string; lastEventId?: string } = {}): Promise<Listener> {
  const abort = new AbortController();
  onTestFinished(() => abort.abort());
  const response = await fetch(`${stage.server.url}/pubsub/stream${query}`, {
    headers: {
      accept: "text/event-stream",
      authorization: `Bearer ${options.token ?? (await stage.token())}`,
      ...(options.lastEventId === undefined ? {} : { "last-event-id": options.lastEventId }),
    },
    signal: abort.signal,
  });
  const messages: Message[] = [];
  let last: string | undefined;
  const parser = createParser({
    onEvent: ({ id, event, data }) => {
      messages.push({ id, event, data: JSON.parse(data) });
      last = id;
    },
  });
  const ended = (async () => {
    const decoder = new TextDecoder();
    for await (const piece of response.body ?? []) {
      const text = decoder.decode(piece, { stream: true });
      last = /^id: (\d+)$/m.exec(text)?.[1] ?? last;
      parser.feed(text);
    }
  })().catch(() => undefined);
  return {
    status: response.status,
    messages,
    companies: () => messages.map(({ data }) => data.data?.company),
    ended,
    lastId: () => last,
    close: () => abort.abort(),
  };
}

const ofAccount = "?user_uuid=*&events=contacts.created";

describe("Server-Sent Events", () => {
  it("tell what happens, as it happens", async () => {
    const listener = await listen(ofAccount);
    expect(listener.status).toBe(200);
    const contact = await stage.happen("Told");
    await expect.poll(() => listener.messages.length).toBe(1);
    const [message] = listener.messages;
    expect(message?.data).toMatchObject({ type: "contacts.created", account_uuid, data: contact, id: message?.id });
  });

  it("are one's own unless one asks for others'", async () => {
    const [own, all] = [
      await listen("?events=contacts.*", { token: await stage.server.tokenFor("userA") }),
      await listen(ofAccount),
    ];
    await stage.happen("Of the administrator", "adminA");
    await stage.happen("Of the user", "userA");
    await expect.poll(all.companies).toEqual(["Of the administrator", "Of the user"]);
    await expect.poll(own.companies).toEqual(["Of the user"]);
  });

  it("go on after the last one that was had, without a gap or a second time", async () => {
    const first = await listen(ofAccount);
    await stage.happen("Before");
    await expect.poll(first.companies).toEqual(["Before"]);
    first.close();
    for (let n = 0; n < 30; n++) await stage.happen(`Missed ${n}`);
    const second = await listen(ofAccount, { lastEventId: first.messages[0]?.id ?? "" });
    await stage.happen("After");
    const expected = [...Array.from({ length: 30 }, (_, n) => `Missed ${n}`), "After"];
    await expect.poll(second.companies).toEqual(expected);
    const third = await listen(`${ofAccount}&last_event_id=${second.messages[28]?.id}`);
    await expect.poll(third.companies).toEqual(["Missed 29", "After"]);
  });

  it("of a place that does not exist yet begin now", async () => {
    const listener = await listen(ofAccount, { lastEventId: "999999999999" });
    await stage.happen("Now");
    await expect.poll(listener.companies).toEqual(["Now"]);
  });

  it("are filtered by criteria", async () => {
    const criteria = encodeURIComponent(JSON.stringify([{ company: { prefix: "In" } }]));
    const listener = await listen(`${ofAccount}&criteria=${criteria}`);
    await stage.happen("Out");
    await stage.happen("In");
    await expect.poll(listener.companies).toEqual(["In"]);
  });

  it("of an application are heard by the users of its account", async () => {
    const { app_uuid } = await stage.call("POST", "/pubsub/applications", { events: ["made", "sold"] });
    const listener = await listen(`?app_uuid=${app_uuid}&events=made`, { token: await stage.server.tokenFor("userA") });
    for (const event of ["sold", "made"]) await stage.call("POST", "/pubsub/broadcasts/applications", { app_uuid, event, n: 1 });
    await expect
      .poll(() => listener.messages.map(({ data }) => data))
      .toMatchObject([{ type: "custom.made", data: { app_uuid, event: "made", n: 1 } }]);
  });

  it.each([
    ["no token", "", 401, "nonsense"],
    ["somebody else's events", "?user_uuid=00000000-0000-7000-8000-000000000103", 403, undefined],
    ["the events of all", "?user_uuid=*", 403, undefined],
    ["a foreign account", "?account_uuid=00000000-0000-7000-8000-000000000004", 404, undefined],
    ["an unknown application", "?app_uuid=00000000-0000-7000-8000-000000000999", 404, undefined],
    ["an account that is none", "?account_uuid=x", 400, undefined],
    ["an unknown service", "?events=nothing.happened", 400, undefined],
    ["criteria that are none", "?criteria=%7B", 400, undefined],
    ["criteria that cannot be", "?criteria=%5B%7B%22a%22%3A%7B%7D%7D%5D", 400, undefined],
  ])("are refused with %s", async (_, query, status, token) => {
    const listener = await listen(query, { token: token ?? (await stage.server.tokenFor("userA")) });
    expect(listener.status).toBe(status);
  });

  it("of one user are twenty at a time", async () => {
    const token = await stage.server.tokenFor("locationA");
    const listeners = await Promise.all(Array.from({ length: 20 }, () => listen("", { token })));
    expect(new Set(listeners.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await listen("", { token })).status).toBe(429);
    listeners[0]?.close();
    await expect.poll(async () => (await listen("", { token })).status).toBe(200);
  });
});

it("the SDK goes on by itself when its connection breaks, and misses nothing", { timeout: 30_000 }, async () => {
  const fetched: AbortController[] = [];
  const breaking: typeof fetch = (url, init) => {
    const abort = new AbortController();
    fetched.push(abort);
    return fetch(url, { ...init, signal: abort.signal });
  };
  const pb = new Patchbay({ host: stage.server.url, credentials: await stage.token(), fetch: breaking });
  const heard: unknown[] = [];
  const ended = (async () => {
    for await (const event of pb.stream({ events: ["contacts.created"], user_uuid: "*" })) {
      if (event.type !== "contacts.created") continue;
      heard.push(event.data.company);
      if (event.data.company === "Last") break;
    }
  })();
  await expect.poll(() => fetched.length).toBe(1);
  await stage.happen("First");
  await expect.poll(() => heard).toEqual(["First"]);
  fetched[0]?.abort();
  await stage.happen("Missed");
  await stage.happen("Last");
  await ended;
  expect(heard).toEqual(["First", "Missed", "Last"]);
});

describe("rights", () => {
  it("that are lost end a stream, and what happens then is not told", async () => {
    const person = { type: "user", provider: "local", first_name: "S", last_name: "Tream", password: "a long enough passphrase" };
    const login = { username: "stream@example.com", email: "stream@example.com" };
    const user = await stage.call("POST", `/identity/accounts/${account_uuid}/identities`, { ...person, ...login });
    const groups = await stage.call("GET", `/auth/accounts/${account_uuid}/user-groups?limit=100`);
    const list = Array.from({ length: Number(groups.metadata?.count) }, (_, index) => groups.items?.[index]);
    const admins = `/auth/user-groups/${list.find((group) => String(group?.type) === "admin")?.uuid}/users`;
    await stage.call("POST", admins, { users: [user.uuid] });
    const token = await stage.server.tokenFor({ uuid: String(user.uuid), account_uuid });
    const listener = await listen(ofAccount, { token });
    await stage.happen("Heard");
    await expect.poll(listener.companies).toEqual(["Heard"]);
    await stage.call("POST", `${admins}/remove`, { users: [user.uuid] });
    await stage.happen("Not heard");
    await listener.ended;
    expect(listener.messages.map(({ data }) => data.data?.company ?? data.code)).toEqual(["Heard", 403]);
    expect(listener.messages.at(-1)?.event).toBe("end");
  });

  it("end with the token", async () => {
    const listener = await listen("");
    stage.server.clock.advance(3_601_000);
    await listener.ended;
    expect(listener.messages).toMatchObject([{ event: "end", data: { code: 401, key: "token_expired" } }]);
  });
});

describe("a listener who does not read", () => {
  it("is waited for, costs no more than a little memory, and misses nothing", { timeout: 60_000 }, async () => {
    const token = await stage.token();
    const url = new URL(`${stage.server.url}/pubsub/stream${ofAccount}`);
    const request = httpRequest(url, { headers: { authorization: `Bearer ${token}`, accept: "text/event-stream" } }).end();
    const [response] = await once(request, "response");
    onTestFinished(() => {
      request.destroy();
    });
    // More than sockets and the stream hold together.
    const [count, size] = [400, 50_000];
    const { db } = stage.server.app.kernel;
    await db.pool.query(
      `insert into kernel.event (uuid, service, event, timestamp, account_uuid, user_uuid, trace_id, data)
       select gen_random_uuid(), 'contacts', 'created', now(), $1, null, 'trace', jsonb_build_object('company', n, 'text', repeat('x', $2))
       from generate_series(1, $3) n where pg_current_xact_id() is not null`,
      [account_uuid, size, count],
    );
    // Others have heard everything while this one has read nothing.
    const other = await listen(`${ofAccount}&last_event_id=0`);
    await expect.poll(() => other.companies().at(-1), { timeout: 20_000 }).toBe(count);
    let text = "";
    response.setEncoding("utf8").on("data", (piece: string) => {
      text += piece;
    });
    await expect.poll(() => text.split("\n").filter((line) => line.startsWith("data: ")).length, { timeout: 30_000 }).toBe(count);
    const companies = text
      .split("\n")
      .filter((line) => line.startsWith("data: "))
      .map((line) => JSON.parse(line.slice(6)).data.company);
    expect(companies).toEqual(Array.from({ length: count }, (_, n) => n + 1));
  });
});

/** Connects by WebSocket; rejects with the status of a refusal. */
async function connectSocket(query: string, protocols: string[], headers: Record<string, string> = {}) {
  const socket = new WebSocket(`${stage.server.url.replace("http", "ws")}/pubsub/stream${query}`, protocols, { headers });
  onTestFinished(() => socket.terminate());
  const messages: { id: string; type: string; data: { company: unknown } }[] = [];
  socket.on("message", (data) => messages.push(JSON.parse(String(data))));
  await new Promise((resolve, reject) => {
    socket.on("open", resolve);
    socket.on("unexpected-response", (_, response) => reject(new Error(`refused with ${response.statusCode}`)));
    socket.on("error", reject);
  });
  return { socket, messages, companies: () => messages.map(({ data }) => data.company) };
}

describe("WebSocket", () => {
  it("tells the same, with the token among the protocols or in the header", async () => {
    const token = await stage.token();
    const first = await connectSocket(ofAccount, ["patchbay", `bearer.${token}`]);
    expect(first.socket.protocol).toBe("patchbay");
    const second = await connectSocket(ofAccount, [], { authorization: `Bearer ${token}` });
    await stage.happen("By socket");
    await expect.poll(first.companies).toEqual(["By socket"]);
    await expect.poll(second.companies).toEqual(["By socket"]);
    await stage.happen("Next");
    await expect.poll(first.companies).toEqual(["By socket", "Next"]);
    const resumed = await connectSocket(`${ofAccount}&last_event_id=${first.messages[0]?.id}`, ["patchbay", `bearer.${token}`]);
    await expect.poll(resumed.companies).toEqual(["Next"]);
  });

  it("is refused as any request is", async () => {
    await expect(connectSocket("", ["patchbay"])).rejects.toThrow("refused with 401");
    const token = await stage.server.tokenFor("userA");
    await expect(connectSocket("?user_uuid=*", ["patchbay", `bearer.${token}`])).rejects.toThrow("refused with 403");
  });

  it("ends with the token, and says so", async () => {
    const { socket } = await connectSocket("", ["patchbay", `bearer.${await stage.token()}`]);
    const closed = once(socket, "close");
    stage.server.clock.advance(3_601_000);
    const [code, reason] = await closed;
    expect([code, String(reason)]).toEqual([4401, expect.stringContaining("token_expired")]);
  });

  it("does not keep others from asking for protocols that are not spoken here", async () => {
    const { port, hostname } = new URL(stage.server.url);
    const socket = connect(Number(port), hostname);
    onTestFinished(() => {
      socket.destroy();
    });
    const body = JSON.stringify({ company: "h2c" });
    const head = [
      `POST /contacts/users/${stage.server.world.users.userA}/contacts HTTP/1.1`,
      "Host: localhost",
      "Connection: Upgrade, HTTP2-Settings",
      "Upgrade: h2c",
      "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA",
      `Authorization: Bearer ${await stage.token()}`,
      "Content-Type: application/json",
      `Content-Length: ${body.length}`,
    ];
    socket.write(`${head.join("\r\n")}\r\n\r\n${body.slice(0, 5)}`);
    socket.write(body.slice(5));
    let answer = "";
    socket.setEncoding("utf8").on("data", (text: string) => {
      answer += text;
    });
    await expect.poll(() => answer).toContain('"company":"h2c"');
    expect(answer).toMatch(/^HTTP\/1.1 201 /);
  });
});
