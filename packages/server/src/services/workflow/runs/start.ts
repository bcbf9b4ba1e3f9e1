import type { Tx } from "../../../kernel/db/database.ts";
import { invalid, problem } from "../../../kernel/errors.ts";
import { emit } from "../../../kernel/events/index.ts";
import { adopt, leaseFor } from "../../../kernel/lanes/index.ts";
import { conditions } from "../conditions/index.ts";
import type { JsonObject } from "../engine/definition.ts";
import { advance, type Compiled, initialState } from "../engine/index.ts";
import { sizeOf } from "../engine/limits.ts";
import type { RunState } from "../engine/state.ts";
import { storableObject } from "../engine/storable.ts";
import { type StartableVersion, selectStartable } from "../store/definitions.ts";
import { insertionOfGroup, selectGroupRef } from "../store/groups.ts";
import { insertionOfRun, nextSeq, type ShownRun } from "../store/runs.ts";
import { loadDefinition } from "./definitions.ts";
import { laneName, nudgeRuns } from "./nudge.ts";
import { toBareInstance } from "./view.ts";

/** How to start a run. Whoever calls has checked that the user may. */
export interface RunStart {
  /** Of the run; a new one when absent. */
  readonly uuid?: string;
  readonly template_uuid: string;
  /** The latest active one when absent. */
  readonly version?: string;
  /** The first one when absent. */
  readonly start_state?: string;
  readonly input_vars: JsonObject;
  /** Joined, or made when there is none; a new one when absent. */
  readonly group_uuid?: string;
  /** Name of a new group. */
  readonly group_name?: string;
  /** With whose rights it acts. */
  readonly user_uuid: string;
  /** Scope of the token that starts it, when that is not everything. */
  readonly scope?: string | null;
  readonly parent?: Parent;
}

/** The run that starts another; with the transition, if one waits for it. */
export interface Parent {
  readonly uuid: string;
  readonly depth: number;
  readonly transition?: string;
  readonly attempt?: number;
}

/** Bytes of the variables that a run may be started with. */
const mostInput = 1024 * 1024;

/**
 * Starts a run: it is there, in its start state, when the transaction commits, and begins to move then.
 * @throws problem `not_found` (no such template, version or group), `conflict` (not active), `validation_failed`, `too_large`
 */
export async function startRun(tx: Tx, start: RunStart): Promise<ShownRun> {
  const version = startable(await selectStartable(tx, start.template_uuid), start.version);
  return startVersion(tx, version, start);
}

/**
 * The version that a start names, or else the latest active one.
 * @throws problem `not_found`, `conflict`
 */
export function startable(versions: readonly StartableVersion[], named: string | undefined): StartableVersion {
  const there = versions.filter(({ status }) => status !== "deleted");
  if (there.length === 0) throw problem("not_found", "There is no such workflow.");
  const chosen = there.find(({ version, status }) => (named === undefined ? status === "active" : version === named));
  if (chosen === undefined && named !== undefined) throw problem("not_found", "There is no such version.");
  if (chosen === undefined || chosen.status === "inactive") throw problem("conflict", "The workflow is not active.");
  return chosen;
}

/** Starts a run of this version. Throws as {@link startRun} does. */
export async function startVersion(tx: Tx, version: StartableVersion, start: RunStart): Promise<ShownRun> {
  const input = storableObject(start.input_vars);
  if (sizeOf(input) > mostInput) throw problem("too_large", "input_vars may have 1 MiB.");
  const uuid = start.uuid ?? tx.uuid();
  const [definition, group, seq] = await Promise.all([
    loadDefinition(tx, version.definition_uuid),
    joinGroup(tx, version, start, uuid),
    nextSeq(tx),
  ]);
  const starts = [...definition.states.values()].filter(({ type }) => type === "start");
  const first = start.start_state === undefined ? starts[0] : starts.find(({ name }) => name === start.start_state);
  if (first === undefined) throw invalid("start_state must name a state of type start");
  const state = await armed(definition, initialState(first.name, input), tx.now());
  const run: ShownRun = {
    uuid,
    account_uuid: version.account_uuid,
    account_path: version.account_path,
    user_uuid: start.user_uuid,
    template_uuid: version.template_uuid,
    template_version: version.version,
    definition_uuid: version.definition_uuid,
    group_uuid: group.uuid,
    group_name: group.name,
    scope: start.scope ?? null,
    parent_uuid: start.parent?.uuid ?? null,
    parent_transition: start.parent?.transition ?? null,
    parent_attempt: start.parent?.attempt ?? null,
    depth: start.parent === undefined ? 0 : start.parent.depth + 1,
    start_state: first.name,
    current_state: first.name,
    status: "running",
    input_vars: input,
    workflow_vars: state.vars,
    armed: state.armed,
    executions: state.executions,
    steps: state.steps,
    received: "0",
    error: null,
    started_at: tx.now(),
    ended_at: null,
    trace_id: tx.context.trace_id,
  };
  giveToLane(tx, run, seq);
  const { account_uuid, user_uuid } = run;
  emit(tx, { service: "workflow", event: "started", account_uuid, user_uuid, data: toBareInstance(run) });
  return run;
}

/**
 * The state with its transitions armed, when all there is to do is to call: that needs nothing but the definition, and saves
 * the run a commit before its first call.
 */
async function armed(definition: Compiled, state: RunState, now: Date): Promise<RunState> {
  const leaving = definition.leaving.get(state.current) ?? [];
  if (leaving.length === 0 || leaving.some(({ condition }) => conditions[condition.type].kind !== "call")) return state;
  const unneeded = () => Promise.reject(new Error("There is nothing to evaluate in what only calls."));
  const { vars: input } = state;
  const context = { input, globals: {}, now: now.getTime(), works: conditions, most: 1 };
  return (await advance(definition, state, [], { ...context, evaluate: unneeded, decide: unneeded, callback: () => "" })).state;
}

/** Variables up to this size are kept in memory until the run begins to move, which is at once. */
const small = 65_536;

/** Writes the run down. This process begins with it as soon as that is committed, if it has a hand free. */
function giveToLane(tx: Tx, run: ShownRun, seq: string): void {
  const lease = leaseFor(tx, laneName);
  tx.withCommit(() => insertionOfRun(run, seq, lease));
  if (lease === undefined) {
    nudgeRuns(tx);
    return;
  }
  const { lease_owner } = lease;
  const row = { seq, key: null, due_at: run.started_at, attempts: 1, trace_id: run.trace_id, lease_owner };
  adopt(tx, laneName, sizeOf(run.workflow_vars) > small ? row : { ...row, run });
}

async function joinGroup(tx: Tx, version: StartableVersion, start: RunStart, master_uuid: string) {
  const { account_uuid, account_path } = version;
  const group = { uuid: start.group_uuid ?? tx.uuid(), account_uuid, name: start.group_name ?? version.name };
  const insertion = insertionOfGroup({ ...group, account_path, master_uuid, actor: start.user_uuid }, tx.now());
  if (start.group_uuid === undefined) {
    tx.withCommit(() => insertion);
    return group;
  }
  if ((await tx.run(insertion)) === 1) return group;
  const there = await selectGroupRef(tx, group.uuid);
  if (there?.account_uuid !== account_uuid) throw problem("not_found", "There is no such group.");
  return there;
}
