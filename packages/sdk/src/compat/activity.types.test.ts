import { expectTypeOf } from "expect-type";
import { test } from "vitest";
import { Activity, type ActivityReport, type ListOf, Patchbay, type ReportRun, type ReportTemplate } from "../index.ts";

// What these tests say is checked by the compiler (tsconfig.test.json); running them only shows that the file loads.
const { activity } = new Patchbay({ host: "http://localhost" });

test("the drop-in functions are typed, and wrong calls do not compile", () => {
  // The namespace and the type of an activity have one name.
  expectTypeOf(Activity.listActivities).returns.resolves.toEqualTypeOf<ListOf<Activity>>();
  expectTypeOf(Activity.runReport).returns.resolves.toEqualTypeOf<ReportRun>();
  expectTypeOf(Activity.runReport).toBeCallableWith("token", "template", undefined, "account");
  expectTypeOf(Activity.runReport).toBeCallableWith("token", "template", "user");
  expectTypeOf<ReportTemplate>().toExtend<Parameters<typeof Activity.updateReportTemplate>[2]>();
  // @ts-expect-error: neither a user nor an account
  expectTypeOf(Activity.runReport).toBeCallableWith("token", "template", undefined);
  expectTypeOf<[string, string]>().not.toExtend<Readonly<Parameters<typeof Activity.createReportTemplate>>>();
  expectTypeOf<[string, undefined]>().not.toExtend<Readonly<Parameters<typeof Activity.registerType>>>();
  expectTypeOf<[string, string]>().not.toExtend<Readonly<Parameters<typeof Activity.getReport>>>();
});

test("so are the methods of the modern client", () => {
  expectTypeOf(activity.recordActivity).returns.resolves.toEqualTypeOf<Activity>();
  expectTypeOf(activity.getReport).returns.resolves.toEqualTypeOf<ActivityReport | undefined>();
  expectTypeOf(activity.runReport).toBeCallableWith({ template_uuid: "t", account_uuid: "a", parameters: { start_time: 1 } });
  expectTypeOf<{ name: string }>().not.toExtend<Parameters<typeof activity.createReportTemplate>[0]>();
  expectTypeOf<Activity["activity_subtype"]>().toEqualTypeOf<string | null>();
});
