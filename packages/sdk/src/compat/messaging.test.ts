import { expect, test } from "vitest";
import { PatchbayError } from "../core/errors.ts";
import { UUID } from "../core/loopback.fixture.ts";
import { line, startPlatform } from "./hosts.fixture.ts";
import { Messaging } from "./namespaces.ts";

const trace = { id: "i", trace: "t", parent: "p" };
const thrownBy = (run: Promise<unknown>) => run.catch((thrown: unknown) => thrown);

const conversations = ({ url }: { readonly url: string }) => {
  const offset = Number(new URL(url, "http://x").searchParams.get("offset"));
  return { body: { items: [{ uuid: String(offset) }], metadata: { total: 3, offset, count: 1, limit: 1 } } };
};
const listQuery = "sort=-last_message_datetime&expand=messages&messages.limit=1&messages.sort=-datetime";

test("up to 100 conversations are one page; filters replace what the request says, and stay as they are", async () => {
  await using server = await startPlatform(conversations);
  const filters = { snooze: false, sort: "name" };
  const page = await Messaging.retrieveConversations("T", "u", 1, 100, filters, trace);
  expect(page.metadata).toEqual({ total: 3, offset: 1, count: 1, limit: 1 });
  expect(server.seen.map(line)).toEqual([
    `GET /messaging/users/u/conversations?offset=1&limit=100&${listQuery.replace("-last_message_datetime", "name")}&snooze=false`,
  ]);
  expect(server.seen[0]?.headers).toMatchObject(trace);
  expect(filters).toEqual({ snooze: false, sort: "name" });
});

test.each([105, "105"])("a limit of %j collects everything from the offset on", async (limit) => {
  await using server = await startPlatform(conversations);
  const all = await Messaging.retrieveConversations("T", "u", 1, limit, undefined, trace);
  expect(all).toEqual({ items: [{ uuid: "1" }, { uuid: "2" }], metadata: { total: 3, offset: 0, count: 3, limit: 3 } });
  expect(server.seen.map(line)).toEqual([
    `GET /messaging/users/u/conversations?offset=1&limit=105&${listQuery}`,
    `GET /messaging/users/u/conversations?offset=2&limit=105&${listQuery}`,
  ]);
  expect(server.seen.map(({ headers }) => headers.trace)).toEqual(["t", "t"]);
});

test("collecting ends at a page without items", async () => {
  await using server = await startPlatform(() => ({
    body: { items: [], metadata: { total: 9, offset: 0, count: 0, limit: 100 } },
  }));
  expect((await Messaging.retrieveConversations("T", "u", 0, 1000)).items).toEqual([]);
  expect(server.seen).toHaveLength(1);
});

test("a trace in the place of filters or sort goes where older applications put it", async () => {
  await using server = await startPlatform(conversations);
  await Messaging.retrieveConversations("T", "u", 0, 1, trace);
  await Reflect.apply(Messaging.retrieveMessages, undefined, ["T", "c", 0, 1, trace]);
  expect(server.seen.map(({ url }) => url.split("?")[1])).toEqual([
    `offset=0&limit=1&${listQuery}&id=i&trace=t&parent=p`,
    "offset=0&limit=1&sort=%5Bobject%20Object%5D",
  ]);
});

test.each([{ body: {} }, { body: { context: {} } }, { status: 204 }])(
  "%j opens no conversation, so nothing is sent",
  async (reply) => {
    await using server = await startPlatform(() => reply);
    expect(await thrownBy(Messaging.sendSMS("T", "u", "hi", "+1", "+2"))).toMatchObject({ code: 500 });
    expect(server.seen.map(line)).toEqual(['POST /messaging/users/u/conversations {"phone_numbers":["+2"]}']);
  },
);

test("a text goes to the context of the conversation, under one trace; when it fails the conversation stays", async () => {
  await using server = await startPlatform(({ url }) =>
    url.endsWith("conversations")
      ? { status: 201, body: { uuid: "v", context: { uuid: "ctx" } } }
      : { status: 403, body: { code: 403, message: "recipient has opted out" } },
  );
  expect(await thrownBy(Messaging.sendSMS("T", "u", "hi", "+1", "+2", trace))).toMatchObject({
    code: 403,
    message: "recipient has opted out",
  });
  expect(server.seen.map(line)).toEqual([
    'POST /messaging/users/u/conversations {"phone_numbers":["+2"]}',
    'POST /messaging/users/u/messages {"to":"ctx","from":"+1","channel":"sms","content":[{"type":"text","body":"hi"}]}',
  ]);
  for (const { headers } of server.seen) expect(headers).toMatchObject(trace);
});

test("what is missing, or no text, is sent as its text", async () => {
  await using server = await startPlatform(() => ({ body: {} }));
  await Messaging.sendSMSMessage("T", "ctx", "u", "+1", 7);
  await Reflect.apply(Messaging.sendSMSMessage, undefined, []);
  expect(server.seen.map(line)).toEqual([
    'POST /messaging/users/u/messages {"to":"ctx","from":"+1","channel":"sms","content":[{"type":"text","body":"7"}]}',
    'POST /messaging/users/undefined/messages {"to":"undefined","from":"undefined","channel":"sms","content":[{"type":"text","body":"undefined"}]}',
  ]);
  expect(server.seen[1]?.headers.authorization).toBe("Bearer undefined");
});

test("a text that refuses to become one is refused with our error", async () => {
  await using server = await startPlatform(() => ({ body: {} }));
  const hostile: unknown = Object.create(null);
  expect(await thrownBy(Reflect.apply(Messaging.sendSMSMessage, undefined, ["T", "ctx", "u", "+1", hostile]))).toBeInstanceOf(
    PatchbayError,
  );
  expect(await thrownBy(Reflect.apply(Messaging.retrieveConversations, undefined, ["T", "u", 0, hostile]))).toBeInstanceOf(
    PatchbayError,
  );
  expect(server.seen).toEqual([]);
});

test("a conversation is named like the number as it was typed; metadata of a plain text are not changed", async () => {
  await using server = await startPlatform(() => ({ body: {} }));
  const metadata = { order: 7 };
  await Messaging.getConversation("T", "u", "(941) 555-0100");
  await Messaging.sendSimpleSMS("T", "9415550100", "9415550101", "hi", undefined, metadata);
  expect(server.seen.map(line)).toEqual([
    'POST /messaging/users/u/conversations {"phone_numbers":["(941) 555-0100"],"name":"(941) 555-0100"}',
    'POST /sms/messages/send {"to":"9415550101","from":"9415550100","content":[{"type":"text","body":"hi"}],"metadata":{"order":7}}',
  ]);
  expect(metadata).toEqual({ order: 7 });
});

test("the SMS number is the first alias that has one", async () => {
  await using server = await startPlatform(() => ({
    body: { aliases: [null, { email: "e" }, { sms: "" }, { sms: "+1" }, { sms: "+2" }] },
  }));
  expect(await Messaging.getSMSNumber("T", "u", trace)).toBe("+1");
  expect(server.seen.map(line)).toEqual(["GET /identity/identities/u?include=alias"]);
  expect(server.seen[0]?.headers).toMatchObject(trace);
});

test.each([
  [{ uuid: "u", aliases: [{ email: "e" }] }, "No sms number in alias"],
  [{ uuid: "u", aliases: [] }, "No sms number in alias"],
  [{ uuid: "u" }, "No aliases in sms response"],
])("no SMS number in %j: the failure shows the identity and the trace that was sent", async (identity, message) => {
  await using server = await startPlatform(() => ({ body: identity }));
  const failed = { code: 400, message, details: [JSON.stringify(identity)] };
  expect(await thrownBy(Messaging.getSMSNumber("T", "u", trace))).toMatchObject({ ...failed, trace_id: "t" });
  const error = await thrownBy(Messaging.getSMSNumber("T", "u"));
  expect(error).toMatchObject({ ...failed, trace_id: expect.stringMatching(UUID) });
  expect(server.seen[1]?.headers.trace).toBe(Object(error).trace_id);
});

test("conversations are gone with any success, messages only with a 204", async () => {
  await using _server = await startPlatform(() => ({ status: 200, body: { odd: true } }));
  expect(await Messaging.deleteConversation("T", "c")).toEqual({ status: "ok" });
  expect(await Messaging.deleteMultipleConversations("T", [{ conversation_uuid: "c" }, "d"])).toEqual({ status: "ok" });
  const failed = { code: 200, details: ['{"odd":true}'] };
  expect(await thrownBy(Messaging.deleteMessage("T", "m"))).toMatchObject({ ...failed, message: "delete message failed" });
  expect(await thrownBy(Messaging.deleteMultipleMessages("T", ["m"]))).toMatchObject({
    ...failed,
    message: "delete multiple messages failed",
  });
});
