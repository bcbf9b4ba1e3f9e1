import { expectTypeOf } from "expect-type";
import { expect, test } from "vitest";
import {
  type ChannelInfo,
  type ChatChannel,
  type ChatMember,
  type ChatMessage,
  type ListOf,
  Patchbay,
  PatchbayError,
} from "../index.ts";
import { line, startPlatform } from "./hosts.fixture.ts";
import { Chat } from "./namespaces.ts";

const trace = { id: "i", trace: "t", parent: "p" };
const channel = { uuid: "c", group_uuid: "g" };
const messages = { items: [{ uuid: "m" }], metadata: { total: 1, offset: 0, count: 1, limit: 100 } };

function startChat(group: object, info: object = channel) {
  return startPlatform(({ url }) => {
    if (url.includes("/messages")) return { body: messages };
    return { body: url.startsWith("/auth/") ? group : info };
  });
}

test("a channel is read with its members and messages in one task of three linked requests", async () => {
  const users = { items: [{ uuid: "u" }], metadata: { total: 1, offset: 0, count: 1, limit: 100 } };
  await using server = await startChat({ uuid: "g", users });
  expect(await Chat.getChannelInfo("T", "c", 7, trace)).toEqual({ info: channel, members: users, messages: messages.items });
  expect(server.seen.map(line).toSorted()).toEqual([
    "GET /auth/user-groups/g",
    "GET /chat/channels/c",
    "GET /chat/channels/c/messages?max=7",
  ]);
  const headersOf = (part: string) => server.seen.find(({ url }) => url.includes(part))?.headers;
  expect(server.seen.map(({ headers }) => headers.trace)).toEqual(["t", "t", "t"]);
  expect(server.seen.find(({ url }) => url === "/chat/channels/c")?.headers).toMatchObject(trace);
  expect(headersOf("/messages")).toMatchObject({ parent: "i" });
  expect(headersOf("/auth/")).toMatchObject({ parent: headersOf("/messages")?.id });
});

test("members are those of the group under either name", async () => {
  await using _server = await startChat({ members: ["u"] });
  expect(await Chat.getChannelInfo("T", "c")).toMatchObject({ members: ["u"] });
});

test("an answer that is none is an error of the SDK", async () => {
  await using _server = await startPlatform(() => ({ body: null }));
  await expect(Chat.getChannelInfo("T", "c")).rejects.toBeInstanceOf(PatchbayError);
});

test("without a group nothing is known of the members, and the group's failure is the result", async () => {
  await using server = await startPlatform(({ url }) => {
    if (url.startsWith("/auth/")) return { status: 404, body: { code: 404, message: "no such group" } };
    return { body: url.includes("/messages") ? messages : { uuid: "c" } };
  });
  await expect(Chat.getChannelInfo("T", "c")).rejects.toMatchObject({ code: 404, message: "no such group" });
  expect(server.seen.at(-1)?.url).toBe("/auth/user-groups/null%20uuid");
});

test.each(["/chat/channels/c", "/chat/channels/c/messages?max=100"])(
  "when %s fails, the group is not asked for",
  async (failing) => {
    await using server = await startPlatform(({ url }) => (url === failing ? { status: 403, body: {} } : { body: messages }));
    await expect(Chat.getChannelInfo("T", "c")).rejects.toMatchObject({ code: 403 });
    expect(server.seen.filter(({ url }) => url.startsWith("/auth/"))).toEqual([]);
  },
);

test("contents are posted as they are, one or several", async () => {
  await using server = await startPlatform(() => ({ status: 201, body: { channel_uuid: "c" } }));
  const parts = Object.freeze([Object.freeze({ contentType: "text/csv", content: "a,b" })]);
  expect(await Chat.sendMessageToChannel("T", "c", parts, trace)).toEqual({ channel_uuid: "c" });
  await Chat.sendMessageToChannel("T", "c", "");
  await Reflect.apply(Chat.sendMessage, undefined, ["T", "u", "c"]);
  expect(server.seen.map(({ body }) => JSON.parse(body))).toEqual([
    { content: { contentType: "multipart", parts: [{ contentType: "text/csv", content: "a,b" }] } },
    { content: { contentType: "plain/text", content: "" } },
    { content: { contentType: "string", content: "missing text" }, user_uuid: "u" },
  ]);
});

test.each([
  [undefined, "undefined"],
  [null, "object"],
  [{}, "object"],
  [7, "number"],
])("a content of %j is refused without a request", async (content, type) => {
  await using server = await startChat({});
  await expect(Reflect.apply(Chat.sendMessageToChannel, undefined, ["T", "c", content])).rejects.toMatchObject({
    code: 400,
    message: `content must be string or array. received ${type}`,
  });
  expect(server.seen).toEqual([]);
});

test("older callers give a trace for a filter, and numbers for a trace", async () => {
  await using server = await startChat({});
  await Chat.listChannels("T", { ...trace, debug: false });
  await Reflect.apply(Chat.getChannel, undefined, ["T", "c", 5]);
  await Reflect.apply(Chat.getChannelMembers, undefined, ["T", "c", 5]);
  expect(server.seen.map(line)).toEqual([
    "GET /chat/channels?id=i&trace=t&parent=p&debug=false",
    "GET /chat/channels/c",
    "GET /chat/channels/c/members",
  ]);
});

test("no member is no body", async () => {
  await using server = await startChat({});
  await Reflect.apply(Chat.addMember, undefined, ["T", "c"]);
  expect(server.seen.map(line)).toEqual(["POST /chat/channels/c/members"]);
});

test("both faces are typed, and wrong calls do not compile", () => {
  const { chat } = new Patchbay({ host: "http://localhost" });
  expectTypeOf(Chat.createChannel).returns.resolves.toEqualTypeOf<ChatChannel>();
  expectTypeOf(Chat.addMember).returns.resolves.toEqualTypeOf<ChatMember>();
  expectTypeOf(Chat.getChannelInfo).returns.resolves.toEqualTypeOf<ChannelInfo>();
  expectTypeOf(Chat.sendMessageToChannel).toBeCallableWith("T", "c", [{ contentType: "text/csv", content: "" }]);
  expectTypeOf<[string]>().not.toExtend<Readonly<Parameters<typeof Chat.createChannel>>>();
  expectTypeOf<[string, string, number]>().not.toExtend<Readonly<Parameters<typeof Chat.sendMessageToChannel>>>();
  expectTypeOf<[string, string]>().not.toExtend<Readonly<Parameters<typeof Chat.addMember>>>();
  expectTypeOf(chat.sendMessage).returns.resolves.toEqualTypeOf<ChatMessage>();
  expectTypeOf(chat.getMessages).returns.resolves.toEqualTypeOf<ListOf<ChatMessage>>();
  expectTypeOf(chat.createChannel).toBeCallableWith({ name: "Support" });
  expectTypeOf<{ channel_uuid: string; content: string }>().not.toExtend<Parameters<typeof chat.sendMessage>[0]>();
});
