import { expect, test } from "vitest";
import { failureOf } from "../client/client.fixture.ts";
import { AbortError, NotFoundError, PermissionError, TimeoutError } from "../client/index.ts";
import { empty, giveUpAfter, json, listOf, message, sceneOf, user_uuid } from "./helpers.fixture.ts";
import { sendSmsAndWait, UndeliveredError, WaitTimeoutError, waitForReceipt } from "./index.ts";

const params = { user_uuid, from: "+15550100001", to: "+15550100002", text: "hello" };
const queued = message(7);
const sent = { ...queued, status: "sent" } as const;
const delivered = { ...queued, status: "delivered" } as const;

test("a text is sent, and its conversation read until the receipt is there", async () => {
  const others = [message(9), message(8)];
  await using scene = await sceneOf(
    json(201, queued),
    listOf([...others, queued]),
    listOf([...others, sent]),
    listOf([...others, delivered]),
  );
  expect(await sendSmsAndWait(scene.pb.messaging, params, scene.wait)).toEqual(delivered);
  const [post, look] = scene.server.arrived;
  expect(post).toMatchObject({ method: "POST", url: `/messaging/users/${user_uuid}/messages` });
  expect(JSON.parse(post?.body ?? "")).toEqual({
    from: params.from,
    to: params.to,
    channel: "sms",
    content: [{ type: "text", body: "hello" }],
  });
  expect(look?.url).toBe(`/messaging/conversations/${queued.conversation_uuid}/messages?sort=-datetime`);
  expect(scene.clock.waits).toEqual([100, 200, 400]);
});

test("the idempotency key is the sending's, the trace is everybody's", async () => {
  await using scene = await sceneOf(json(201, queued), listOf([delivered]));
  await sendSmsAndWait(scene.pb.messaging, params, { ...scene.wait, idempotencyKey: "once", trace: { trace: "T" } });
  const headers = scene.server.arrived.map(({ headers: { "idempotency-key": key, trace } }) => [key, trace]);
  expect(headers).toEqual([
    ["once", "T"],
    [undefined, "T"],
  ]);
});

test.each(["undelivered", "failed"] as const)("%s is an error with the message in it", async (status) => {
  const lost = { ...queued, status, error: { code: "30003", message: "unreachable" } };
  await using scene = await sceneOf(listOf([lost]));
  const error = await failureOf(waitForReceipt(scene.pb.messaging, queued, scene.wait));
  expect(error).toBeInstanceOf(UndeliveredError);
  expect(error).toMatchObject({ name: "UndeliveredError", code: 500, status, sent: lost, details: ["30003: unreachable"] });
  // Whoever logs the error does not log the text.
  expect(JSON.stringify(error)).not.toContain("text 7");
});

test("when time is over the last status is told", async () => {
  await using scene = await sceneOf(listOf([queued]), listOf([sent]));
  giveUpAfter(scene.clock, 4);
  const error = await failureOf(waitForReceipt(scene.pb.messaging, queued, scene.wait));
  expect(error).toBeInstanceOf(WaitTimeoutError);
  expect(error).toBeInstanceOf(TimeoutError);
  expect(error).toMatchObject({ name: "WaitTimeoutError", code: 408, status: "sent" });
  expect(error.message).toContain(`message ${queued.uuid} is still sent`);
});

test("the waits double up to half a minute, of which up to half is taken off", async () => {
  await using scene = await sceneOf(listOf([queued]));
  giveUpAfter(scene.clock, 11);
  const random = () => 0.5;
  await failureOf(waitForReceipt(scene.pb.messaging, queued, { ...scene.wait, random }));
  expect(scene.clock.waits).toEqual([75, 150, 300, 600, 1200, 2400, 4800, 9600, 19_200, 22_500, 22_500]);
});

test("a failure that passes does not end the waiting, and is the cause when it never passes", async () => {
  await using scene = await sceneOf(empty(503), empty(429, { "retry-after": "17" }), listOf([delivered]));
  expect(await waitForReceipt(scene.pb.messaging, queued, scene.wait)).toEqual(delivered);
  expect(scene.clock.waits).toEqual([100, 200, 17_000]);
  await using down = await sceneOf(empty(503));
  giveUpAfter(down.clock, 3);
  const error = await failureOf(waitForReceipt(down.pb.messaging, queued, down.wait));
  expect(error).toMatchObject({ name: "WaitTimeoutError", status: "queued", cause: { code: 503 } });
});

test("a failure that will not pass ends it", async () => {
  await using scene = await sceneOf(json(403, { code: 403, key: "forbidden", message: "no", details: [] }));
  expect(await failureOf(waitForReceipt(scene.pb.messaging, queued, scene.wait))).toBeInstanceOf(PermissionError);
});

test("a message that was deleted is not waited for, and older pages are not searched", async () => {
  await using scene = await sceneOf(listOf([message(9), message(5)], 200));
  expect(await failureOf(waitForReceipt(scene.pb.messaging, queued, scene.wait))).toBeInstanceOf(NotFoundError);
  expect(scene.server.arrived).toHaveLength(1);
});

test("an abort ends the waiting", async () => {
  await using scene = await sceneOf(json(201, queued), listOf([queued]));
  const controller = new AbortController();
  scene.clock.onWait = () => {
    if (scene.clock.waits.length === 2) controller.abort("enough");
  };
  const error = await failureOf(sendSmsAndWait(scene.pb.messaging, params, { ...scene.wait, signal: controller.signal }));
  expect(error).toBeInstanceOf(AbortError);
  expect(error.cause).toBe("enough");
  expect(scene.server.arrived).toHaveLength(2);
});

test("it can wait for ever", async () => {
  await using scene = await sceneOf(listOf([queued]), listOf([queued]), listOf([delivered]));
  const wait = { ...scene.wait, maxWait: Number.POSITIVE_INFINITY };
  expect(await waitForReceipt(scene.pb.messaging, queued, wait)).toEqual(delivered);
  expect(scene.clock.waits).toHaveLength(3);
});
