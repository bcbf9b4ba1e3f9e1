import { AbortError } from "../client/errors.ts";
import type { CallOptions } from "../client/options.ts";
import type { WorkflowHistory } from "../resources/types.ts";
import type { StartWorkflowParams, WorkflowApi } from "../resources/workflow.ts";
import { WaitTimeoutError, WorkflowFailedError } from "./errors.ts";
import { until, type WaitOptions } from "./until.ts";

/** A run that has come to its end as it should. */
export type CompleteWorkflow = WorkflowHistory & { readonly result_type: "complete" };

/** How to run and to wait. */
export interface RunWorkflowOptions extends WaitOptions, Pick<CallOptions, "idempotencyKey"> {
  /** Whether to cancel the run, as far as possible, when nobody waits for it any more: after an abort or `maxWait`. Default false. */
  readonly cancel?: boolean | undefined;
}

/** Milliseconds. */
const patience = 60_000;

/**
 * Starts a workflow and waits until the run has come to its end.
 *
 * @param workflow `pb.workflow`.
 * @param options `maxWait`: 60,000 ms unless given; runs may take months. `cancel`: whether to cancel the run when the waiting
 * ends before it.
 * @returns What became of the run: `workflow_vars` has its variables, `results` what each transition gave.
 * @throws WorkflowFailedError when it ends in `error`, `timeout` or `cancelled`; WaitTimeoutError, AbortError; else what
 * starting it or reading its history fails with.
 */
export async function runWorkflowAndWait(
  workflow: Pick<WorkflowApi, "startWorkflow" | "getWfInstanceHistory" | "cancelWorkflow">,
  params: Omit<StartWorkflowParams, "wait_until_finish" | "return_workflow_vars">,
  { cancel = false, ...options }: RunWorkflowOptions = {},
): Promise<CompleteWorkflow> {
  // Not with `wait_until_finish`: the run could not be told to anybody, nor cancelled, until that answers.
  const { uuid } = await workflow.startWorkflow({ ...params, return_workflow_vars: false }, options);
  const { idempotencyKey: _, ...wait } = options;
  try {
    return await waitForWorkflow(workflow, { instance_uuid: uuid }, wait);
  } catch (error) {
    if (cancel && (error instanceof AbortError || error instanceof WaitTimeoutError)) {
      // The signal has fired, but this request is meant to be made. It may have ended by itself: the first error says more.
      await workflow
        .cancelWorkflow({ template_uuid: params.template_uuid, instance_uuid: uuid }, { ...wait, signal: undefined })
        .catch(() => undefined);
    }
    throw error;
  }
}

/**
 * Waits until a run of a workflow has come to its end.
 *
 * @param workflow `pb.workflow`.
 * @param run `instance_uuid`: the `uuid` that starting it gave.
 * @param options `maxWait`: 60,000 ms unless given.
 * @returns What became of it.
 * @throws WorkflowFailedError when it ends in `error`, `timeout` or `cancelled`; WaitTimeoutError, AbortError; else what
 * reading its history fails with.
 */
export async function waitForWorkflow(
  workflow: Pick<WorkflowApi, "getWfInstanceHistory">,
  { instance_uuid }: { readonly instance_uuid: string },
  options: WaitOptions = {},
): Promise<CompleteWorkflow> {
  return until<WorkflowHistory, CompleteWorkflow>(
    {
      name: `workflow run ${instance_uuid}`,
      status: "running",
      look: async (call) => {
        // Variables may be large: they are only read when they are final.
        const seen = await workflow.getWfInstanceHistory({ instance_uuid, show_workflow_vars: false }, call);
        return seen.result_type === null ? seen : workflow.getWfInstanceHistory({ instance_uuid }, call);
      },
      statusOf: ({ result_type }) => result_type ?? "running",
      resultOf: (seen) => {
        if (isComplete(seen)) return seen;
        if (seen.result_type !== null) throw new WorkflowFailedError(seen);
        return undefined;
      },
    },
    options,
    patience,
  );
}

function isComplete(run: WorkflowHistory): run is CompleteWorkflow {
  return run.result_type === "complete";
}
