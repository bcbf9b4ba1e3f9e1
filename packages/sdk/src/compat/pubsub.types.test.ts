import { expectTypeOf } from "expect-type";
import { test } from "vitest";
import { type CustomSubscriptionCreated, type List, type ListOf, type Ok, Patchbay, Pubsub, type Subscription } from "../index.ts";

// What these tests say is checked by the compiler (tsconfig.test.json); running them only shows that the file loads.
const { pubsub } = new Patchbay({ host: "http://localhost" });

test("the drop-in functions are typed, and wrong calls do not compile", () => {
  expectTypeOf(Pubsub.getSubscription).returns.resolves.toEqualTypeOf<Subscription>();
  expectTypeOf(Pubsub.listUserSubscriptions).returns.resolves.toEqualTypeOf<ListOf<Subscription>>();
  expectTypeOf(Pubsub.listAccountSubscriptions).returns.resolves.toEqualTypeOf<List<Subscription>>();
  expectTypeOf(Pubsub.deleteCustomApplication).returns.resolves.toEqualTypeOf<Ok>();
  expectTypeOf(Pubsub.addCustomEventSubscription).returns.resolves.toEqualTypeOf<CustomSubscriptionCreated>();
  expectTypeOf(Pubsub.addSubscription).toBeCallableWith("u", "a", "url", undefined, undefined, { sms: ["inbound"] }, "token");
  // What was read can be written back.
  expectTypeOf<[string, string, Subscription]>().toExtend<Readonly<Parameters<typeof Pubsub.updateSubscription>>>();
  expectTypeOf<[string, string, { suspended: 2 }]>().not.toExtend<Readonly<Parameters<typeof Pubsub.updateSubscription>>>();
  expectTypeOf(Pubsub.broadcastCustomApplication).toBeCallableWith("token", "app", "event", { anything: 1 });
  expectTypeOf<[string, string, string, { event: string }]>().not.toExtend<
    Readonly<Parameters<typeof Pubsub.broadcastCustomApplication>>
  >();
  expectTypeOf<[string, string, string, [], [], string[], string]>().not.toExtend<
    Readonly<Parameters<typeof Pubsub.addSubscription>>
  >();
});

test("so are the methods of the modern client", () => {
  expectTypeOf(pubsub.addSubscription).returns.resolves.toExtend<{ signing_secret: string }>();
  expectTypeOf(pubsub.deleteSubscription).returns.resolves.toEqualTypeOf<undefined>();
  expectTypeOf(pubsub.broadcastCustomApplication).toBeCallableWith({ app_uuid: "a", event: "e", anything: 1 });
  expectTypeOf<{ event: string }>().not.toExtend<Parameters<typeof pubsub.broadcastCustomApplication>[0]>();
  expectTypeOf<{ account_uuid: string; callback: { url: string } }>().not.toExtend<Parameters<typeof pubsub.addSubscription>[0]>();
  expectTypeOf<Subscription["suspended"]>().toEqualTypeOf<0 | 1>();
});
