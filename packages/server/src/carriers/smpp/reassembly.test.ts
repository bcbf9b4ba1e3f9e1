import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { type CarrierDatabase, createCarrierDatabase, Heard, smppCarrier } from "../../testing/carrier-kit.ts";
import { fromHandset, Smsc } from "../../testing/smsc.ts";
import { concatenationHeader } from "./header.ts";
import type { SmppCarrier } from "./index.ts";
import type { Message } from "./pdus.ts";
import { tag } from "./protocol.ts";

let home: CarrierDatabase;
let smsc: Smsc;
let carrier: SmppCarrier;
let heard: Heard;

beforeAll(async () => {
  home = await createCarrierDatabase();
});

beforeEach(async () => {
  smsc = await Smsc.start();
  await restart();
});

afterEach(async () => {
  await carrier.stop();
  await smsc.close();
  await home.db.run(sql`delete from carriers.inbound_text`);
});

afterAll(() => home?.close());

async function restart(): Promise<void> {
  carrier = smppCarrier(home, smsc.port);
  heard = new Heard();
  await carrier.start(heard);
  await expect.poll(() => carrier.ready(), { timeout: 5_000, interval: 5 }).toBe(true);
}

function part(
  number: number,
  text: string,
  { total = 3, reference = 7, ...fields }: { total?: number; reference?: number } & Partial<Message> = {},
): Message {
  const header = concatenationHeader({ reference, total, number });
  return fromHandset("", { esmClass: 0x40, shortMessage: Buffer.concat([header, Buffer.from(text, "latin1")]), ...fields });
}

const texts = () => heard.texts.map(({ text }) => text);

it("parts are put together in whatever order they come, at the same time or one after the other", async () => {
  await Promise.all([3, 1, 2].map((number) => smsc.deliver(part(number, `<${number}>`))));
  for (const number of [2, 3, 1]) await smsc.deliver(part(number, `(${number})`, { reference: 8 }));
  expect(texts()).toEqual(["<1><2><3>", "(1)(2)(3)"]);
  expect(heard.texts[0]).toMatchObject({ from: "+15555550100", to: "+15555550199", media: [] });
  expect(new Set(heard.texts.map(({ id }) => id)).size).toBe(2);
});

it("the same reference of another sender, or of another total, is another text", async () => {
  const other = { source: { ton: 1, npi: 1, digits: "15555550111" } };
  await smsc.deliver(part(1, "a", { total: 2 }));
  await smsc.deliver(part(1, "b", { total: 2, ...other }));
  await smsc.deliver(part(1, "x"));
  await smsc.deliver(part(2, "B", { total: 2, ...other }));
  await smsc.deliver(part(2, "A", { total: 2 }));
  expect(texts()).toEqual(["bB", "aA"]);
});

it("in optional parameters as well, and a character may begin in one part and end in the next", async () => {
  const octets = Buffer.from("d83dde00", "hex");
  for (const number of [2, 1]) {
    const tlvs = new Map([
      [tag.sarReference, Buffer.of(1, 2)],
      [tag.sarTotal, Buffer.of(2)],
      [tag.sarNumber, Buffer.of(number)],
    ]);
    await smsc.deliver(fromHandset("", { dataCoding: 8, shortMessage: octets.subarray(2 * number - 2, 2 * number), tlvs }));
  }
  expect(texts()).toEqual(["😀"]);
});

it("parts that are told again change nothing, not even after the text was handed on", async () => {
  for (const number of [1, 1, 2, 3, 3, 1, 2]) await smsc.deliver(part(number, `<${number}>`));
  expect(texts()).toEqual(["<1><2><3>"]);
  home.clock.advance(6 * 60_000);
  await expect.poll(() => home.db.many(sql`select 1 from carriers.inbound_text where delivered_at is null`)).toEqual([]);
  expect(texts()).toEqual(["<1><2><3>"]);
});

it("a reference that is used again begins another text", async () => {
  for (const number of [1, 2, 3]) await smsc.deliver(part(number, `<${number}>`));
  for (const number of [1, 2, 3]) await smsc.deliver(part(number, `(${number})`));
  expect(texts()).toEqual(["<1><2><3>", "(1)(2)(3)"]);
});

it("a text whose parts do not all come is handed on after five minutes, with gaps", async () => {
  await smsc.deliver(part(2, "middle", { total: 4 }));
  await smsc.deliver(part(3, " end", { total: 4 }));
  await smsc.deliver(part(1, "begin", { reference: 9 }));
  await smsc.deliver(part(3, "end", { reference: 9 }));
  home.clock.advance(4 * 60_000);
  expect(texts()).toEqual([]);
  home.clock.advance(61_000);
  await expect.poll(texts, { timeout: 5_000 }).toEqual(["[…]middle end[…]", "begin[…]end"]);
});

it("what a process left behind is handed on by the next one, under the same id", async () => {
  await smsc.deliver(part(1, "a", { total: 2 }));
  let failures = 1;
  const ids: (string | undefined)[] = [];
  heard.inbound = async (_carrier, text) => {
    ids.push(text.id);
    if (failures-- > 0) throw new Error("as the test wants it");
  };
  await smsc.deliver(part(2, "b", { total: 2 }));
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);

  await smsc.deliver(part(1, "c", { total: 2, reference: 9 }));
  await carrier.stop();
  await restart();
  await smsc.deliver(part(2, "d", { total: 2, reference: 9 }));
  expect(texts()).toEqual(["cd"]);
});

it("parts are forgotten a day after their text was handed on", async () => {
  for (const number of [1, 2, 3]) await smsc.deliver(part(number, "x"));
  home.clock.advance(25 * 3_600_000);
  await expect.poll(() => home.db.many(sql`select 1 from carriers.inbound_part`), { timeout: 5_000 }).toEqual([]);
});
