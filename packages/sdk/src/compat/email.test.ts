import { expectTypeOf } from "expect-type";
import { afterEach, expect, test, vi } from "vitest";
import { type EmailReceipt, Patchbay } from "../index.ts";
import { startPlatform } from "./hosts.fixture.ts";
import { Email } from "./namespaces.ts";

afterEach(() => vi.restoreAllMocks());

const trace = { id: "i", trace: "t", parent: "p" };
const sent = () => ({ body: { status: "sent" } });
const me = "me@example.com";
const you = "you@example.com";

test.each([
  ["a list", [you], { bcc: [], cc: [], replyto: [], to: [you] }],
  [
    "all groups",
    { to: [you], cc: [me], bcc: [you], replyto: ["x@other.test"] },
    { bcc: [you], cc: [me], replyto: ["x@other.test"], to: [you] },
  ],
  ["copies only", { cc: [you] }, { bcc: [], cc: [you], replyto: [], to: [] }],
  ["unknown groups, which are not sent", { bcc: [you], foo: [me] }, { bcc: [you], cc: [], replyto: [], to: [] }],
  ["nobody", undefined, { bcc: [], cc: [], replyto: [], to: [] }],
  ["nobody, as an object", {}, { bcc: [], cc: [], replyto: [], to: [] }],
])("mail goes to %s", async (_, to, groups) => {
  await using server = await startPlatform(sent);
  expect(await Reflect.apply(Email.sendEmail, undefined, ["T", me, to])).toEqual({ status: "sent" });
  expect(server.seen).toMatchObject([{ method: "POST", url: "/email/messages/send" }]);
  const body = JSON.stringify({ content: [{ body: "", type: "text" }], from: me, subject: "", ...groups });
  expect(server.seen[0]?.body).toBe(body);
});

test("attachments go as they are, whatever else they say, and nothing of the caller's changes", async () => {
  await using server = await startPlatform(sent);
  const attachments = Object.freeze([Object.freeze({ type: "image/png", id: "logo", body: "AA==", name: "l.png" })]);
  const to = Object.freeze({ to: Object.freeze([you]) });
  await Email.sendEmailAttachment("T", me, to, "s", '<img src="cid:logo">', "html", attachments, trace);
  expect(JSON.parse(server.seen[0]?.body ?? "")).toEqual({
    content: [{ body: '<img src="cid:logo">', type: "html" }],
    attachments,
    from: me,
    subject: "s",
    bcc: [],
    cc: [],
    replyto: [],
    to: [you],
  });
  expect(server.seen[0]?.headers).toMatchObject({ authorization: "Bearer T", ...trace });
});

const refusal = (args: readonly unknown[]) =>
  Promise.resolve(Reflect.apply(Email.sendEmail, undefined, ["T", ...args])).then(
    () => undefined,
    (error: { code: number; message: string; details: string[] }) => ({ ...error, mistakes: JSON.parse(error.details[1] ?? "{}") }),
  );

test.each<[unknown, unknown, string[]]>([
  ["", [you], ['sender "" invalid format']],
  [undefined, [you], ['sender "" invalid format']],
  [me, ["no", you, 7], ['recipient "no" invalid format', 'recipient "7" invalid format']],
  [me, { to: [you], replyto: ["no"], foo: ["neither"] }, ['recipient "no" invalid format', 'recipient "neither" invalid format']],
  [me, { cc: you }, ["to parameter cc is not array"]],
  ["no", you, ['sender "no" invalid format', "to is not array, not an object, or is empty"]],
  [me, null, ["to is not array, not an object, or is empty"]],
])("from %j to %j never reaches the server, and nothing is printed", async (sender, to, errors) => {
  await using server = await startPlatform(sent);
  const printed = (["log", "warn", "error"] as const).map((method) => vi.spyOn(console, method).mockImplementation(() => {}));
  const error = await refusal([sender, to, "subject", "text", "html", trace]);
  expect(error).toMatchObject({ code: 400, message: "invalid request", trace_id: "t", mistakes: { errors } });
  expect(JSON.parse(error?.details[0] ?? "")).toMatchObject({
    email: { subject: "subject", content: [{ body: "text", type: "html" }] },
  });
  for (const spy of printed) expect(spy).not.toHaveBeenCalled();
  expect(server.seen).toEqual([]);
});

test("a trace of null is no trace", async () => {
  expect(await refusal(["no", [you], "", "", "text", null])).toMatchObject({ code: 400, message: "invalid request" });
});

test.each([
  "a@b.co",
  "first.last+tag@sub-domain.example.com",
  "!#$%&'*+/=?^_{|}~-`@example.com",
  `${"a".repeat(64)}@${"b".repeat(63)}.com`,
])("%s is an address", async (address) => {
  await using server = await startPlatform(sent);
  await Email.sendEmail("T", me, [address]);
  expect(server.seen).toHaveLength(1);
});

test.each([
  "",
  "a@b",
  "a@b.c",
  "a@b.1c",
  "a@b_c.com",
  "a@-b.com",
  "a@b-.com",
  "a@b.com.",
  "a@[127.0.0.1]",
  "a@127.0.0.1",
  ".a@b.com",
  "a.@b.com",
  "a..b@b.com",
  "`a@b.com",
  '"a b"@b.com',
  "A <a@b.com>",
  "ä@b.com",
  "a@b.com\n",
  "a@b@c.com",
  `${"a".repeat(65)}@b.com`,
  `a@${"b".repeat(64)}.com`,
  `a@${"b.".repeat(126)}com`,
])("%j is no address", async (address) => {
  expect(await refusal([me, [address]])).toMatchObject({ mistakes: { errors: [`recipient "${address}" invalid format`] } });
});

test("an endless local part is refused at once", async () => {
  const started = performance.now();
  expect(await refusal([me, [`${"a.".repeat(50_000)}@`]])).toMatchObject({ code: 400 });
  expect(performance.now() - started).toBeLessThan(1000);
});

test("both faces are typed, and wrong calls do not compile", () => {
  const { email } = new Patchbay({ host: "http://localhost" });
  expectTypeOf(Email.sendEmail).returns.resolves.toEqualTypeOf<EmailReceipt>();
  expectTypeOf(Email.sendEmailAttachment).toBeCallableWith("T", me, { cc: [you] }, "s", "m", "html", [{ type: "a/b", body: "" }]);
  expectTypeOf<[string, string, string]>().not.toExtend<Readonly<Parameters<typeof Email.sendEmail>>>();
  expectTypeOf<[string, string, string[], string, string, "pdf"]>().not.toExtend<Readonly<Parameters<typeof Email.sendEmail>>>();
  expectTypeOf(email.sendEmail).returns.resolves.toEqualTypeOf<EmailReceipt>();
  expectTypeOf(email.sendEmail).toBeCallableWith({ from: me, to: [you], content: { body: "m", type: "text" } });
  expectTypeOf<{ from: string; to: string[] }>().not.toExtend<Parameters<typeof email.sendEmail>[0]>();
});
