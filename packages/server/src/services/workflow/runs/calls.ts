import { Problem } from "../../../kernel/errors.ts";
import { isObject } from "../../../kernel/json.ts";
import type { Kernel } from "../../../kernel/service.ts";
import { mintToken } from "../../oauth/index.ts";
import type { CallCondition, Done, Working } from "../conditions/condition.ts";
import type { JsonObject } from "../engine/definition.ts";
import { limits } from "../engine/limits.ts";
import { mentions, resolve, type Scope } from "../engine/references.ts";
import type { WorkError } from "../engine/state.ts";
import { WorkFailure } from "../engine/work.ts";
import { type ShownRun, traceOf } from "../store/runs.ts";
import { startRunAs } from "./start-as.ts";

/** Seconds that an access token lives that is made for a call: as long as a call may take, and a little. */
const tokenLife = limits.call / 1000 + 60;

/** Something that a run has to do outside of itself. */
export interface Work {
  readonly condition: CallCondition;
  readonly data: JsonObject;
  /** What the references in the data can see; absent when they have been resolved before. */
  readonly scope: Scope | undefined;
  readonly key: string;
  readonly blocking: boolean;
  readonly timeout: number;
}

export interface Worked {
  readonly done: Done | { readonly error: WorkError };
  readonly warnings: readonly string[];
}

/**
 * Does the work of a transition with the rights that the run's user has now. What goes wrong with the work is its outcome;
 * rejects only when the fault is ours, and it is to be repeated.
 */
export async function work(kernel: Kernel, run: ShownRun, work: Work, signal: AbortSignal): Promise<Worked> {
  const token = tokenOf(kernel, run);
  let warnings: readonly string[] = [];
  try {
    await checkUser(kernel, run.user_uuid);
    const { scope, key, blocking, timeout } = work;
    let data = work.data;
    if (scope !== undefined) {
      const secrets = mentions(data, "_token") ? { _token: await token() } : {};
      const resolved = resolve(data, { ...scope, secrets });
      warnings = resolved.warnings;
      data = isObject(resolved.value) ? resolved.value : {};
    }
    const start = starterOf(kernel, run, work);
    const done = await work.condition.perform({ kernel, run, data, key, blocking, timeout, signal, start, token });
    return { done, warnings };
  } catch (error) {
    return { done: { error: failureOf(error) }, warnings };
  }
}

/** Starts runs as parts of this one; the transition with this key waits for them if it blocks. */
function starterOf(kernel: Kernel, run: ShownRun, { key, blocking }: Work): Working["start"] {
  const [, transition = "", attempt] = key.split(":");
  const { uuid, depth, user_uuid, scope, group_uuid } = run;
  const parent = { uuid, depth, ...(blocking ? { transition, attempt: Number(attempt) } : {}) };
  return async (tx, { inherit, ...start }) => {
    const group = inherit ? { group_uuid } : {};
    return (await startRunAs(kernel, tx, { ...start, ...group, user_uuid, scope, parent })).uuid;
  };
}

/** What went wrong, if it is no fault of ours; else throws it on. */
export function failureOf(error: unknown): WorkError {
  if (error instanceof WorkFailure) return { code: error.code, message: error.message };
  if (!(error instanceof Problem)) throw error;
  const lines = error.details.filter((detail) => typeof detail === "string");
  return { code: error.status, message: lines.length === 0 ? error.message : lines.join(" ") };
}

async function checkUser({ access }: Kernel, user_uuid: string): Promise<void> {
  const user = await access.snapshotOf(user_uuid);
  if (user === undefined || !user.active || user.suspended) throw new WorkFailure(403, "The user of the run cannot act any more.");
}

/** A token for the calls of a run, made when it is first asked for. */
function tokenOf(kernel: Kernel, run: ShownRun): () => Promise<string> {
  let token: Promise<string> | undefined;
  return () => {
    const { user_uuid, scope } = run;
    const context = { trace_id: traceOf(run), actor: user_uuid };
    const mint = { user_uuid, ttl_s: tokenLife, ...(scope === null ? {} : { scope }) };
    token ??= kernel.db.transaction((tx) => mintToken(kernel, tx, mint), { context });
    return token;
  };
}
