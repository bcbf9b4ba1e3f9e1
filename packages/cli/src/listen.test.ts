import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { verifyWebhook } from "@patchbay/sdk/webhooks";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { Bench, type Program } from "./testing/program.ts";

const ready = /^ {2}API +(\S+)$/m;
let bench: Bench;
let me: string;

beforeAll(async () => {
  bench = await Bench.create();
  const url = await bench.start(["serve", "--port", "0"]).says(ready);
  await bench.succeed(["login", "--host", url, "--username", "admin@demo.example.com"], { input: "patchbay-demo-only\n" });
  me = JSON.parse(await bench.succeed(["call", "Identity.getMyIdentityData"])).user_uuid;
});

afterAll(async () => bench.remove());

const meet = (company: string) =>
  bench.succeed(["call", "Contacts.createUserContact", "--user_uuid", me, "--company", company]).then(JSON.parse);

/** A receiver that verifies what it is posted and never takes it, and what it has heard. */
async function startReceiver(secret: string) {
  const heard: unknown[] = [];
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const event = await verifyWebhook(Buffer.concat(pieces), request.headers, secret);
    heard.push([event.type, event.id, event.type === "contacts.created" ? event.data.company : undefined]);
    response.writeHead(503).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, heard };
}

const eventsOf = ({ stdout }: Pick<Program, "stdout">) =>
  stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

test("events are printed as they come, those of the wanted type", async () => {
  const listening = bench.start(["listen", "contacts.created", "--after", "0"]);
  const contact = await meet("First");
  await listening.says(/"First"/);
  await bench.succeed(["call", "Contacts.deleteContact", "--contact_uuid", contact.uuid]);
  await meet("Second");
  await listening.says(/"Second"/);
  const [first, second] = eventsOf(listening);
  expect([first, second]).toMatchObject([
    { type: "contacts.created", user_uuid: me, data: { uuid: contact.uuid, company: "First" } },
    { type: "contacts.created", data: { company: "Second" } },
  ]);
  const { stderr } = await listening.stop("SIGINT");
  expect(stderr).toContain("Listening to http");
  const later = bench.start(["listen", "contacts.*", "--after", first.id]);
  await later.says(/"Second"/);
  expect(eventsOf(later).map(({ type }) => type)).toEqual(["contacts.deleted", "contacts.created"]);
});

test("events are forwarded as webhooks, whatever is answered", async () => {
  const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
  const { url, heard } = await startReceiver(secret);
  const { id } = eventsOf(await lastSeen()).at(-1);
  const args = ["listen", "contacts.created", "--after", id, "--forward", url];
  const listening = bench.start(args, { env: { PATCHBAY_WEBHOOK_SECRET: secret } });
  await meet("Forwarded");
  await meet("Too");
  await expect.poll(() => heard.length, { timeout: 20_000 }).toBe(2);
  const [first, second] = eventsOf(listening);
  expect(heard).toEqual([
    ["contacts.created", first.uuid, "Forwarded"],
    ["contacts.created", second.uuid, "Too"],
  ]);
  await listening.says(/"Too"/);
  expect((await listening.stop("SIGINT")).stderr).toContain(`contacts.created ${first.uuid} answered 503`);
});

/** A listener that has just heard of a contact, and of nothing before. */
async function lastSeen(): Promise<Program> {
  const mark = `Mark ${Date.now()}`;
  await meet(mark);
  const listening = bench.start(["listen", "--after", "0", "contacts.created"]);
  await listening.says(new RegExp(mark));
  return listening;
}

/** An address where nobody listens. */
async function unheardOf(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return `http://127.0.0.1:${port}/`;
}

test("a new secret is printed, and an address without an answer is no reason to end", async () => {
  const listening = bench.start(["listen", "--after", "0", "contacts.created", "--forward", await unheardOf()]);
  await meet("Unheard");
  await listening.says(/"Unheard"/);
  const { stderr } = await listening.stop("SIGINT");
  expect(stderr).toMatch(/Signing secret.*: whsec_\S{44}/);
  expect(stderr).toMatch(/contacts\.created \S+ failed: ECONNREFUSED/);
});

test.each([
  [["listen", "--after", "x"], 2, "--after must be"],
  [["listen", "--forward", "hook"], 2, "--forward must be a URL"],
  [["listen", "nothing.*"], 4, "400"],
  [["listen", "--account", "00000000-0000-7000-8000-000000000999"], 4, "404"],
])("%j ends with %i", async (args, code, message) => {
  const ended = await bench.run(args);
  expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code, stderr: expect.stringContaining(message) });
});

test("whoever is not signed in is told so", async () => {
  const { code, stderr } = await bench.run(["listen"], { env: { PATCHBAY_URL: "http://127.0.0.1:1" } });
  expect({ code, stderr }).toMatchObject({ code: 3, stderr: expect.stringContaining("patchbay login") });
});
