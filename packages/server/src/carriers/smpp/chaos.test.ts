/** Everything that a network can do wrong, at once: afterwards texts go out and come in as before. */

import { once } from "node:events";
import { readdirSync } from "node:fs";
import { createServer } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { createLog } from "../../kernel/log.ts";
import { type CarrierDatabase, createCarrierDatabase, Heard, outboundText, smppCarrier } from "../../testing/carrier-kit.ts";
import { mutatedPdu, randomFrom, randomPdu } from "../../testing/mutated-pdus.ts";
import { fromHandset, Smsc } from "../../testing/smsc.ts";
import { encodeFrame } from "./frames.ts";
import { gsmText } from "./gsm.ts";
import type { SmppCarrier } from "./index.ts";
import { encodeIdAnswer } from "./pdus.ts";
import { answerTo, command, numbering, status } from "./protocol.ts";
import { Session } from "./session.ts";

const count = 20_000;
const never = new AbortController().signal;
let home: CarrierDatabase;

beforeAll(async () => {
  home = await createCarrierDatabase();
});

afterAll(() => home?.close());

const sockets = () => (process.platform === "linux" ? readdirSync("/proc/self/fd").length : 0);
const breath = () => new Promise((resolve) => setImmediate(resolve));

/** Sends texts one after the other as the lane does: again when they are lost, later when it is not the time. */
async function traffic(carrier: SmppCarrier, name: string, until: () => boolean): Promise<Map<string, { lost: number }>> {
  const done = new Map<string, { lost: number }>();
  for (let n = 0; !until(); n++) {
    const text = `${name}-${n}`;
    for (let lost = 0; !done.has(text); ) {
      const { kind } = await carrier.submit(outboundText(text), never);
      if (kind === "accepted") done.set(text, { lost });
      else if (kind === "lost") lost++;
      else if (kind === "refused") throw new Error(`${text} was refused`);
      else await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  return done;
}

it(`${count} bad PDUs, half-open connections, lost answers and none to signs of life: all texts arrive, twice only after a loss`, {
  timeout: 120_000,
}, async () => {
  const smsc = await Smsc.start();
  const carrier = smppCarrier(home, smsc.port, { enquireLinkMs: 300, responseTimeoutMs: 300 });
  const heard = new Heard();
  await carrier.start(heard);
  const random = randomFrom(20_250_101);
  smsc.judge = () => {
    const chance = random();
    if (chance < 0.05) return { answer: "none" };
    if (chance < 0.06) return { answer: status.throttled };
    if (chance < 0.07) return { answer: status.queueFull };
    return chance < 0.5 ? { delay: 5 } : {};
  };
  const freeze = (isFrozen: boolean) => {
    smsc.isFrozen = isFrozen;
  };
  const silence = (commands: ReadonlySet<number>) => {
    smsc.unanswered = commands;
  };
  const before = sockets();
  let isOver = false;
  const sending = Promise.all(["a", "b", "c", "d"].map((name) => traffic(carrier, name, () => isOver)));
  /** Waits until the connection that there is has been given up, and another one is bound. */
  const replaced = async (what: string, begin: () => void, end: () => void) => {
    await expect.poll(() => carrier.ready(), { timeout: 30_000, interval: 2, message: what }).toBe(true);
    const connection = smsc.accepted;
    begin();
    await expect.poll(() => smsc.accepted, { timeout: 30_000, interval: 2, message: what }).toBeGreaterThan(connection);
    end();
  };
  const torn = () => smsc.sendRaw(Buffer.from("00000007", "hex"));
  const silent = new Set<number>([command.enquireLink, command.submitSm]);
  const ends: Readonly<Record<number, () => Promise<void>>> = {
    5: () =>
      replaced(
        "half open",
        () => freeze(true),
        () => freeze(false),
      ),
    10: () =>
      replaced(
        "no sign of life",
        () => silence(silent),
        () => silence(new Set()),
      ),
    15: () => replaced("no SMPP", torn, () => undefined),
  };
  for (let sent = 0; sent < count; sent += 50) {
    await expect.poll(() => carrier.ready() || smsc.bound > 0, { timeout: 30_000, interval: 2 }).toBe(true);
    const pdus = Array.from({ length: 50 }, () => (random() < 0.2 ? randomPdu(random) : mutatedPdu(random, 0)));
    smsc.sendRaw(Buffer.concat(pdus));
    await breath();
    await ends[sent / 1_000]?.();
  }
  isOver = true;
  const texts = new Map((await sending).flatMap((each) => [...each]));

  // Nothing that was accepted is missing, and what is there twice has been lost in between.
  const times = new Map<string, number>();
  for (const { message } of smsc.ledger) {
    const text = gsmText(message.shortMessage);
    times.set(text, (times.get(text) ?? 0) + 1);
  }
  expect(texts.size).toBeGreaterThan(50);
  expect([...texts].filter(([text, { lost }]) => !times.has(text) || (times.get(text) ?? 0) > lost + 1)).toEqual([]);
  expect([...texts].some(([, { lost }]) => lost > 0)).toBe(true);

  // Traffic goes on, both ways, over one connection; most of it was read: the connection was not just down.
  smsc.judge = () => ({});
  await expect.poll(() => carrier.ready(), { timeout: 30_000 }).toBe(true);
  await smsc.deliver(fromHandset("still there?"));
  expect(heard.texts.at(-1)?.text).toBe("still there?");
  expect(await carrier.submit(outboundText("still there"), never)).toMatchObject({ kind: "accepted" });
  expect(heard.texts.length + heard.receipts.length).toBeGreaterThan(count / 20);
  expect(smsc.open).toBe(1);
  expect(sockets()).toBeLessThan(before + 25);
  await carrier.stop();
  await expect.poll(() => smsc.open).toBe(0);
  await smsc.close();
  expect(await home.db.many(sql`select * from carriers.lease`)).toEqual([]);
});

it("a network that asks and asks, and never reads the answers, is given up before they fill the memory", async () => {
  const asking = encodeFrame({ command: command.enquireLink, status: 0, sequence: 7, body: Buffer.alloc(0) });
  const flood = Buffer.concat(Array.from({ length: 4_096 }, () => asking));
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", (bind) => {
      socket.pause();
      const [body, sequence] = [encodeIdAnswer("smsc"), bind.readUInt32BE(12)];
      socket.write(encodeFrame({ command: answerTo(command.bindTransceiver), status: 0, sequence, body }));
      const pour = () => {
        while (!socket.destroyed && socket.write(flood));
      };
      socket.on("drain", pour);
      pour();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const addressRange = { ...numbering.unknown, digits: "" };
  const session = await Session.open(
    {
      ...{ host: "127.0.0.1", port: typeof address === "object" && address !== null ? address.port : 0, tls: undefined },
      bind: { systemId: "x", password: "x", systemType: "", interfaceVersion: 0x34, addressRange },
      ...{ responseTimeoutMs: 5_000, enquireLinkMs: 5_000, log: createLog("silent"), onMessage: async () => undefined },
    },
    never,
  );
  expect(await session.ended).toContain("does not read");
  expect(session.isOpen).toBe(false);
  server.close();
});
