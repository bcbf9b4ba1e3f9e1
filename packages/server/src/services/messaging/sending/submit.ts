import type { Carrier, OutboundText, Submission } from "../../../carriers/carrier.ts";
import type { Clock } from "../../../kernel/clock.ts";
import type { Tx } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";
import { defineLane, type Lane, type LaneRow, nudge } from "../../../kernel/lanes/index.ts";
import { insertParts } from "../store/parts.ts";
import type { TextRow } from "../store/texts.ts";
import { mediaOf, wordsOf } from "../view.ts";
import { turns } from "./accept.ts";
import type { LaneSize } from "./lane-size.ts";
import { fail, progress, settle } from "./progress.ts";

type Row = TextRow & LaneRow;

/** Wait after a submission whose answer was lost, in ms. */
const afterLoss = 5_000;

/** How often it may have reached the network before: answers that were lost, and processes that died over it. */
const lostSoFar = (row: Row) => row.lost + row.attempts - 1;

function outboundOf(row: Row): OutboundText {
  return {
    uuid: row.uuid,
    attempt: lostSoFar(row) + 1,
    from: row.number,
    to: row.remote,
    channel: row.channel,
    text: wordsOf(row),
    encoding: row.encoding,
    media: mediaOf(row),
    validUntil: row.valid_until ?? row.created_at,
  };
}

/** It goes back and waits for another turn. */
async function again(tx: Tx, row: Row, lost: number, waitMs: number): Promise<void> {
  const wait_until = waitMs === 0 ? null : new Date(tx.now().getTime() + waitMs);
  await progress(tx, row, { waiting: wait_until === null, wait_until, lost });
}

/** What follows from the carrier's answer; in the transaction that takes the text out of the lane. */
async function conclude(tx: Tx, row: Row, carrier: Carrier, answer: Submission): Promise<void> {
  const lost = lostSoFar(row);
  switch (answer.kind) {
    case "accepted": {
      // Before the text: receipts lock in this order too.
      await insertParts(tx, row.uuid, carrier.name, answer.ids, tx.now());
      const sent = await progress(tx, row, { status: "sent", sent_at: tx.now(), lost, possible_duplicate: lost > 0 });
      return settle(tx, sent);
    }
    case "refused":
      await fail(tx, row, answer.code, answer.message);
      return;
    case "later":
      return again(tx, row, lost, answer.retryAfterMs);
    case "lost":
      return again(tx, row, lost + 1, afterLoss);
  }
}

/** The lane of what goes by a carrier. Whoever has had a turn is submitted at once, or gives the turn back. */
export function submissionLane(clock: Clock, carrier: Carrier, size: LaneSize): Lane {
  return defineLane<Row>(
    {
      name: `messaging.submit.${carrier.name}`,
      table: "messaging.text",
      scope: sql`and carrier = ${carrier.name}`,
      concurrency: 32,
      ready: () => carrier.ready(),
    },
    {
      perform: async (row, signal) => {
        if (row.status !== "queued") return undefined;
        const now = clock.now();
        const ending = (effect: (tx: Tx) => Promise<unknown>) => async (tx: Tx) => {
          await effect(tx);
          nudge(tx, turns);
        };
        if (row.valid_until !== null && row.valid_until <= now)
          return ending((tx) => fail(tx, row, "expired", "Its time to be sent was over."));
        if (row.slot_until !== null && row.slot_until < now) {
          size.late();
          return ending((tx) => again(tx, row, lostSoFar(row), 0));
        }
        size.onTime();
        const answer = await carrier.submit(outboundOf(row), signal);
        return ending((tx) => conclude(tx, row, carrier, answer));
      },
    },
  );
}
