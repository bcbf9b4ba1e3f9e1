import type { Executor, Tx } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";
import type { LaneRow } from "../../../kernel/lanes/index.ts";

/** The endpoint of a subscription; the migration says what the columns mean. */
export interface EndpointRow extends LaneRow {
  readonly subscription_uuid: string;
  readonly pending: number;
  readonly dropped: string;
  readonly failures: number;
  readonly held_until: Date | null;
  readonly last_success: Date | null;
  readonly last_failure: Date | null;
}

/** The endpoint of a subscription that was found in scope. */
export function selectEndpoint(db: Executor, subscription_uuid: string): Promise<EndpointRow | undefined> {
  return db.maybe<EndpointRow>(sql`select * from pubsub.endpoint where subscription_uuid = ${subscription_uuid}`);
}

/**
 * Holds endpoints until the transaction ends. Whoever adds to what waits at them, or ends it, does so first: then they are
 * at one about what comes next.
 */
export function lockEndpoints(tx: Executor, uuids: readonly string[]): Promise<EndpointRow[]> {
  return tx.many<EndpointRow>(sql`
    select * from pubsub.endpoint where subscription_uuid = any(${[...uuids]}::uuid[]) order by subscription_uuid for update`);
}

/** Notes that so many deliveries have been queued, and gives the endpoints their turn. Returns those that are too full. */
export async function noteQueued(
  tx: Tx,
  counts: ReadonlyMap<string, number>,
  most: number,
): Promise<{ subscription_uuid: string; excess: number }[]> {
  const queued = [...counts].map(([uuid, count]) => ({ uuid, count }));
  const endpoints = await tx.many<{ subscription_uuid: string; excess: number }>(sql`
    update pubsub.endpoint e set pending = e.pending + given.count,
      due_at = least(coalesce(e.due_at, 'infinity'), greatest(${tx.now()}::timestamptz, e.held_until))
    from jsonb_to_recordset(${JSON.stringify(queued)}::jsonb) given (uuid uuid, count int)
    where e.subscription_uuid = given.uuid
    returning e.subscription_uuid, e.pending - ${most}::int as excess`);
  return endpoints.filter(({ excess }) => excess > 0);
}

/** Notes that deliveries were dropped. */
export async function noteDropped(tx: Executor, subscription_uuid: string, count: number): Promise<void> {
  await tx.run(sql`
    update pubsub.endpoint set pending = pending - ${count}, dropped = dropped + ${count}
    where subscription_uuid = ${subscription_uuid}`);
}

/** Lets the endpoint have a turn at once, whatever held it back; `failures` stays, so that it is tried carefully. */
export async function callUp(tx: Tx, subscription_uuid: string, added: number): Promise<void> {
  await tx.run(sql`
    update pubsub.endpoint set pending = pending + ${added}, held_until = null, due_at = ${tx.now()}
    where subscription_uuid = ${subscription_uuid}`);
}

/** Forgets how an endpoint has failed. */
export async function forgive(tx: Tx, subscription_uuid: string): Promise<void> {
  await tx.run(sql`
    update pubsub.endpoint set failures = 0, troubled = false, held_until = null, due_at = case when pending > 0 then ${tx.now()}::timestamptz end
    where subscription_uuid = ${subscription_uuid}`);
}

/** What a turn has changed. */
export interface TurnEnd {
  readonly subscription_uuid: string;
  /** Deliveries that have ended. */
  readonly ended: number;
  readonly failures: number;
  readonly held_until: Date | null;
  readonly last_success: Date | null;
  readonly last_failure: Date | null;
}

/** Notes what a turn has changed. */
export async function endTurn(tx: Executor, end: TurnEnd): Promise<void> {
  await tx.run(sql`
    update pubsub.endpoint set pending = greatest(0, pending - ${end.ended}), failures = ${end.failures},
      troubled = ${end.failures > 0}, held_until = ${end.held_until},
      last_success = coalesce(${end.last_success}, last_success), last_failure = coalesce(${end.last_failure}, last_failure)
    where subscription_uuid = ${end.subscription_uuid}`);
}

/** Removes endpoints whose subscription was removed in one of their turns. No scope: the platform tidies up. */
export function deleteForgottenEndpoints(db: Executor): Promise<number> {
  return db.run(sql`
    delete from pubsub.endpoint e where e.lease_owner is null
      and not exists (select 1 from pubsub.subscription s where s.uuid = e.subscription_uuid)`);
}
