/** What becomes of a text by what the carrier answers and tells, whatever comes first, twice or never. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Carrier, OutboundText, Receipt, Submission } from "../../../carriers/carrier.ts";
import { sql } from "../../../kernel/db/sql.ts";
import type { LaneRow } from "../../../kernel/lanes/index.ts";
import { startTestServer, type TestServer } from "../../../testing/harness.ts";
import type { QueuedText } from "../store/queue.ts";
import { insertionOfTexts, type TextRow } from "../store/texts.ts";
import { newText } from "../testing.ts";
import { LaneSize } from "./lane-size.ts";
import { Receipts } from "./receipts.ts";
import { submissionLane } from "./submit.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** A carrier that answers as told. */
class Scripted implements Carrier {
  readonly name = "scripted";
  readonly channels = ["sms"] as const;
  readonly perSecond = undefined;
  readonly seen: OutboundText[] = [];
  answer: (text: OutboundText) => Promise<Submission> = async () => ({ kind: "accepted", ids: [] });
  async start(): Promise<void> {}
  async stop(): Promise<void> {}
  ready = () => true;
  health = () => ({ up: true, note: "" });
  submit(text: OutboundText): Promise<Submission> {
    this.seen.push(text);
    return this.answer(text);
  }
}

const carrier = new Scripted();
const db = () => server.app.kernel.db;
const rowOf = (uuid: string) =>
  db().one<TextRow & QueuedText>(sql`
    select q.*, t.* from messaging.text t left join messaging.queue q on q.uuid = t.uuid where t.uuid = ${uuid}`);

/** A text whose turn it is, in hand of nobody else. */
async function queued(): Promise<string> {
  const text = newText(server, { carrier: "scripted", waiting: false });
  await db().transaction((tx) => tx.run(insertionOfTexts([text])));
  return text.uuid;
}

/** Has it submitted, as the lane would. */
async function submit(uuid: string, changes: Partial<LaneRow> = {}): Promise<void> {
  const { work } = submissionLane(server.clock, carrier, new LaneSize());
  const row = { ...(await rowOf(uuid)), attempts: 1, ...changes };
  const outcome = await work.perform(row, new AbortController().signal);
  await db().transaction(async (tx) => {
    const [next] = await work.conclude(tx, [{ row, outcome }]);
    if (next === undefined) await tx.run(sql`delete from messaging.queue where uuid = ${uuid}`);
  });
}

const accepted = (ids: readonly string[]) => async (): Promise<Submission> => ({ kind: "accepted", ids });
const receipts = () => new Receipts(db());
const told = (id: string, status: Receipt["status"], code?: string) =>
  receipts().receive("scripted", { id, status, code, at: server.clock.now() });
const eventsOf = async (uuid: string) =>
  (
    await db().many<{ status: string }>(sql`
      select data ->> 'status' as status from kernel.event where event = 'status' and data ->> 'uuid' = ${uuid} order by id`)
  ).map(({ status }) => status);

describe("receipts of a text in 1 to 10 parts", () => {
  const run = async (parts: number, order: readonly number[], before: number, failing: ReadonlySet<number>) => {
    const uuid = await queued();
    const ids = Array.from({ length: parts }, (_, i) => `${uuid}/${i}`);
    const receipts = order.map((part) => [ids[part] ?? "", failing.has(part) ? "undelivered" : "delivered"] as const);
    for (const [id, status] of receipts.slice(0, before)) await told(id, status, "7");
    carrier.answer = accepted(ids);
    await submit(uuid);
    for (const [id, status] of receipts.slice(before)) await told(id, status, "7");
    return uuid;
  };

  it("come in any order, twice, and before the answer: one final state, told once", { timeout: 60_000 }, async () => {
    const scene = fc.integer({ min: 1, max: 10 }).chain((parts) =>
      fc.record({
        parts: fc.constant(parts),
        twice: fc.shuffledSubarray(Array.from({ length: parts }, (_, i) => i)),
        order: fc.shuffledSubarray(
          Array.from({ length: parts }, (_, i) => i),
          { minLength: parts },
        ),
        before: fc.nat({ max: parts }),
        failing: fc.oneof(fc.constant([]), fc.subarray(Array.from({ length: parts }, (_, i) => i))),
      }),
    );
    await fc.assert(
      fc.asyncProperty(scene, async ({ parts, order, twice, before, failing }) => {
        const uuid = await run(parts, [...order, ...twice], before, new Set(failing));
        const final = failing.length === 0 ? "delivered" : "undelivered";
        expect((await rowOf(uuid)).status).toBe(final);
        expect(await eventsOf(uuid)).toEqual(["sent", final]);
      }),
      { numRuns: 60 },
    );
  });

  it("tell nothing final while one is missing", async () => {
    const uuid = await run(3, [0, 2], 1, new Set());
    expect(await rowOf(uuid)).toMatchObject({ status: "sent", error_code: null });
    await told(`${uuid}/1`, "delivered");
    expect((await rowOf(uuid)).status).toBe("delivered");
  });

  it("come at the same time, also with the answer", async () => {
    for (let round = 0; round < 10; round++) {
      const uuid = await queued();
      const ids = Array.from({ length: 5 }, (_, i) => `${uuid}/${i}`);
      carrier.answer = accepted(ids);
      await Promise.all([submit(uuid), ...ids.map((id) => told(id, "delivered")), ...ids.map((id) => told(id, "delivered"))]);
      expect((await rowOf(uuid)).status).toBe("delivered");
      expect(await eventsOf(uuid)).toEqual(["sent", "delivered"]);
    }
  });

  it("never move it backwards, and unknown or underway is no news", async () => {
    const uuid = await queued();
    carrier.answer = accepted([uuid]);
    await submit(uuid);
    await told(uuid, "enroute");
    await told(uuid, "unknown", "9");
    expect((await rowOf(uuid)).status).toBe("sent");
    await told(uuid, "delivered");
    for (const status of ["undelivered", "enroute", "unknown", "delivered"] as const) await told(uuid, status);
    expect(await rowOf(uuid)).toMatchObject({ status: "delivered", error_code: null });
    expect(await eventsOf(uuid)).toEqual(["sent", "delivered"]);
  });

  it("that come after 72 hours are too late", async () => {
    const uuid = await queued();
    carrier.answer = accepted([uuid]);
    await submit(uuid);
    server.clock.advance(72 * 3_600_000 + 1);
    await expect.poll(async () => (await rowOf(uuid)).status, { timeout: 20_000 }).toBe("undelivered");
    await told(uuid, "delivered");
    expect(await rowOf(uuid)).toMatchObject({ status: "undelivered", error_code: "no_receipt" });
  });

  it("of what was never submitted are forgotten", async () => {
    await told("strange", "delivered");
    const known = () => db().many(sql`select 1 from messaging.part where carrier_id = 'strange'`);
    expect(await known()).toHaveLength(1);
    server.clock.advance(72 * 3_600_000 + 1);
    await expect.poll(known, { timeout: 20_000 }).toEqual([]);
  });
});

describe("the answer of the carrier", () => {
  it("that it refuses is the end", async () => {
    const uuid = await queued();
    carrier.answer = async () => ({ kind: "refused", code: "11", message: "invalid destination" });
    await submit(uuid);
    expect(await rowOf(uuid)).toMatchObject({ status: "failed", error_code: "11", error_message: "invalid destination" });
    expect(await eventsOf(uuid)).toEqual(["failed"]);
  });

  it("that it is too early means later", async () => {
    const uuid = await queued();
    carrier.answer = async () => ({ kind: "later", code: "88", message: "throttled", retryAfterMs: 3_600_000 });
    await submit(uuid);
    const row = await rowOf(uuid);
    expect(row).toMatchObject({ status: "queued", waiting: false, lost: 0 });
    expect(Number(row.wait_until) - server.clock.now().getTime()).toBeGreaterThan(3_500_000);
    expect(await eventsOf(uuid)).toEqual([]);
  });

  it("that is lost means again, and what may have arrived twice is marked", async () => {
    const uuid = await queued();
    carrier.seen.length = 0;
    carrier.answer = async () => ({ kind: "lost", message: "timeout" });
    await submit(uuid);
    expect(await rowOf(uuid)).toMatchObject({ status: "queued", waiting: false, lost: 1 });
    carrier.answer = accepted([uuid]);
    await submit(uuid);
    expect(await rowOf(uuid)).toMatchObject({ status: "sent", possible_duplicate: true });
    expect(carrier.seen.map(({ attempt }) => attempt)).toEqual([1, 2]);
  });

  it("that nobody lived to hear counts as lost", async () => {
    const uuid = await queued();
    carrier.answer = accepted([uuid]);
    await submit(uuid, { attempts: 2 });
    expect(await rowOf(uuid)).toMatchObject({ status: "sent", possible_duplicate: true });
  });
});

describe("a turn", () => {
  it("that is over is given back, and nothing is submitted", async () => {
    const uuid = await queued();
    await db().run(sql`update messaging.queue set slot_until = ${new Date(server.clock.now().getTime() - 1)} where uuid = ${uuid}`);
    carrier.seen.length = 0;
    await submit(uuid);
    expect(carrier.seen).toEqual([]);
    expect((await rowOf(uuid)).waiting || (await rowOf(uuid)).status === "sent").toBe(true);
  });

  it("that comes when its time to be sent is over ends it", async () => {
    const uuid = await queued();
    await db().run(
      sql`update messaging.queue set valid_until = ${new Date(server.clock.now().getTime() - 1)} where uuid = ${uuid}`,
    );
    carrier.seen.length = 0;
    await submit(uuid);
    expect(carrier.seen).toEqual([]);
    await expect.poll(async () => (await rowOf(uuid)).error_code).toBe("expired");
  });
});
