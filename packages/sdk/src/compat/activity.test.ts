import { expect, test } from "vitest";
import { line, startPlatform } from "./hosts.fixture.ts";
import { Activity } from "./namespaces.ts";

test("a report is about a user or else an account; what is null was given", async () => {
  await using server = await startPlatform(() => ({ status: 202, body: { template_uuid: "t", report_uuid: "r" } }));
  const parameters = { start_time: 1 };
  expect(await Activity.runReport("T", "t", "user", "account", parameters)).toEqual({ template_uuid: "t", report_uuid: "r" });
  await Activity.runReport("T", "t", undefined, "account");
  await Reflect.apply(Activity.runReport, undefined, ["T", "t", null, "account"]);
  await Reflect.apply(Activity.runReport, undefined, ["T", "t", undefined, null]);
  expect(server.seen.map(line)).toEqual([
    'POST /activity/report/t?owner_uuid=user {"parameters":{"start_time":1}}',
    'POST /activity/report/t?account_uuid=account {"parameters":{}}',
    'POST /activity/report/t?owner_uuid=null {"parameters":{}}',
    'POST /activity/report/t?account_uuid=null {"parameters":{}}',
  ]);
});

test("a report about nobody is refused without a request", async () => {
  await using server = await startPlatform(() => ({ body: {} }));
  await expect(Reflect.apply(Activity.runReport, undefined, ["T", "t"])).rejects.toMatchObject({
    code: 400,
    message: "request requires either owner or account uuid",
    details: [],
  });
  expect(server.seen).toEqual([]);
});

test("a report that is not ready is an empty object, one that failed is the report", async () => {
  const failed = { status: "failed", error: "too many rows" };
  await using server = await startPlatform(({ url }) => (url.includes("running") ? { status: 204 } : { body: failed }));
  expect(await Activity.getReport("T", "running", "t")).toEqual({});
  expect(await Activity.getReport("T", "failed", "t")).toEqual(failed);
  expect(server.seen.map(line)).toEqual([
    "GET /activity/report?report_uuid=running&template_uuid=t",
    "GET /activity/report?report_uuid=failed&template_uuid=t",
  ]);
});

test("filters of activities win over offset and limit, and stay as they are", async () => {
  await using server = await startPlatform(() => ({ body: { items: [] } }));
  const filters = { activity_type: "voicemail", limit: 5000, "metadata.call_id": 7, include: ["metadata"], owner_uuid: undefined };
  await Activity.listActivities("T", filters, 20, 10);
  await Reflect.apply(Activity.listActivities, undefined, ["T", null]);
  expect(server.seen.map(line)).toEqual([
    "GET /activity/activity?offset=20&limit=5000&activity_type=voicemail&metadata.call_id=7&include=metadata",
    "GET /activity/activity?offset=0&limit=10",
  ]);
  expect(filters).toMatchObject({ limit: 5000, include: ["metadata"] });
});

test("a deleted template resolves to an empty text", async () => {
  await using server = await startPlatform(() => ({ status: 204 }));
  expect(await Activity.deleteReportTemplate("T", "a/b")).toBe("");
  expect(server.seen.map(line)).toEqual(["DELETE /activity/report/template/a%2Fb"]);
});
