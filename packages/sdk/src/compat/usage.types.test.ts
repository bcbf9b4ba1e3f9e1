import { expectTypeOf } from "expect-type";
import { test } from "vitest";
import { type BillingCycle, type ListOf, Patchbay, type Trace, Usage, type UsageReport, type UsageTemplate } from "../index.ts";

// What these tests say is checked by the compiler (tsconfig.test.json); running them only shows that the file loads.
const { usage } = new Patchbay({ host: "http://localhost" });

test("the drop-in functions are typed, and wrong calls do not compile", () => {
  expectTypeOf(Usage.getAccountBillingCycle).toEqualTypeOf<
    (accessToken: string, accountUUID: string, trace?: Trace) => Promise<BillingCycle>
  >();
  expectTypeOf(Usage.listUsageTemplates).returns.resolves.toEqualTypeOf<ListOf<UsageTemplate>>();
  expectTypeOf(Usage.createEvent).toBeCallableWith("token", "account", null, "sms_did_request", { did: "+19415550100" });
  expectTypeOf(Usage.runUsageReport).toBeCallableWith("token", "template", "since", "until", undefined, null);
  expectTypeOf<[string]>().not.toExtend<Readonly<Parameters<typeof Usage.getUsageReport>>>();
  expectTypeOf<[string, string, string]>().not.toExtend<Readonly<Parameters<typeof Usage.runUsageReport>>>();
  expectTypeOf<[string, string, null, string, string]>().not.toExtend<Readonly<Parameters<typeof Usage.createEvent>>>();
});

test("so are the methods of the modern client", () => {
  expectTypeOf(usage.getUsageReport).returns.resolves.toEqualTypeOf<UsageReport>();
  expectTypeOf(usage.runUsageReport).toBeCallableWith({ template_uuid: "t", since: "s", until: "u", limit: 10 });
  expectTypeOf<{ template_uuid: string; since: string }>().not.toExtend<Parameters<typeof usage.runUsageReport>[0]>();
  expectTypeOf<UsageReport["location"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<"complete">().not.toExtend<UsageReport["status"]>();
});
