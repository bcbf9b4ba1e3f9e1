/** An abort at every stage of a call: it ends at once, with the reason, and leaves no connection behind. */
import { expect, test } from "vitest";
import type { PatchbayOptions } from "../client/index.ts";
import { account, failureOf, modern, uuid } from "./faces.fixture.ts";
import { type Act, answers, hangs, head, type RawServer, startRaw } from "./raw-server.fixture.ts";

const half = `${head(200, { "content-type": "application/json", "content-length": 1000 })}{"uuid":`;
const password = { username: "ada", password: "pw", clientId: "c", clientSecret: "s" };
const accepted = answers(202, JSON.stringify(account), {
  "content-type": "application/json",
  location: "/o/1",
  "x-status": "processing",
});

const acceptedAndOver: Act = (socket, request) => {
  accepted(socket, request);
  socket.end();
};

interface Stage {
  readonly acts: readonly [Act, ...Act[]];
  readonly options?: Partial<PatchbayOptions>;
  /** Resolves when the call has come to the stage. */
  reached(server: RawServer): Promise<void>;
  readonly requests: number;
}

const stages: [string, Stage][] = [
  ["in the fetch of the token", { acts: [hangs], options: { credentials: password }, reached: (s) => s.requested(1), requests: 1 }],
  ["while connecting", { acts: [hangs], reached: (s) => s.connected(), requests: 0 }],
  ["before the headers", { acts: [hangs], reached: (s) => s.requested(1), requests: 1 }],
  ["in the body", { acts: [(socket) => socket.write(half)], reached: (s) => s.requested(1), requests: 1 }],
  ["in a look at an accepted operation", { acts: [acceptedAndOver, hangs], reached: (s) => s.requested(2), requests: 2 }],
];

test.each(stages)("%s", async (name, { acts, options, reached, requests }) => {
  await using server = await startRaw(...acts);
  const connecting = name === "while connecting";
  // A TLS handshake that nobody answers is a connection that is still being made.
  const origin = connecting ? server.origin.replace("http:", "https:") : server.origin;
  const { pb, clock } = modern(origin, options);
  const controller = new AbortController();
  const reason = new Error("enough");
  const failed = failureOf(pb.accounts.deleteAccount({ account_uuid: uuid }, { signal: controller.signal }));
  await reached(server);
  controller.abort(reason);
  const error = await failed;
  expect(error).toMatchObject({ name: "AbortError", key: "aborted", code: 499 });
  expect(error.cause).toBe(reason);
  expect(server.requests).toHaveLength(connecting ? server.requests.length : requests);
  expect(clock.waits).toEqual([]);
  // The token is for others, too, and Node finishes a connection that it has begun: both end when the server ends them.
  if (connecting || options !== undefined) server.refuse();
  await server.closed();
});

test.each([
  ["between two attempts", answers(503), 1],
  ["between two looks", accepted, 2],
])("in the wait %s", async (_, first, requests) => {
  await using server = await startRaw(first, answers(200, "", { "x-status": "processing" }));
  const { pb, clock } = modern(server.origin);
  const controller = new AbortController();
  clock.onWait = () => controller.abort("enough");
  const error = await failureOf(pb.accounts.deleteAccount({ account_uuid: uuid }, { signal: controller.signal }));
  expect(error).toMatchObject({ name: "AbortError", key: "aborted", cause: "enough" });
  expect(server.requests).toHaveLength(requests);
});

test("before anything", async () => {
  await using server = await startRaw(hangs);
  const { pb } = modern(server.origin);
  const signal = AbortSignal.abort("enough");
  const list = pb.accounts.listAccounts({}, { signal });
  expect(await failureOf(pb.accounts.getAccount({ account_uuid: uuid }, { signal }))).toMatchObject({ cause: "enough" });
  expect(await failureOf(list)).toMatchObject({ name: "AbortError", cause: "enough" });
  expect(server.opened()).toBe(0);
});

test("between two pages, while the items of the first are worked on", async () => {
  const page = { items: [account], metadata: { total: 5, offset: 0, count: 1, limit: 1 } };
  await using server = await startRaw(answers(200, JSON.stringify(page)), hangs);
  const { pb } = modern(server.origin);
  const controller = new AbortController();
  const seen: string[] = [];
  const loop = async () => {
    for await (const { name } of pb.accounts.listAccounts({}, { signal: controller.signal })) {
      seen.push(name);
      controller.abort("enough");
    }
  };
  expect(await failureOf(loop())).toMatchObject({ name: "AbortError", cause: "enough" });
  expect([seen, server.requests.length]).toEqual([["Acme"], 1]);
});

test("one signal for many calls keeps nothing of them once they are done", async () => {
  await using server = await startRaw(answers(200, JSON.stringify(account)));
  const { pb } = modern(server.origin);
  const { signal } = new AbortController();
  let listening = 0;
  const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
  signal.addEventListener = (...given: Parameters<typeof add>) => {
    listening++;
    add(...given);
  };
  signal.removeEventListener = (...given: Parameters<typeof remove>) => {
    listening--;
    remove(...given);
  };
  for (let call = 0; call < 20; call++) await pb.accounts.getAccount({ account_uuid: uuid }, { signal });
  expect(listening).toBe(0);
});
