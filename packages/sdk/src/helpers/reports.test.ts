import { expect, test } from "vitest";
import { failureOf } from "../client/client.fixture.ts";
import { empty, giveUpAfter, json, sceneOf } from "./helpers.fixture.ts";
import { ReportFailedError, runActivityReportAndWait, runUsageReportAndWait, WaitTimeoutError } from "./index.ts";

const template_uuid = "0198c5e2-0000-7000-8000-00000000000a";
const report_uuid = "0198c5e2-0000-7000-8000-00000000000b";
const ofUsage = { template_uuid, since: "2026-01-01T00:00:00Z", until: "2026-02-01T00:00:00Z" };
const ofActivity = { template_uuid, parameters: {} };

test("a report over usage is started and read until its result is there", async () => {
  const at = (status: string, rest: object = {}) => json(200, { report_uuid, status, ...rest });
  const location = "https://files.example/report.csv";
  await using scene = await sceneOf(at("CREATED"), at("QUEUED"), at("RUNNING"), at("SUCCEEDED", { location }));
  const report = await runUsageReportAndWait(scene.pb.usage, ofUsage, scene.wait);
  expect(report.location).toBe(location);
  expect(scene.server.arrived.map(({ method }) => method)).toEqual(["POST", "GET", "GET", "GET"]);
  expect(scene.server.arrived.at(-1)?.url).toBe(`/usage/reports/${report_uuid}`);
});

test.each(["FAILED", "CANCELLED"])("a report over usage that is %s is an error with the report in it", async (status) => {
  await using scene = await sceneOf(json(200, { report_uuid, status, error: "too many rows" }));
  const error = await failureOf(runUsageReportAndWait(scene.pb.usage, ofUsage, scene.wait));
  expect(error).toBeInstanceOf(ReportFailedError);
  expect(error).toMatchObject({ name: "ReportFailedError", details: ["too many rows"], report: { status } });
});

test("a report over activities is waited for while there is nothing to read", async () => {
  const done = { report_uuid, template_uuid, status: "complete", rows: [{ a: 1 }] };
  await using scene = await sceneOf(json(202, { report_uuid, template_uuid }), empty(204), empty(204), json(200, done));
  expect(await runActivityReportAndWait(scene.pb.activity, ofActivity, scene.wait)).toEqual(done);
  expect(scene.server.arrived.at(-1)?.url).toBe(`/activity/report?report_uuid=${report_uuid}&template_uuid=${template_uuid}`);
});

test("a report over activities that failed, and one that takes too long, are errors", async () => {
  const started = json(202, { report_uuid, template_uuid });
  await using failing = await sceneOf(started, json(200, { report_uuid, status: "failed", error: "division by zero" }));
  const error = await failureOf(runActivityReportAndWait(failing.pb.activity, ofActivity, failing.wait));
  expect(error).toMatchObject({ name: "ReportFailedError", details: ["division by zero"] });
  await using slow = await sceneOf(started, empty(204));
  giveUpAfter(slow.clock, 3);
  const late = await failureOf(runActivityReportAndWait(slow.pb.activity, ofActivity, slow.wait));
  expect(late).toBeInstanceOf(WaitTimeoutError);
  expect(late).toMatchObject({ status: "running" });
});
