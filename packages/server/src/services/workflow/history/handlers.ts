import type { workflow as contract } from "@patchbay/contract";
import type { Principal } from "../../../kernel/access/principal.ts";
import type { Executor, Tx } from "../../../kernel/db/database.ts";
import { invalid, problem } from "../../../kernel/errors.ts";
import type { Handlers } from "../../../kernel/service.ts";
import { periodOf, termsOf } from "./filters.ts";
import { type HistoryRow, hasTransition, listHistory, selectHistory, selectReceived, selectResults } from "./store.ts";
import { toCore, toIncoming, toResults, toVars } from "./view.ts";

type HistoryHandlers = Pick<
  Handlers<typeof contract>,
  | "getWfInstanceHistory"
  | "getWfInstanceWorkflowVars"
  | "getWfInstanceIncomingData"
  | "getWfInstanceResults"
  | "getWfTemplateHistory"
>;

/** Runs with everything that is known of them, or searched, on one page: their variables may be large. */
const fewest = 50;

/** What the workflow service does for histories. */
export const historyHandlers: HistoryHandlers = {
  getWfInstanceHistory: async ({ tx, principal, params, query }) => {
    const { show_workflow_vars: vars, show_incoming_data: incoming, show_transition_results: results } = query;
    const all = vars === undefined && incoming === undefined && results === undefined;
    const row = await readable(tx, principal, params.instance_uuid, all || vars === true);
    return toHistory(tx, row, { vars: all || vars === true, incoming: all || incoming === true, results: all || results === true });
  },

  getWfInstanceWorkflowVars: async ({ tx, principal, params }) => {
    const row = await readable(tx, principal, params.instance_uuid, true);
    return { ...toCore(row), workflow_vars: toVars(row) };
  },

  getWfInstanceIncomingData: async ({ tx, principal, params }) => {
    const row = await readable(tx, principal, params.instance_uuid, false);
    return { ...toCore(row), incoming_data: toIncoming(await selectReceived(tx, [row.uuid])) };
  },

  getWfInstanceResults: async ({ tx, principal, params }) => {
    const row = await readable(tx, principal, params.instance_uuid, false);
    if (!(await hasTransition(tx, row.definition_uuid, params.transition_uuid))) throw problem("not_found");
    const results = await selectResults(tx, [row.uuid]);
    return { ...toCore(row), results: toResults(results.filter((each) => each.transition_uuid === params.transition_uuid)) };
  },

  getWfTemplateHistory: async ({ tx, principal, query, page }) => {
    const { template_uuid, version, result_type, group_uuid, search, short } = query;
    if (template_uuid === undefined) throw invalid("template_uuid is required");
    const terms = termsOf(search);
    const filters = { template_uuid, version, result_type, group_uuid, ...periodOf(query), terms };
    const wanted = terms.length > 0 && query.limit === undefined ? fewest : page.limit;
    const limit = terms.length > 0 || short !== true ? Math.min(wanted, fewest) : wanted;
    const scope = principal.scopeOf("workflow.read");
    const { items, total } = await listHistory(tx, scope, principal.user_uuid, filters, { ...page, limit }, short !== true);
    if (short === true) return { items: items.map(toCore), total, limit };
    return { items: await withEverything(tx, items), total, limit };
  },
};

/** A run that the caller started or may read. @throws problem `not_found`, `forbidden` */
async function readable(tx: Tx, principal: Principal, uuid: string, withVars: boolean): Promise<HistoryRow> {
  const row = await selectHistory(tx, principal.visible, principal.user_uuid, uuid, withVars);
  if (row === undefined) throw problem("not_found");
  if (row.user_uuid !== principal.user_uuid) principal.require("workflow.read", row.account_path);
  return row;
}

/** Which parts are asked for. */
interface Parts {
  readonly vars: boolean;
  readonly incoming: boolean;
  readonly results: boolean;
}

async function toHistory(db: Executor, row: HistoryRow, { vars, incoming, results }: Parts) {
  return {
    ...toCore(row),
    ...(vars && { workflow_vars: toVars(row) }),
    ...(incoming && { incoming_data: toIncoming(await selectReceived(db, [row.uuid])) }),
    ...(results && { results: toResults(await selectResults(db, [row.uuid])) }),
  };
}

async function withEverything(db: Executor, rows: readonly HistoryRow[]) {
  const uuids = rows.map(({ uuid }) => uuid);
  const received = await selectReceived(db, uuids);
  const results = await selectResults(db, uuids);
  return rows.map((row) => ({
    ...toCore(row),
    workflow_vars: toVars(row),
    incoming_data: toIncoming(received.filter(({ run_uuid }) => run_uuid === row.uuid)),
    results: toResults(results.filter(({ run_uuid }) => run_uuid === row.uuid)),
  }));
}
