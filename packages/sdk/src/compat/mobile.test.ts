import { expectTypeOf } from "expect-type";
import { expect, test } from "vitest";
import { type ListOf, type Ok, Patchbay, PatchbayError, type PushNotification, type PushRegistration } from "../index.ts";
import { line, startPlatform } from "./hosts.fixture.ts";
import { Mobile } from "./namespaces.ts";

const trace = { id: "i", trace: "t", parent: "p" };

test("a push token stands in the path so that it can be read again", async () => {
  await using server = await startPlatform(() => ({ status: 202 }));
  expect(await Mobile.unregisterPushToken("T", "APA91b:x_y-z/1+2?#", trace)).toEqual({ status: "ok" });
  await Reflect.apply(Mobile.unregisterPushToken, undefined, []);
  expect(server.seen.map(line)).toEqual([
    "DELETE /mobilenotification/registration/APA91b:x_y-z%2F1+2%3F%23",
    "DELETE /mobilenotification/registration/no%20push%20token%20provided",
  ]);
  expect(server.seen[0]?.headers).toMatchObject({ authorization: "Bearer T", "content-type": "application/json", ...trace });
});

test("only 202 means unregistered; nothing is polled", async () => {
  await using server = await startPlatform(() => ({ status: 200, body: { done: true } }));
  const error: unknown = await Mobile.unregisterPushToken("T", "x").catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PatchbayError);
  expect(error).toMatchObject({
    code: 200,
    message: "unspecified error",
    details: [expect.stringContaining('"body":{"done":true}')],
  });
  expect(server.seen).toHaveLength(1);
});

test("a 202 with a location is not waited for", async () => {
  await using server = await startPlatform(() => ({
    status: 202,
    headers: { location: "/operations/1" },
    body: { status: "accepted" },
  }));
  expect(await Mobile.sendPushNotification("T", "app", "u", ["d"], undefined, "m")).toEqual({ status: "accepted" });
  expect(server.seen.map(line)).toEqual([
    'POST /mobilenotification/notification {"application":"app","user_uuid":"u","device_ids":["d"],"message":"m"}',
  ]);
});

test("older applications give one argument too few, and the trace goes where the platform belongs", async () => {
  await using server = await startPlatform(() => ({ body: {} }));
  await Mobile.registerPushToken("T", "u", "token", "android", "app", trace);
  expect(JSON.parse(server.seen[0]?.body ?? "")).toEqual({
    user_uuid: "u",
    device_id: "token",
    push_token: "android",
    application: "app",
    platform: trace,
  });
});

test("what is missing has the old texts", async () => {
  await using server = await startPlatform(() => ({ body: {} }));
  await Reflect.apply(Mobile.sendPushNotification, undefined, []);
  await Reflect.apply(Mobile.getUserRegistrations, undefined, []);
  expect(server.seen.map(line)).toEqual([
    'POST /mobilenotification/notification {"application":"no application provided","user_uuid":"no user uuid provided","device_ids":"no deviceIDs array provided"}',
    "GET /mobilenotification/registration?user_uuid=null%20userUUID",
  ]);
});

test("both faces are typed, and wrong calls do not compile", () => {
  const { mobile } = new Patchbay({ host: "http://localhost" });
  expectTypeOf(Mobile.getUserRegistrations).returns.resolves.toEqualTypeOf<ListOf<PushRegistration>>();
  expectTypeOf(Mobile.registerPushToken).toBeCallableWith("T", "u", "d", "t", "app", "ios", trace);
  expectTypeOf(Mobile.sendPushNotification).returns.resolves.toEqualTypeOf<PushNotification>();
  expectTypeOf(Mobile.unregisterPushToken).returns.resolves.toEqualTypeOf<Ok>();
  expectTypeOf<[string]>().not.toExtend<Readonly<Parameters<typeof Mobile.getUserRegistrations>>>();
  expectTypeOf<[string, string, string, string]>().not.toExtend<Readonly<Parameters<typeof Mobile.sendPushNotification>>>();
  expectTypeOf<[string, string, string]>().not.toExtend<Readonly<Parameters<typeof Mobile.sendPushNotification>>>();
  expectTypeOf<[string, string, string, string, string]>().not.toExtend<Readonly<Parameters<typeof Mobile.registerPushToken>>>();
  expectTypeOf(mobile.sendPushNotification).returns.resolves.toEqualTypeOf<PushNotification>();
  expectTypeOf(mobile.sendPushNotification).toBeCallableWith({ application: "a", user_uuid: "u", device_ids: [], message: "m" });
  expectTypeOf<{ application: string; user_uuid: string; device_ids: string }>().not.toExtend<
    Parameters<typeof mobile.sendPushNotification>[0]
  >();
});
