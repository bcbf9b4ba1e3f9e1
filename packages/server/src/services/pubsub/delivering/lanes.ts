import type { Tx } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";
import { defineLane, type Lane, type Next } from "../../../kernel/lanes/index.ts";
import type { Kernel } from "../../../kernel/service.ts";
import { purge } from "../purge.ts";
import { wake } from "../queue.ts";
import { entitlement } from "../rights.ts";
import { cancelDue, holdBack, nextDue, noteAttempts, selectDue } from "../store/deliveries.ts";
import { type EndpointRow, endTurn, lockEndpoints } from "../store/endpoints.ts";
import { deleteGone, type SubscriptionRow, selectForTurn } from "../store/subscriptions.ts";
import { disable, tell } from "../suspension.ts";
import { senderFor } from "./attempt.ts";
import { steady, troubled } from "./lane-names.ts";
import { type Failure, Turn } from "./turn.ts";

/** What one turn loads. */
const most = { count: 200, bytes: 1_048_576 };

type Parts = Pick<Kernel, "access" | "clock" | "db" | "outbound" | "secrets">;

/**
 * The lanes of endpoints: each has one turn at a time, in one process, and sends what it is due. One whose last attempt had no
 * usable answer is in the lane of the troubled, so that waiting for it keeps only others like it waiting.
 */
export function deliveryLanes(parts: Parts): Lane[] {
  const work = { perform: (row: EndpointRow, signal: AbortSignal) => perform(parts, row, signal) };
  // A row that ends its process again and again is the fault of that process, and must not silence the endpoint.
  const shared = { table: "pubsub.endpoint", maxAttempts: Number.MAX_SAFE_INTEGER };
  return [
    defineLane<EndpointRow>({ ...shared, name: steady, concurrency: 512, scope: sql`and not troubled` }, work),
    defineLane<EndpointRow>({ ...shared, name: troubled, concurrency: 128, scope: sql`and troubled` }, work),
  ];
}

async function perform(parts: Parts, endpoint: EndpointRow, signal: AbortSignal) {
  const { db, clock, access } = parts;
  const now = clock.now();
  const subscription = await selectForTurn(db, endpoint.subscription_uuid, now);
  if (subscription === undefined) return undefined;
  if (entitlement(await access.snapshotOf(subscription.owner_uuid), subscription) !== "held") {
    return (tx: Tx) => cancelAll(tx, subscription);
  }
  const testsOnly = subscription.suspended || (endpoint.held_until !== null && endpoint.held_until > now);
  const due = await selectDue(db, subscription.uuid, now, { ...most, testsOnly });
  const turn = new Turn(parts, endpoint, subscription, due, senderFor(parts, subscription, now), signal);
  await turn.run();
  return (tx: Tx) => finish(tx, subscription, turn);
}

async function cancelAll(tx: Tx, { uuid }: SubscriptionRow): Promise<undefined> {
  const [endpoint] = await lockEndpoints(tx, [uuid]);
  if (endpoint === undefined) return;
  const ended = await cancelDue(tx, uuid);
  const { failures, held_until, last_success, last_failure } = endpoint;
  await endTurn(tx, { subscription_uuid: uuid, ended, failures, held_until, last_success, last_failure });
}

/** Notes what a turn has done. Whoever queues something for this endpoint waits until the end, or has been before. */
async function finish(tx: Tx, subscription: SubscriptionRow, turn: Turn): Promise<Next> {
  const { uuid: subscription_uuid } = subscription;
  const held_until = turn.heldUntil(Math.random());
  const [[endpoint]] = await Promise.all([
    lockEndpoints(tx, [subscription_uuid]),
    turn.ends.length > 0 ? noteAttempts(tx, turn.ends) : undefined,
    orderedFailures(turn).length > 0 ? holdBack(tx, subscription_uuid, orderedFailures(turn)) : undefined,
  ]);
  if (endpoint === undefined) return undefined;
  const [next] = await Promise.all([
    nextDue(tx, subscription_uuid),
    endTurn(tx, {
      subscription_uuid,
      ended: turn.ends.filter(({ due_at }) => due_at === null).length,
      failures: turn.inTrouble,
      held_until,
      last_success: turn.lastSuccess,
      last_failure: turn.lastFailure,
    }),
  ]);
  const disabled = await giveUp(tx, subscription, turn, endpoint);
  // It may be the other lane's from now on.
  if (turn.inTrouble > 0 !== endpoint.failures > 0) wake(tx);
  return turn.gone ? undefined : nextTurn(next, held_until, subscription.suspended || disabled);
}

function orderedFailures({ failures }: Turn) {
  return failures.flatMap(({ delivery: { order_key }, end: { due_at } }) =>
    order_key === null || due_at === null ? [] : [{ order_key, due_at }],
  );
}

/** What follows from deliveries that have failed for good. Returns whether the subscription is suspended now. */
async function giveUp(tx: Tx, subscription: SubscriptionRow, turn: Turn, endpoint: EndpointRow): Promise<boolean> {
  const given = turn.failures.filter(({ delivery, end }) => end.due_at === null && !delivery.test);
  for (const { end } of given) tell(tx, "delivery_failed", subscription, end.attempt);
  if (turn.gone) {
    await deleteGone(tx, subscription.uuid);
    await purge(tx, [subscription.uuid]);
    return false;
  }
  const last = given.find(({ delivery }) => nothingWorkedSince(delivery, turn, endpoint));
  if (last === undefined) return false;
  await disable(tx, subscription.uuid, "A delivery failed for good, and none succeeded meanwhile.", last.end.attempt);
  return true;
}

/** One that fails alone among others that succeed says nothing against the endpoint. */
function nothingWorkedSince({ created_at }: Failure["delivery"], turn: Turn, { last_success }: EndpointRow): boolean {
  return turn.lastSuccess === null && (last_success === null || last_success < created_at);
}

function nextTurn(next: { due: Date | null; test: Date | null }, held: Date | null, suspended: boolean): Next {
  const due = next.due === null || suspended ? undefined : Math.max(next.due.getTime(), held?.getTime() ?? 0);
  const times = [due, next.test?.getTime()].filter((time) => time !== undefined);
  return times.length === 0 ? undefined : { again: new Date(Math.min(...times)) };
}
