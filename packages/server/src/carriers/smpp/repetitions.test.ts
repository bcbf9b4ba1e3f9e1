/** Texts of one part have no id: which of them are the same text told again? */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { type CarrierDatabase, createCarrierDatabase, Heard, smppCarrier } from "../../testing/carrier-kit.ts";
import { fromHandset, Smsc } from "../../testing/smsc.ts";
import type { SmppCarrier } from "./index.ts";
import { answerTo, command } from "./protocol.ts";

let home: CarrierDatabase;
let smsc: Smsc;
let carrier: SmppCarrier;
let heard: Heard;
const acknowledgements = new Set([answerTo(command.deliverSm)]);

beforeAll(async () => {
  home = await createCarrierDatabase();
});

beforeEach(async () => {
  smsc = await Smsc.start();
  heard = new Heard();
  await start();
});

afterEach(async () => {
  await carrier.stop();
  await smsc.close();
  await home.db.run(sql`delete from carriers.inbound_single`);
  await home.db.run(sql`delete from carriers.lease`);
});

afterAll(() => home?.close());

async function start(): Promise<void> {
  carrier = smppCarrier(home, smsc.port, { enquireLinkMs: 5_000 });
  await carrier.start(heard);
  await expect.poll(() => carrier.ready(), { timeout: 10_000, interval: 5 }).toBe(true);
}

/** Has texts arrive whose acknowledgements are lost, and ends the connection. @returns when they were told again */
async function lose(...texts: readonly string[]): Promise<void> {
  const before = heard.texts.length;
  smsc.unanswered = acknowledgements;
  const delivered = texts.map((text) => smsc.deliver(fromHandset(text)));
  await expect.poll(() => heard.texts.length).toBe(before + texts.length);
  smsc.unanswered = new Set();
  smsc.drop();
  await Promise.all(delivered);
}

const ids = () => heard.texts.map(({ id }) => id);
const kinds = () => new Set(ids()).size;
const kept = () => home.db.many(sql`select 1 from carriers.inbound_single`);

it("one whose acknowledgement was lost is the same when it comes again; what is written then is another one", async () => {
  await lose("yes");
  expect(ids()).toHaveLength(2);
  expect(kinds()).toBe(1);
  expect(ids()[0]).toBeDefined();
  await lose("yes");
  expect(ids()).toHaveLength(4);
  expect(kinds()).toBe(2);
});

it("the same words twice over one connection are two texts, also when both are told again", async () => {
  await smsc.deliver(fromHandset("yes"));
  await smsc.deliver(fromHandset("yes"));
  expect(kinds()).toBe(2);
  await lose("no", "no");
  expect(ids()).toHaveLength(6);
  expect(kinds()).toBe(4);
});

it("it is told again as often as it came: more is another text", async () => {
  await lose("yes");
  await smsc.deliver(fromHandset("yes"));
  expect(ids()).toHaveLength(3);
  expect(kinds()).toBe(2);
});

it("other words, another sender, or another recipient are another text", async () => {
  await lose("yes");
  smsc.drop();
  const address = { ton: 1, npi: 1, digits: "15555550123" };
  await smsc.deliver(fromHandset("Yes"));
  await smsc.deliver(fromHandset("yes", { source: address }));
  await smsc.deliver(fromHandset("yes", { destination: address }));
  expect(kinds()).toBe(4);
});

it("one that could not be kept comes again over the same connection", async () => {
  let failures = 2;
  const asked: (string | undefined)[] = [];
  heard.inbound = async (_carrier, { id }) => {
    asked.push(id);
    if (failures-- > 0) throw new Error("as the test wants it");
  };
  await smsc.deliver(fromHandset("yes"));
  expect(asked).toHaveLength(3);
  expect(new Set(asked).size).toBe(1);
});

it("another process knows it too", async () => {
  smsc.unanswered = acknowledgements;
  const delivered = smsc.deliver(fromHandset("yes"));
  await expect.poll(() => heard.texts.length).toBe(1);
  const dead = carrier;
  await home.db.run(sql`delete from carriers.lease`);
  smsc.unanswered = new Set();
  await start();
  await dead.stop();
  await delivered;
  expect(ids()).toHaveLength(2);
  expect(kinds()).toBe(1);
});

it("once the acknowledgement has certainly arrived, the same words are another text", { timeout: 60_000 }, async () => {
  await smsc.deliver(fromHandset("yes"));
  home.clock.advance(20_000);
  await expect.poll(kept, { timeout: 10_000 }).toEqual([]);
  smsc.drop();
  await smsc.deliver(fromHandset("yes"));
  expect(kinds()).toBe(2);
});

it("what came shortly before the end of a connection is not waited for for ever", { timeout: 60_000 }, async () => {
  await smsc.deliver(fromHandset("yes"));
  smsc.drop();
  await expect.poll(() => carrier.ready(), { timeout: 10_000, interval: 5 }).toBe(true);
  home.clock.advance(60_000);
  await expect.poll(() => smsc.accepted).toBe(2);
  expect(await kept()).toHaveLength(1);
  await expect
    .poll(
      () => {
        home.clock.advance(5 * 60_000);
        return kept();
      },
      { timeout: 30_000, interval: 2_500 },
    )
    .toEqual([]);
});
