import type { CustomSubscriptionUpdate, SubscriptionUpdate } from "@patchbay/contract";
import type { Static } from "typebox";
import type { Principal } from "../../../kernel/access/principal.ts";
import type { Tx } from "../../../kernel/db/database.ts";
import type { Kernel } from "../../../kernel/service.ts";
import { newSecret, rotated } from "../delivering/sign.ts";
import { unmasked } from "../headers.ts";
import { wake } from "../queue.ts";
import { isMine } from "../rights.ts";
import { checkCustomEvents, checkEvents, refuse, refuseCallback, topicsOf, wished } from "../rules.ts";
import { lockApplication } from "../store/applications.ts";
import { forgive } from "../store/endpoints.ts";
import { type SubscriptionRow, updateSubscription } from "../store/subscriptions.ts";

type Changes = Static<typeof SubscriptionUpdate>;
type CustomChanges = Static<typeof CustomSubscriptionUpdate>;

/** A changed subscription, and its new secret if it got one. */
export interface Updated {
  readonly row: SubscriptionRow;
  readonly signing_secret?: string;
}

/** Changes a subscription to the platform. */
export function changeSubscription(
  kernel: Pick<Kernel, "secrets">,
  tx: Tx,
  principal: Principal,
  row: SubscriptionRow,
  { events, ...changes }: Changes,
): Promise<Updated> {
  if (events === undefined) return change(kernel, tx, principal, row, changes);
  refuse(checkEvents(events));
  return change(kernel, tx, principal, { ...row, events, topics: topicsOf(events) }, changes);
}

/** Changes a subscription to an application. */
export async function changeCustomSubscription(
  kernel: Pick<Kernel, "secrets">,
  tx: Tx,
  principal: Principal,
  row: SubscriptionRow,
  { events, ...changes }: CustomChanges,
): Promise<Updated> {
  if (events === undefined) return change(kernel, tx, principal, row, changes);
  const application = await lockApplication(tx, principal.visible, row.app_uuid ?? "");
  refuse(checkCustomEvents(events, application?.events ?? []));
  return change(kernel, tx, principal, { ...row, events, topics: events }, changes);
}

async function change(
  { secrets }: Pick<Kernel, "secrets">,
  tx: Tx,
  principal: Principal,
  row: SubscriptionRow,
  changes: Omit<Changes, "events">,
): Promise<Updated> {
  const now = tx.now();
  // What was read can be given back, also in the last moment.
  const { expiration_date, ...wishes } = changes;
  const fresh = expiration_date === row.expiration_date ? wishes : { ...wishes, expiration_date };
  const secret = changes.rotate_secret === true ? newSecret(secrets, row.uuid) : undefined;
  const next: SubscriptionRow = {
    ...row,
    ...callbackOf(row, principal, changes.callback),
    ...wished(fresh, now),
    ...suspensionOf(row, principal, changes.suspended),
    ...(secret && rotated(secret.sealed, row, now)),
    modified_by: principal.user_uuid,
    modified_at: now,
  };
  await updateSubscription(tx, principal.visible, next);
  if (row.suspended && !next.suspended) {
    await forgive(tx, row.uuid);
    wake(tx);
  }
  return { row: next, ...(secret && { signing_secret: secret.shown }) };
}

function callbackOf(row: SubscriptionRow, principal: Principal, callback: Changes["callback"]): Partial<SubscriptionRow> {
  if (callback === undefined) return {};
  refuseCallback(callback);
  const { url, headers = [], keep_alive = row.keep_alive } = callback;
  return { url, headers: isMine(principal, row) ? headers : unmasked(headers, row.headers), keep_alive };
}

/** Whoever resumes a subscription answers for it, if he may have all that it delivers. */
function suspensionOf(row: SubscriptionRow, principal: Principal, suspended: 0 | 1 | undefined): Partial<SubscriptionRow> {
  if (suspended === undefined) return {};
  if (suspended === 1) return row.suspended ? {} : { suspended: true, suspended_because: null };
  const answers = row.suspended && principal.can("pubsub.create", row.account_path);
  return { suspended: false, suspended_because: null, ...(answers && { owner_uuid: principal.user_uuid }) };
}
