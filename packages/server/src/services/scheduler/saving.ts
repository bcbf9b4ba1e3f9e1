import { isDeepStrictEqual } from "node:util";
import type { Permission } from "@patchbay/contract";
import type { Principal } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { invalid, problem } from "../../kernel/errors.ts";
import { nudge } from "../../kernel/lanes/index.ts";
import type { Kernel } from "../../kernel/service.ts";
import { holdIdentity, type IdentityRef } from "../identity/index.ts";
import { checkContents, checkStart, readTimes, type Times } from "./checks.ts";
import { checkNotification, tellEvent } from "./notify.ts";
import { type Headers, isHttp, sealHeaders } from "./secret-headers.ts";
import { type EventColumns, insertEvent, updateEvent } from "./store/events.ts";
import { firstDue, nextAfter } from "./timing.ts";
import { newSecret } from "./triggers/http.ts";
import { kindOf, notRunning } from "./triggers/index.ts";
import type { Triggers } from "./triggers/trigger.ts";
import { type EventInput, isActive, type Status, type Trigger } from "./types.ts";

/** What is told when events have got a time. */
export const fireLane = { name: "scheduler.fire" };

export interface Saving {
  readonly kernel: Kernel;
  readonly triggers: Triggers;
}

/** An event that was saved, and the secret that was made for it. */
export interface Saved {
  readonly row: EventColumns;
  readonly secret: { readonly signing_secret?: string };
}

/** @throws Problem unknown_reference, forbidden, validation_failed, scheduler.unknown_workflow */
export async function createEvent(saving: Saving, tx: Tx, principal: Principal, input: EventInput): Promise<Saved> {
  const times = readTimes(input);
  checkStart(times.start_at, tx.now());
  checkContents(input);
  const user = await userOf(tx, principal, input.user_uuid, "scheduler.create");
  await checkStarting(saving, tx, principal, input, user);
  const now = tx.now();
  const blank = {
    uuid: tx.uuid(),
    account_uuid: user.account_uuid,
    account_path: user.account_path,
    sealed_secret: null,
    occurrences: 0,
    run_count: 0,
    last_at: null,
    created_by: tx.context.actor,
    created_at: now,
  };
  const { row: given, secret } = filledIn(saving, tx, principal, blank, input, times, user);
  const first = firstDue(given, now);
  if (first === undefined) throw invalid("frequency never occurs");
  const row = armed(given, given.status, first);
  await insertEvent(tx, row);
  announce(tx, row);
  return { row, secret };
}

/** @throws Problem as {@link createEvent} */
export async function replaceEvent(
  saving: Saving,
  tx: Tx,
  principal: Principal,
  before: EventColumns,
  input: EventInput,
): Promise<Saved> {
  const times = readTimes(input);
  const moved = times.start_at.getTime() !== before.start_at.getTime();
  const changed = moved || times.timezone !== before.timezone || !isDeepStrictEqual(times.frequency, before.frequency);
  if (moved) checkStart(times.start_at, tx.now());
  checkContents(input);
  const user = await userOf(tx, principal, input.user_uuid, "scheduler.update", before);
  await checkStarting(saving, tx, principal, input, user);
  const { row: given, secret } = filledIn(saving, tx, principal, before, input, times, user);
  const counted = changed ? { ...given, occurrences: 0 } : given;
  const row = armed(counted, statusAfter(before, given.status), dueAfter(before, counted, changed, tx.now()));
  await updateEvent(tx, principal.visible, row);
  announce(tx, row, before);
  return { row, secret };
}

/** Pauses or resumes an event. */
export async function changeStatus(
  tx: Tx,
  principal: Principal,
  before: EventColumns,
  status: "active" | "paused",
): Promise<EventColumns> {
  if (before.status === status) return before;
  if (before.status === "complete" || before.status === "cancelled") throw problem("conflict", `The event is ${before.status}.`);
  const changed = { ...before, modified_by: tx.context.actor, modified_at: tx.now() };
  const row = armed(changed, status, nextAfter(before, tx.now()));
  await updateEvent(tx, principal.visible, row);
  announce(tx, row, before);
  return row;
}

/** A fetched event that is sent back says `complete`, and is to be active when it has got a new time. */
function statusAfter(before: EventColumns, wanted: Status): Status {
  return before.status === "complete" && wanted === "complete" ? "active" : wanted;
}

/** When an event that was replaced occurs next. One whose times are as before goes on as before. */
function dueAfter(before: EventColumns, row: EventColumns, changed: boolean, now: Date): Date | undefined {
  if (changed) return firstDue(row, now);
  return before.due_at ?? nextAfter(row, now);
}

/** The event with its status and next occurrence: one that is active and has none is complete. */
function armed(row: EventColumns, status: Status, next: Date | undefined): EventColumns {
  if (status !== "active") return { ...row, status, due_at: null };
  return { ...row, status: next === undefined ? "complete" : "active", due_at: next ?? null };
}

/** Tells of an event that was armed, or is complete now. */
function announce(tx: Tx, row: EventColumns, before?: EventColumns): void {
  if (row.due_at !== null) nudge(tx, fireLane);
  if (row.due_at !== null && row.due_at.getTime() !== before?.due_at?.getTime()) tellEvent(tx, "scheduled", row);
  if (row.status === "complete" && before?.status !== "complete") tellEvent(tx, "finished", row);
}

/** What stays of an event, or a new one begins with. */
type Kept = Pick<
  EventColumns,
  "uuid" | "account_uuid" | "account_path" | "sealed_secret" | "occurrences" | "run_count" | "last_at" | "created_by" | "created_at"
> &
  Partial<Pick<EventColumns, "user_uuid" | "trigger">>;

/** What the client gives, beside what is decided here. */
function givenOf(input: EventInput, { start_at, timezone, frequency }: Times, user: IdentityRef) {
  const { start_datetime, title, description = "", type = "", notification = {}, metadata = {} } = input;
  const { misfire = "fire_latest", status = "active" } = input;
  const user_uuid = user.uuid;
  return {
    ...{ user_uuid, start_datetime, start_at, timezone, title, description, status, type },
    ...{ frequency, notification, metadata, misfire },
  };
}

function filledIn(
  { kernel }: Saving,
  tx: Tx,
  principal: Principal,
  kept: Kept,
  input: EventInput,
  times: Times,
  user: IdentityRef,
): Saved {
  const { trigger = {}, rotate_secret = false } = input;
  const signs = isActive(trigger) && trigger.type === "http";
  const made = signs && (kept.sealed_secret === null || rotate_secret) ? newSecret(kernel, kept.uuid) : undefined;
  const row = {
    ...kept,
    ...givenOf(input, times, user),
    scope: principal.claims.scp,
    trigger: sealHeaders(kernel.secrets, kept.uuid, trigger, keptHeaders(principal, kept, trigger)),
    sealed_secret: signs ? (made?.sealed ?? kept.sealed_secret) : null,
    due_at: null,
    modified_by: tx.context.actor,
    modified_at: tx.now(),
  };
  return { row, secret: made === undefined ? {} : { signing_secret: made.secret } };
}

/**
 * The stored headers that may stay as they are. Somebody else than the user, who cannot see his credentials, cannot have
 * them sent elsewhere either.
 */
function keptHeaders(principal: Principal, { user_uuid, trigger: before }: Kept, trigger: Trigger): Headers {
  if (before === undefined || !isHttp(before) || !isHttp(trigger)) return {};
  const same = user_uuid === principal.user_uuid || new URL(before.url).origin === new URL(trigger.url).origin;
  return same ? (before.headers ?? {}) : {};
}

/** The user on whose behalf the event fires: the caller, or somebody for whom he may schedule. */
async function userOf(
  tx: Tx,
  principal: Principal,
  uuid: string,
  permission: Permission,
  before?: EventColumns,
): Promise<IdentityRef> {
  const user = await holdIdentity(tx, principal.visible, uuid.toLowerCase());
  if (user === undefined || (before !== undefined && user.account_uuid !== before.account_uuid))
    throw problem("unknown_reference", { details: [`there is no user ${uuid}${before ? " in the account of the event" : ""}`] });
  if (user.uuid !== principal.user_uuid && user.uuid !== before?.user_uuid) principal.require(permission, user.account_path);
  return user;
}

/** Refuses what the user could not start, or tell. */
async function checkStarting(
  { kernel, triggers }: Saving,
  tx: Tx,
  principal: Principal,
  { trigger = {}, notification = {} }: EventInput,
  user: IdentityRef,
): Promise<void> {
  const own = { account_uuid: user.account_uuid, user_uuid: user.uuid };
  await checkNotification(tx, principal, notification, own);
  if (!isActive(trigger)) return;
  const acting = await kernel.access.actFor(user.uuid, principal.claims.scp);
  const kind = kindOf(triggers, trigger.type);
  if (kind === undefined) throw notRunning(trigger.type);
  await kind.check(tx, trigger, acting);
}
