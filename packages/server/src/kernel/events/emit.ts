import type { EventEnvelope, EventService, KeptEventName } from "@patchbay/contract";
import type { Tx } from "../db/database.ts";
import { insertionOf } from "./store.ts";

/** An event to append. */
export interface NewEvent<S extends EventService = EventService> {
  readonly service: S;
  readonly event: KeptEventName<S>;
  /** Whose data it is: the owner's account and, where there is one, the owner. Not the actor. */
  readonly account_uuid: string;
  readonly user_uuid: string | null;
  /** Trace of what it comes from; that of the transaction unless one transaction writes the events of many. */
  readonly trace_id?: string;
  /** What the table of events says; never a secret. */
  readonly data: Readonly<Record<string, unknown>>;
}

const pending = new WeakMap<Tx, EventEnvelope[]>();

/**
 * Appends an event to the log, in the transaction of the change that it tells of: both are committed or neither is.
 *
 * The events of a transaction are written together as its last statement. That is cheaper than one by one, and it is what
 * makes the order of the log that of the commits: a transaction that had to wait for another one draws its event ids
 * after it.
 */
export function emit<S extends EventService>(tx: Tx, event: NewEvent<S>): void {
  let events = pending.get(tx);
  if (events === undefined) {
    events = [];
    pending.set(tx, events);
    flushAtCommit(tx, events);
  }
  const { service, event: name, account_uuid, user_uuid, trace_id = tx.context.trace_id, data } = event;
  events.push({
    uuid: tx.uuid(),
    service,
    event: name,
    timestamp: tx.now().toISOString(),
    account_uuid,
    user_uuid,
    trace_id,
    data: { ...data, account_uuid, user_uuid },
  });
}

function flushAtCommit(tx: Tx, events: readonly EventEnvelope[]): void {
  tx.withCommit(() => insertionOf(events));
  tx.afterCommit(() => tx.signals.emit("events", events));
}
