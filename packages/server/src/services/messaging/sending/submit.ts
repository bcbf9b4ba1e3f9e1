import type { Carrier, OutboundText, Submission } from "../../../carriers/carrier.ts";
import type { Clock } from "../../../kernel/clock.ts";
import type { Tx } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";
import { defineLane, type Ended, type Next, nudge } from "../../../kernel/lanes/index.ts";
import { insertParts, type PartState } from "../store/parts.ts";
import { putBack, type QueuedText, type Return } from "../store/queue.ts";
import type { Step } from "../store/texts.ts";
import { mediaOf, wordsOf } from "../view.ts";
import { turns } from "./accept.ts";
import type { LaneSize } from "./lane-size.ts";
import { advance, settle } from "./progress.ts";

/** What became of a text's turn: the carrier's answer, or why it was not asked. */
export type Outcome = Submission | { readonly kind: "expired" } | { readonly kind: "late" };

type Done = Ended<QueuedText, Outcome>;

/** Wait after a submission whose answer was lost, in ms. */
const afterLoss = 5_000;
/** It stays in the queue, and waits for another turn. */
const waits: Next = { again: null };

/** How often it may have reached the network before: answers that were lost, and processes that died over it. */
const lostSoFar = (row: QueuedText) => row.lost + row.attempts - 1;

function outboundOf(row: QueuedText): OutboundText {
  return {
    uuid: row.uuid,
    attempt: lostSoFar(row) + 1,
    from: row.number,
    to: row.remote,
    channel: row.channel,
    text: wordsOf(row),
    encoding: row.encoding,
    media: mediaOf(row),
    validUntil: row.valid_until,
  };
}

/** How a text goes back to the queue; undefined when it leaves it. */
function returnOf({ row, outcome }: Done, now: Date): Return | undefined {
  const { uuid } = row;
  const lost = lostSoFar(row);
  const after = (ms: number) => new Date(now.getTime() + ms);
  if (outcome.kind === "late") return { uuid, lost, wait_until: null };
  if (outcome.kind === "lost") return { uuid, lost: lost + 1, wait_until: after(afterLoss) };
  if (outcome.kind !== "later") return undefined;
  return { uuid, lost, wait_until: outcome.retryAfterMs === 0 ? null : after(outcome.retryAfterMs) };
}

/** The new state of a text that leaves the queue; undefined when it does not. */
function stepOf({ row, outcome }: Done, carrier: string, now: Date): Step | undefined {
  const { uuid } = row;
  if (outcome.kind === "accepted") {
    return { uuid, status: "sent", carrier, sent_at: now, possible_duplicate: lostSoFar(row) > 0 };
  }
  if (outcome.kind === "refused") return { uuid, status: "failed", error_code: outcome.code, error_message: outcome.message };
  if (outcome.kind === "expired")
    return { uuid, status: "failed", error_code: "expired", error_message: "Its time to be sent was over." };
  return undefined;
}

/** The parts in which the carrier took texts. One that got no id to be known by has its own: it is waited for all the same. */
function takenBy(done: readonly Done[]): { text_uuid: string; ids: string[] }[] {
  return done.flatMap(({ row, outcome }) => {
    if (outcome.kind !== "accepted") return [];
    const ids = outcome.ids.filter((id) => id !== "");
    return { text_uuid: row.uuid, ids: ids.length === 0 ? [row.uuid] : ids };
  });
}

/** Receipts that were there before the answers. */
const early = (parts: readonly PartState[]) => {
  const texts = new Set(parts.filter(({ status }) => status !== "sent").map(({ text_uuid }) => text_uuid));
  return parts.filter(({ text_uuid }) => texts.has(text_uuid));
};

/** What follows from the carrier's answers; in the transaction that takes the texts out of the lane. */
async function conclude(tx: Tx, carrier: Carrier, done: readonly Done[]): Promise<Next[]> {
  const now = tx.now();
  const taken = takenBy(done);
  const steps = done.flatMap((one) => stepOf(one, carrier.name, now) ?? []);
  const returns = done.flatMap((one) => returnOf(one, now) ?? []);
  // Parts before texts: receipts lock in this order too.
  const [parts] = await Promise.all([
    insertParts(tx, carrier.name, taken, now),
    advance(tx, "queued", steps),
    returns.length === 0 ? undefined : putBack(tx, returns),
  ]);
  await settle(tx, early(parts));
  nudge(tx, turns);
  return done.map(({ outcome: { kind } }) => (kind === "later" || kind === "lost" || kind === "late" ? waits : undefined));
}

/** The lane of what goes by a carrier. Whoever has had a turn is submitted at once, or gives the turn back. */
export function submissionLane(clock: Clock, carrier: Carrier, size: LaneSize) {
  const work = {
    perform: async (row: QueuedText, signal: AbortSignal): Promise<Outcome> => {
      const now = clock.now();
      if (row.valid_until <= now) return { kind: "expired" };
      if (row.slot_until !== null && row.slot_until < now) {
        size.late();
        return { kind: "late" };
      }
      size.onTime();
      return carrier.submit(outboundOf(row), signal);
    },
    conclude: (tx: Tx, done: readonly Done[]) => conclude(tx, carrier, done),
  };
  const lane = defineLane<QueuedText, Outcome>(
    {
      name: `messaging.submit.${carrier.name}`,
      table: "messaging.queue",
      done: "deleted",
      scope: sql`and carrier = ${carrier.name}`,
      concurrency: 64,
      ready: () => carrier.ready(),
    },
    work,
  );
  return { lane, work };
}
