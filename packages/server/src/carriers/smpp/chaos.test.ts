import { readdirSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { type CarrierDatabase, createCarrierDatabase, Heard, outboundText, smppCarrier } from "../../testing/carrier-kit.ts";
import { fromHandset, receiptOf, Smsc } from "../../testing/smsc.ts";
import { encodeFrame } from "./frames.ts";
import { encodeIdAnswer, encodeMessage } from "./pdus.ts";
import { command } from "./protocol.ts";

const count = 20_000;
let home: CarrierDatabase;

beforeAll(async () => {
  home = await createCarrierDatabase();
});

afterAll(() => home?.close());

/** Numbers from 0 to below 1, the same ones in each run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const sound: readonly Buffer[] = [
  [command.deliverSm, encodeMessage(fromHandset("hello"))],
  [command.deliverSm, encodeMessage(receiptOf("id-1"))],
  [command.deliverSm, encodeMessage(fromHandset("", { esmClass: 0x40, shortMessage: Buffer.from("05000307020168", "hex") }))],
  [command.deliverSm, encodeMessage(fromHandset("", { tlvs: new Map([[0x0424, Buffer.from("payload")]]) }))],
  [command.dataSm, Buffer.from("0000000000000000", "hex")],
  [command.enquireLink, Buffer.alloc(0)],
  [0x80000004, encodeIdAnswer("id-7")],
  [command.genericNack, Buffer.alloc(0)],
].map(([id, body]) =>
  encodeFrame({ command: Number(id), status: 0, sequence: 9, body: Buffer.from(body instanceof Buffer ? body : []) }),
);

/** A sound PDU with some octets changed, left out or added; its length mostly made true again, so that the body is read. */
function mutated(random: () => number): Buffer {
  let pdu = Buffer.from(sound[Math.floor(random() * sound.length)] ?? Buffer.alloc(16));
  for (let changes = 1 + Math.floor(random() * 4); changes > 0; changes--) {
    const at = Math.floor(random() * pdu.length);
    const kind = random();
    if (kind < 0.6) pdu[at] = Math.floor(random() * 256);
    else if (kind < 0.8) pdu = Buffer.concat([pdu.subarray(0, at), pdu.subarray(at + 1 + Math.floor(random() * 8))]);
    else
      pdu = Buffer.concat([
        pdu.subarray(0, at),
        Buffer.from([...Array(1 + Math.floor(random() * 20))].map(() => Math.floor(random() * 256))),
        pdu.subarray(at),
      ]);
  }
  // Shorter than a header, or of another length than it says, it ends the connection, which takes time to come back.
  if (random() < 0.0002) return pdu;
  const whole = Buffer.concat([pdu, Buffer.alloc(Math.max(0, 16 - pdu.length))]);
  whole.writeUInt32BE(whole.length, 0);
  return whole;
}

const sockets = () => readdirSync("/proc/self/fd").length;

it(`${count} mutated PDUs crash nothing: it goes on, or connects again, and leaks no socket`, { timeout: 120_000 }, async () => {
  const smsc = await Smsc.start();
  const carrier = smppCarrier(home, smsc.port, { enquireLinkMs: 500, responseTimeoutMs: 500 });
  const heard = new Heard();
  await carrier.start(heard);
  const random = randomFrom(20_250_101);
  const before = process.platform === "linux" ? sockets() : 0;
  let sent = 0;
  while (sent < count) {
    await expect.poll(() => smsc.bound, { timeout: 30_000, interval: 2 }).toBeGreaterThan(0);
    const connection = smsc.accepted;
    while (sent < count && smsc.accepted === connection && smsc.bound > 0) {
      smsc.sendRaw(Buffer.concat(Array.from({ length: 50 }, () => mutated(random))));
      sent += 50;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  await expect.poll(() => carrier.ready(), { timeout: 30_000 }).toBe(true);
  const marked = `sound ${sent}`;
  await smsc.deliver(fromHandset(marked));
  expect(heard.texts.at(-1)?.text).toBe(marked);
  expect(await carrier.submit(outboundText("still there"), new AbortController().signal)).toMatchObject({ kind: "accepted" });
  // Most were read: this is not a test of a connection that is down.
  expect(heard.texts.length + heard.receipts.length).toBeGreaterThan(count / 20);
  expect(smsc.open).toBe(1);
  if (process.platform === "linux") expect(sockets()).toBeLessThan(before + 25);
  await carrier.stop();
  await expect.poll(() => smsc.open).toBe(0);
  await smsc.close();
  expect(await home.db.many(sql`select * from carriers.lease`)).toEqual([]);
});
