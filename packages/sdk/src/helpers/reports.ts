import type { CallOptions } from "../client/options.ts";
import type { ActivityApi, RunReportParams } from "../resources/activity.ts";
import type { ActivityReport, UsageReport } from "../resources/types.ts";
import type { RunUsageReportParams, UsageApi } from "../resources/usage.ts";
import { ReportFailedError } from "./errors.ts";
import { until, type WaitOptions } from "./until.ts";

/** How to run a report and to wait for it. */
export interface RunReportOptions extends WaitOptions, Pick<CallOptions, "idempotencyKey"> {}

/** A report over usage whose result can be fetched. */
export type FinishedUsageReport = UsageReport & { readonly status: "SUCCEEDED"; readonly location: string };

/** A report over activities with its rows. */
export type FinishedActivityReport = ActivityReport & { readonly status: "complete" };

/** Milliseconds: twice what the server allows a report. */
const patience = 120_000;

/**
 * Runs a report over usage events and waits until it is done.
 *
 * @param usage `pb.usage`.
 * @param options `maxWait`: 120,000 ms unless given.
 * @returns The report; `location` is the URL of its result (CSV), which needs no token and works for 15 minutes.
 * @throws ReportFailedError when it has `FAILED` or was `CANCELLED`; WaitTimeoutError, AbortError; else what starting or
 * reading it fails with.
 */
export async function runUsageReportAndWait(
  usage: Pick<UsageApi, "runUsageReport" | "getUsageReport">,
  params: RunUsageReportParams,
  options: RunReportOptions = {},
): Promise<FinishedUsageReport> {
  const { report_uuid, status } = await usage.runUsageReport(params, options);
  const { idempotencyKey: _, ...wait } = options;
  return until<UsageReport, FinishedUsageReport>(
    {
      name: `report ${report_uuid}`,
      status,
      look: (call) => usage.getUsageReport({ report_uuid }, call),
      statusOf: (seen) => seen.status,
      resultOf: (seen) => {
        if (seen.status === "FAILED" || seen.status === "CANCELLED") throw new ReportFailedError(seen);
        return hasSucceeded(seen) ? seen : undefined;
      },
    },
    wait,
    patience,
  );
}

/**
 * Runs a report over activities and waits until it is done.
 *
 * @param activity `pb.activity`.
 * @param options `maxWait`: 120,000 ms unless given.
 * @returns The report with its `rows`.
 * @throws ReportFailedError when it has failed; WaitTimeoutError, AbortError; else what starting or reading it fails with.
 */
export async function runActivityReportAndWait(
  activity: Pick<ActivityApi, "runReport" | "getReport">,
  params: RunReportParams,
  options: RunReportOptions = {},
): Promise<FinishedActivityReport> {
  const { report_uuid, template_uuid } = await activity.runReport(params, options);
  const { idempotencyKey: _, ...wait } = options;
  return until<ActivityReport | undefined, FinishedActivityReport>(
    {
      name: `report ${report_uuid}`,
      status: "running",
      look: (call) => activity.getReport({ report_uuid, template_uuid }, call),
      statusOf: (seen) => seen?.status ?? "running",
      resultOf: (seen) => {
        if (seen?.status === "failed") throw new ReportFailedError(seen);
        return seen !== undefined && isComplete(seen) ? seen : undefined;
      },
    },
    wait,
    patience,
  );
}

function hasSucceeded(report: UsageReport): report is FinishedUsageReport {
  return report.status === "SUCCEEDED" && report.location !== undefined;
}

function isComplete(report: ActivityReport): report is FinishedActivityReport {
  return report.status === "complete";
}
