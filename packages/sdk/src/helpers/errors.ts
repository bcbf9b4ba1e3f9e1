import { TimeoutError } from "../client/errors.ts";
import { type ErrorFields, failure, PatchbayError } from "../core/errors.ts";
import type { ActivityReport, Message, UsageReport, WorkflowHistory } from "../resources/types.ts";

// Names and what is told besides are getters, so that they survive minification, stay out of JSON and logs, and leave no
// statement at the top level that an application would have to bundle.

/** The time to wait is over (code 408); what was waited for may still come to its end. */
export class WaitTimeoutError extends TimeoutError {
  readonly #status: string;

  /** @param status As it was when last seen. */
  constructor(fields: ErrorFields, status: string, options: { readonly cause?: unknown } = {}) {
    super(fields, options);
    this.#status = status;
  }

  override get name(): string {
    return "WaitTimeoutError";
  }

  /** Status when last seen, such as `queued` or `running`. */
  get status(): string {
    return this.#status;
  }
}

/** A message will not reach its recipient (code 500): it could not be sent, or the carrier did not deliver it. */
export class UndeliveredError extends PatchbayError {
  override readonly key = "undelivered";
  readonly #sent: Message;

  constructor(sent: Message) {
    const { uuid, status, error } = sent;
    super(failure(500, `message ${uuid} is ${status}`, error === null ? [] : [`${error.code}: ${error.message}`]));
    this.#sent = sent;
  }

  override get name(): string {
    return "UndeliveredError";
  }

  /** The message with its final status and the carrier's `error`. */
  get sent(): Message {
    return this.#sent;
  }

  /** `failed`, or `undelivered`. */
  get status(): Message["status"] {
    return this.#sent.status;
  }
}

/** A run of a workflow has ended otherwise than `complete` (code 500). */
export class WorkflowFailedError extends PatchbayError {
  override readonly key = "workflow_failed";
  readonly #run: WorkflowHistory;

  constructor(run: WorkflowHistory) {
    super(failure(500, `workflow run ${run.uuid} ended: ${run.result_type}`, run.error === null ? [] : [run.error.message]));
    this.#run = run;
  }

  override get name(): string {
    return "WorkflowFailedError";
  }

  /** What became of it: `result_type`, `error`, and its variables as it left them. */
  get run(): WorkflowHistory {
    return this.#run;
  }
}

/** There will be no report (code 500). */
export class ReportFailedError extends PatchbayError {
  override readonly key = "report_failed";
  readonly #report: UsageReport | ActivityReport;

  constructor(report: UsageReport | ActivityReport) {
    const { report_uuid, status, error } = report;
    super(failure(500, `report ${report_uuid}: ${status}`, error === undefined ? [] : [error]));
    this.#report = report;
  }

  override get name(): string {
    return "ReportFailedError";
  }

  /** The report; its `error` says why. */
  get report(): UsageReport | ActivityReport {
    return this.#report;
  }
}
