import { expect, test } from "vitest";
import { failureOf } from "../client/client.fixture.ts";
import { SkippingClock } from "../client/faulty.fixture.ts";
import { AbortError, Patchbay } from "../client/index.ts";
import { startLoopback } from "../core/loopback.fixture.ts";
import type { Message } from "../resources/types.ts";
import { conversation_uuid, message } from "./helpers.fixture.ts";
import { type ConversationOrder, conversationMessages } from "./index.ts";

/** A server with a conversation that can change between two requests. */
async function conversationOf(count: number, meanwhile: (history: Message[], request: number) => void = () => undefined) {
  const history = Array.from({ length: count }, (_, number) => message(number));
  const clock = new SkippingClock();
  const server = await startLoopback(({ url }) => {
    meanwhile(history, server.seen.length);
    const query = new URL(url, "http://x").searchParams;
    const [offset, limit] = [Number(query.get("offset")), Number(query.get("limit"))];
    const ordered = query.get("sort") === "datetime" ? history : history.toReversed();
    return {
      body: { items: ordered.slice(offset, offset + limit), metadata: { total: history.length, offset, limit }, links: {} },
    };
  });
  const pb = new Patchbay({ host: server.origin, credentials: "token", maxRetries: 0 });
  const read = (params: ConversationOrder = {}, signal?: AbortSignal) =>
    conversationMessages(pb.messaging, { conversation_uuid, ...params }, { clock, random: () => 0, signal });
  return { server, clock, history, read, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `text ${from + index}`);

async function textsOf(messages: AsyncIterable<Message>, most = Number.POSITIVE_INFINITY): Promise<(string | undefined)[]> {
  const texts: (string | undefined)[] = [];
  for await (const { content } of messages) {
    texts.push(content[0]?.body);
    if (texts.length === most) break;
  }
  return texts;
}

test.each([0, 1, 10, 99, 100, 101, 280])("all of %i messages come once, in either order", async (count) => {
  await using conversation = await conversationOf(count);
  expect(await textsOf(conversation.read())).toEqual(numbers(0, count));
  expect(await textsOf(conversation.read({ order: "newest" }))).toEqual(numbers(0, count).reverse());
});

test("pages are fetched as they are needed", async () => {
  await using conversation = await conversationOf(500);
  expect(await textsOf(conversation.read({ order: "newest" }), 150)).toHaveLength(150);
  expect(conversation.server.seen).toHaveLength(2);
});

test("messages that come meanwhile: oldest first they are last, newest first they are left out; none comes twice", async () => {
  const comes = (history: Message[], request: number) => {
    if (request < 5) history.push(message(history.length), message(history.length + 1));
  };
  await using oldest = await conversationOf(250, comes);
  const all = await textsOf(oldest.read());
  expect(all).toEqual(numbers(0, oldest.history.length));
  await using newest = await conversationOf(250, comes);
  const seen = await textsOf(newest.read({ order: "newest" }));
  expect(seen).toEqual(numbers(0, 252).reverse());
});

test.each(["oldest", "newest"] as const)("what is deleted meanwhile hides nothing else, %s first", async (order) => {
  for (const many of [5, 60, 150]) {
    await using conversation = await conversationOf(400, (history, request) => {
      if (request === 3) history.splice(order === "oldest" ? 20 : 220, many);
    });
    const texts = await textsOf(conversation.read({ order }));
    const left = conversation.history.map(({ content }) => content[0]?.body);
    expect(texts).toEqual(expect.arrayContaining(left));
    expect(new Set(texts).size).toBe(texts.length);
  }
});

test("it can go on with those that come, looking less often while it is quiet", async () => {
  await using conversation = await conversationOf(3, (history, request) => {
    if (request === 5) history.push(message(3), message(4));
    if (request === 7) history.push(message(5));
  });
  expect(await textsOf(conversation.read({ follow: true }), 6)).toEqual(numbers(0, 6));
  expect(conversation.clock.waits).toEqual([100, 200, 400, 800, 100, 200]);
});

test("a message that is stored late, with an earlier time, is not missed", async () => {
  await using conversation = await conversationOf(30, (history, request) => {
    if (request === 3) history.splice(28, 0, message(99, { datetime: message(28).datetime }));
  });
  expect(await textsOf(conversation.read({ follow: true }), 31)).toEqual([...numbers(0, 30), "text 99"]);
});

test("an abort ends it", async () => {
  await using conversation = await conversationOf(3);
  const controller = new AbortController();
  conversation.clock.onWait = () => {
    if (conversation.clock.waits.length === 3) controller.abort();
  };
  expect(await failureOf(textsOf(conversation.read({ follow: true }, controller.signal)))).toBeInstanceOf(AbortError);
});
