/** Starting runs through the API: who may, what the request says, and waiting for their end. */
import { createHash } from "node:crypto";
import type { Principal } from "../../../kernel/access/principal.ts";
import { forbidden } from "../../../kernel/access/principal.ts";
import { isUniqueViolation, type Tx } from "../../../kernel/db/database.ts";
import { invalid, problem } from "../../../kernel/errors.ts";
import { isUuid } from "../../../kernel/http/mount.ts";
import type { Kernel } from "../../../kernel/service.ts";
import type { JsonObject } from "../engine/definition.ts";
import { selectStartable } from "../store/definitions.ts";
import { type ShownRun, selectStarted } from "../store/runs.ts";
import { type RunStart, startable, startVersion } from "./start.ts";
import { untilEnded } from "./until.ts";

/** What a request for a run says; null is the same as absent. */
export interface StartRequest {
  readonly version?: string | null;
  readonly start_state?: string | null;
  readonly input_vars?: Readonly<Record<string, unknown>> | null;
  readonly group_uuid?: string | null;
  readonly group_name?: string | null;
}

/**
 * Starts a run for a caller.
 * @throws problem `forbidden`, and those of `startRun`
 */
export async function startFor(
  tx: Tx,
  principal: Principal,
  template_uuid: string,
  request: StartRequest,
  uuid?: string,
): Promise<ShownRun> {
  const versions = await selectStartable(tx, template_uuid);
  const [any] = versions;
  const member = versions.some(({ users }) => users.includes(principal.user_uuid));
  const sees = any?.account_path.some((account) => principal.visible.includes(account)) === true;
  if (any === undefined || !(member || sees)) throw problem("not_found");
  if (!member && !principal.can("workflow.execute", any.account_path)) throw forbidden("workflow.execute");
  const version = startable(versions, request.version ?? undefined);
  const scope = principal.claims.scp === "default" ? null : principal.claims.scp;
  const start = { ...startOf(request), template_uuid, user_uuid: principal.user_uuid, scope };
  return startVersion(tx, version, uuid === undefined ? start : { ...start, uuid });
}

function startOf(request: StartRequest): Pick<RunStart, "start_state" | "input_vars" | "group_uuid" | "group_name"> {
  const { start_state, input_vars } = request;
  const { group_uuid, group_name } = groupOf(request);
  return {
    // A body is JSON.
    input_vars: (input_vars ?? {}) as JsonObject,
    ...(start_state ? { start_state } : {}),
    ...(group_uuid ? { group_uuid } : {}),
    ...(group_name ? { group_name } : {}),
  };
}

/** Old callers give the name of a group in the place of its uuid, and the other way round. */
function groupOf({ group_uuid, group_name }: StartRequest): Pick<StartRequest, "group_uuid" | "group_name"> {
  if (!group_uuid || isUuid(group_uuid)) return { group_uuid: group_uuid?.toLowerCase() ?? null, group_name: group_name ?? null };
  if (!group_name || !isUuid(group_name)) throw invalid("group_uuid must be a UUID");
  return { group_uuid: group_name.toLowerCase(), group_name: group_uuid };
}

/** A run that is started and waited for within one request. */
export interface Synchronous {
  readonly principal: Principal;
  readonly context: Tx["context"];
  readonly template_uuid: string;
  readonly request: StartRequest;
  /** The Idempotency-Key, if there is one. */
  readonly key: string | undefined;
  /** How long to wait at most, ms. */
  readonly within: number;
}

/**
 * Starts a run, at once and whatever becomes of the request, and waits for its end. The same request under the same key waits
 * for the same run.
 * @returns the run as it stands then
 */
export async function startAndWait(kernel: Kernel, start: Synchronous): Promise<ShownRun> {
  const { principal, context, template_uuid, request, key, within } = start;
  const uuid = key === undefined ? undefined : uuidOf(principal.user_uuid, template_uuid, key);
  const known = uuid === undefined ? undefined : await selectStarted(kernel.db, uuid);
  const begin = () => kernel.db.transaction((tx) => startFor(tx, principal, template_uuid, request, uuid), { context });
  const run = known ?? (await begin().catch(sameRun(kernel, uuid)));
  await untilEnded(kernel, run.uuid, within);
  return (await selectStarted(kernel.db, run.uuid)) ?? run;
}

/** Another request with the key was faster. */
function sameRun({ db }: Kernel, uuid: string | undefined): (error: unknown) => Promise<ShownRun> {
  return async (error) => {
    const run = uuid !== undefined && isUniqueViolation(error) ? await selectStarted(db, uuid) : undefined;
    if (run === undefined) throw error;
    return run;
  };
}

/** A UUID of version 8 (RFC 9562) for what was asked for under a key. */
function uuidOf(...parts: readonly string[]): string {
  const hex = createHash("sha256").update(parts.join("\n")).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
