import type { workflow as contract, Permission } from "@patchbay/contract";
import type { Principal } from "../../../kernel/access/principal.ts";
import { forbidden } from "../../../kernel/access/principal.ts";
import type { Tx } from "../../../kernel/db/database.ts";
import { problem } from "../../../kernel/errors.ts";
import { emit } from "../../../kernel/events/index.ts";
import { mapItems } from "../../../kernel/lists.ts";
import { type Handlers, type Kernel, Reply } from "../../../kernel/service.ts";
import { listRunning, type ShownRun, selectRun, updateRestarted } from "../store/runs.ts";
import { findTemplate } from "../templates/find.ts";
import { cancelRuns } from "./cancel.ts";
import { documentOf, readType } from "./document.ts";
import { nudgeRuns } from "./nudge.ts";
import { startAndWait, startFor } from "./starting.ts";
import { toBareInstance, toInstance } from "./view.ts";

type InstanceHandlers = Pick<
  Handlers<typeof contract>,
  "startWorkflow" | "execWorkflow" | "listRunningWorkflows" | "getRunningWorkflow" | "cancelWorkflow" | "restartWorkflow"
>;

/** How long a start waits for the end of its run, and a synchronous execution; ms. */
const patience = { start: 30_000, exec: 60_000 };

/** What the workflow service does for runs. */
export function instanceHandlers(kernel: Kernel): InstanceHandlers {
  return {
    startWorkflow: async ({ tx, principal, params: { template_uuid }, body, headers }) => {
      const withVars = body.return_workflow_vars !== false;
      if (body.wait_until_finish !== true)
        return new Reply(201, toInstance(await startFor(tx, principal, template_uuid, body), withVars));
      const { context } = tx;
      const wait = { principal, context, template_uuid, request: body, key: keyOf(headers), within: patience.start };
      const run = await startAndWait(kernel, wait);
      return new Reply(run.ended_at === null ? 202 : 200, toInstance(run, withVars));
    },

    execWorkflow: async ({ tx, principal, params: { template_uuid }, body, headers }) => {
      const type = readType(body.response_content_type);
      const { context } = tx;
      const wait = { principal, context, template_uuid, request: body, key: keyOf(headers), within: patience.exec };
      const run = await startAndWait(kernel, wait);
      if (run.ended_at === null) {
        await kernel.db.transaction((own) => cancelRuns(own, [run.uuid]), { context });
        throw problem("timed_out", "The run did not end in time, and was cancelled.");
      }
      if (run.status === "timeout") throw problem("timed_out", "A transition of the run ran out of time.");
      if (run.status === "cancelled") throw problem("conflict", "The run was cancelled.");
      if (run.status === "error") throw problem("workflow.run_failed", { details: run.error === null ? [] : [{ ...run.error }] });
      return new Reply(200, documentOf(run.workflow_vars, body.workflow_vars_path ?? "", type), { "content-type": type });
    },

    listRunningWorkflows: async ({ tx, principal, params: { template_uuid }, query, page }) => {
      const { user_uuid } = principal;
      const filter = { scope: principal.scopeOf("workflow.read"), user_uuid, template_uuid, version: query.version };
      const runs = await listRunning(tx, filter, page);
      // What is still running is listed although its template is gone.
      if (runs.total === 0 && (await findTemplate(tx, principal.visible, template_uuid, user_uuid)) === undefined) {
        throw problem("not_found");
      }
      return mapItems(runs, (run) => toInstance(run));
    },

    getRunningWorkflow: async ({ tx, principal, params }) => {
      const run = await findRun(tx, principal, params, "workflow.read");
      return { uuid: run.uuid, current_state: run.current_state, status: run.status, object: toInstance(run) };
    },

    cancelWorkflow: async ({ tx, principal, params }) => {
      const run = await findRun(tx, principal, params, "workflow.execute");
      if ((await cancelRuns(tx, [run.uuid])) > 0) return undefined;
      if ((await findRun(tx, principal, params, "workflow.execute")).status === "cancelled") return undefined;
      throw problem("conflict", "The run has ended.");
    },

    restartWorkflow: async ({ tx, principal, params }) => {
      const run = await findRun(tx, principal, params, "workflow.execute");
      if (!(await updateRestarted(tx, run.uuid))) throw problem("conflict", "Only a run that failed or was cancelled can go on.");
      const restarted: ShownRun = { ...run, status: "running", armed: [], error: null, ended_at: null };
      const { account_uuid, user_uuid } = run;
      emit(tx, { service: "workflow", event: "started", account_uuid, user_uuid, data: toBareInstance(restarted) });
      nudgeRuns(tx);
      return toInstance(restarted);
    },
  };
}

/** Not among the headers that the table declares, as every POST may have it. */
function keyOf(headers: object): string | undefined {
  const key: unknown = Reflect.get(headers, "idempotency-key");
  return typeof key === "string" ? key : undefined;
}

/**
 * A run of that template that the caller may see, if he may also do this with it: whoever started it may.
 * @throws problem `not_found`, `forbidden`
 */
async function findRun(
  tx: Tx,
  principal: Principal,
  params: { readonly template_uuid: string; readonly instance_uuid: string },
  permission: Permission,
): Promise<ShownRun> {
  const run = await selectRun(tx, principal.visible, principal.user_uuid, params.instance_uuid);
  if (run?.template_uuid !== params.template_uuid) throw problem("not_found");
  if (run.user_uuid !== principal.user_uuid && !principal.can(permission, run.account_path)) throw forbidden(permission);
  return run;
}
