import type { Principal } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events/index.ts";
import { findAccount } from "../accounts/index.ts";
import { findIdentity } from "../identity/index.ts";
import type { EventColumns } from "./store/events.ts";
import type { FiringColumns } from "./store/firings.ts";
import type { Notification, Result } from "./types.ts";
import { toEvent, toFiringData } from "./view.ts";

/** Whom something is told. */
interface Addressee {
  readonly account_uuid: string;
  readonly user_uuid: string | null;
}

/**
 * Whom a notification names, if the user may see them.
 * @param own the event's account and user, for what it leaves open
 */
async function addresseeOf(
  tx: Tx,
  principal: Principal,
  notification: Notification,
  own: Addressee,
): Promise<Addressee | undefined> {
  const { account_uuid = own.account_uuid, user_uuid = own.user_uuid } = notification;
  const [account, user] = await Promise.all([
    account_uuid === own.account_uuid ? own : findAccount(tx, principal.visible, account_uuid),
    user_uuid === null || user_uuid === own.user_uuid ? own : findIdentity(tx, principal.visible, user_uuid),
  ]);
  return account && user && { account_uuid: account_uuid.toLowerCase(), user_uuid: user_uuid?.toLowerCase() ?? null };
}

/**
 * Refuses a notification that goes where the user cannot look.
 * @throws Problem unknown_reference
 */
export async function checkNotification(tx: Tx, principal: Principal, notification: Notification, own: Addressee): Promise<void> {
  if ((await addresseeOf(tx, principal, notification, own)) === undefined)
    throw problem("unknown_reference", { details: ["notification must name an account and a user that exist"] });
}

type Fired = Pick<
  FiringColumns,
  "event_uuid" | "title" | "type" | "metadata" | "scheduled_at" | "notification" | "account_uuid" | "user_uuid"
>;

/**
 * Tells what came of an occurrence: those whom its notification names as long as the user may see them, or else himself.
 * @param principal the user; undefined when he cannot act any more
 */
export async function tellFiring(
  tx: Tx,
  principal: Principal | undefined,
  row: Fired,
  status: "success" | "failed",
  result: Result,
): Promise<void> {
  const { account_uuid, user_uuid } = row;
  const own = { account_uuid, user_uuid };
  const to = (principal && (await addresseeOf(tx, principal, row.notification, own))) ?? own;
  emit(tx, {
    service: "scheduler",
    event: status === "success" ? "fired" : "failed",
    ...to,
    data: { ...toFiringData(row, status, result) },
  });
}

/** Tells that an event was armed, or has no occurrence left. */
export function tellEvent(tx: Tx, event: "scheduled" | "finished", row: EventColumns): void {
  const { account_uuid, user_uuid } = row;
  emit(tx, { service: "scheduler", event, account_uuid, user_uuid, data: toEvent(row) });
}
