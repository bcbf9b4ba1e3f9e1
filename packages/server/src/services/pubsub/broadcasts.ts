import type { Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events/index.ts";
import { type BroadcastData, toldOfBroadcast, wantsBroadcast } from "./matching.ts";
import { eventNames } from "./rules.ts";
import { type ApplicationRow, selectAnyApplication } from "./store/applications.ts";
import { selectActive } from "./store/subscriptions.ts";

/** A payload has so many bytes at most, as JSON. */
const largest = 65_536;

/** An event of an application, to be published. */
export interface Broadcast {
  readonly app_uuid: string;
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface BroadcastAccepted {
  readonly broadcast_uuid: string;
  /** Subscriptions that it will be delivered to. */
  readonly matched: number;
}

/**
 * Publishes an event of an application, in the transaction of what calls for it: it is `pubsub.broadcast` in the event log,
 * with `data` = {@link BroadcastData}, and belongs to the application's account. The caller has made sure that whoever it acts
 * for may do so.
 * @throws problem `not_found` without such an application, `validation_failed` when it has no such event, `too_large`
 */
export async function broadcast(tx: Tx, given: Broadcast): Promise<BroadcastAccepted> {
  const application = await selectAnyApplication(tx, given.app_uuid);
  if (application === undefined) throw problem("not_found", "There is no such application.");
  return publish(tx, application, given);
}

/** Publishes an event of an application that was found. */
export async function publish(
  tx: Tx,
  application: ApplicationRow,
  { event, payload }: Pick<Broadcast, "event" | "payload">,
): Promise<BroadcastAccepted> {
  if (!eventNames(application.events).includes(event)) {
    throw problem("validation_failed", { details: [`event must be one of the application's events`] });
  }
  if (Buffer.byteLength(JSON.stringify(payload)) > largest) throw problem("too_large", "A payload has at most 64 KiB.");
  const data: BroadcastData = { broadcast_uuid: tx.uuid(), app_uuid: application.uuid, event, payload };
  const told = toldOfBroadcast(data, tx.now().toISOString());
  const active = await selectActive(tx, [application.account_uuid], tx.now());
  const { account_uuid } = application;
  emit(tx, { service: "pubsub", event: "broadcast", account_uuid, user_uuid: null, data: { ...data } });
  return {
    broadcast_uuid: data.broadcast_uuid,
    matched: active.filter((row) => wantsBroadcast(row, data, told)).length,
  };
}
