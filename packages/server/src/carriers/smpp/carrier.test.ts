import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { type CarrierDatabase, createCarrierDatabase, Heard, outboundText, smppCarrier } from "../../testing/carrier-kit.ts";
import { fromHandset, receiptOf, Smsc, type SmscOptions } from "../../testing/smsc.ts";
import { gsmText } from "./gsm.ts";
import type { SmppCarrier, SmppOptions } from "./index.ts";
import { command, status } from "./protocol.ts";

let home: CarrierDatabase;
const closing: (() => Promise<void>)[] = [];
const never = new AbortController().signal;

beforeAll(async () => {
  home = await createCarrierDatabase();
});

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  await home.db.run(sql`delete from carriers.lease`);
  await home.db.run(sql`delete from carriers.inbound_text`);
});

afterAll(async () => {
  await home?.close();
});

interface Setup {
  readonly smsc: Smsc;
  readonly carrier: SmppCarrier;
  readonly heard: Heard;
}

/** A network, and a carrier that is bound to it. */
async function connect(options: Partial<SmppOptions> = {}, network: SmscOptions = {}): Promise<Setup> {
  const smsc = await Smsc.start({ password: "secret", ...network });
  closing.push(() => smsc.close());
  const carrier = smppCarrier(home, smsc.port, options);
  closing.push(() => carrier.stop());
  const heard = new Heard();
  await carrier.start(heard);
  await expect.poll(() => carrier.ready(), { timeout: 5_000, interval: 10 }).toBe(true);
  return { smsc, carrier, heard };
}

describe("submitting", () => {
  it("sends a text with sender, recipient, validity and the wish for a receipt", async () => {
    const { smsc, carrier } = await connect();
    const validUntil = new Date(home.clock.now().getTime() + 90 * 60_000 + 500);
    const sent = await carrier.submit(outboundText("Hello {you} €", { validUntil }), never);
    expect(sent).toEqual({ kind: "accepted", ids: ["id-1"] });
    expect(smsc.ledger).toHaveLength(1);
    const message = smsc.ledger[0]?.message;
    expect(message).toMatchObject({
      source: { ton: 1, npi: 1, digits: "15555550199" },
      destination: { ton: 1, npi: 1, digits: "15555550100" },
      esmClass: 0,
      dataCoding: 0,
      registeredDelivery: 1,
      validityPeriod: "000000013000000R",
    });
    expect(gsmText(message?.shortMessage ?? [])).toBe("Hello {you} €");
  });

  it("does not send what is no longer valid, nor pictures, and says later while nothing is connected", async () => {
    const { smsc, carrier } = await connect();
    const refused = async (fields: object) => carrier.submit(outboundText("x", fields), never);
    expect(await refused({ validUntil: new Date(0) })).toMatchObject({ kind: "refused", code: "expired" });
    expect(await refused({ channel: "mms" })).toMatchObject({ kind: "refused", code: "mms_unsupported" });
    await carrier.stop();
    expect(await refused({})).toMatchObject({ kind: "later", code: "not_connected" });
    expect(smsc.ledger).toEqual([]);
  });

  it("the network's refusal is final and named", async () => {
    const { smsc, carrier } = await connect();
    smsc.judge = () => ({ answer: 0x0b });
    expect(await carrier.submit(outboundText("x"), never)).toMatchObject({ kind: "refused", code: "ESME_RINVDSTADR" });
    smsc.judge = () => ({ answer: 0x410 });
    expect(await carrier.submit(outboundText("x"), never)).toMatchObject({ kind: "refused", code: "0x00000410" });
  });

  it("keeps to the window, and uses it", async () => {
    const { smsc, carrier } = await connect({ window: 5 });
    let [under, most] = [0, 0];
    smsc.judge = () => {
      under++;
      most = Math.max(most, under);
      setTimeout(() => under--, 4);
      return { delay: 5 };
    };
    const sent = await Promise.all(Array.from({ length: 50 }, () => carrier.submit(outboundText("x"), never)));
    expect(sent.every(({ kind }) => kind === "accepted")).toBe(true);
    expect(most).toBe(5);
    expect(new Set(smsc.ledger.map(({ id }) => id)).size).toBe(50);
  });

  it("never more parts in a second than allowed, in any second, and evenly", async () => {
    const { smsc, carrier } = await connect({ perSecond: 40, window: 100 });
    const three = "x".repeat(400);
    const sent = await Promise.all(Array.from({ length: 30 }, () => carrier.submit(outboundText(three), never)));
    expect(sent.map(({ kind }) => kind)).toEqual(Array(30).fill("accepted"));
    const times = smsc.ledger.map(({ at }) => at);
    expect(times).toHaveLength(90);
    // Of the network's clock; what travels is late by some milliseconds, so the window is a little shorter.
    const most = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 950).length));
    expect(most).toBeLessThanOrEqual(40);
    const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
    expect(span).toBeGreaterThan((89 / 40) * 1_000 * 0.95);
    expect(span).toBeLessThan((89 / 40) * 1_000 * 1.5);
  });

  it("a text that would wait long is told to come later", async () => {
    const { carrier } = await connect({ perSecond: 1, window: 100 });
    const all = new AbortController();
    const waiting = Array.from({ length: 8 }, () => carrier.submit(outboundText("x"), all.signal));
    expect(await carrier.submit(outboundText("x"), never)).toMatchObject({ kind: "later", code: "busy" });
    all.abort();
    const kinds = (await Promise.all(waiting)).map(({ kind }) => kind);
    expect(kinds).toContain("later");
  });

  it.each([
    ["throttled", status.throttled, "ESME_RTHROTTLED"],
    ["queue full", status.queueFull, "ESME_RMSGQFUL"],
  ])("%s: stops for a while that grows, says later, and goes on", async (_name, answer, code) => {
    const { smsc, carrier } = await connect();
    let asked = 0;
    smsc.judge = () => {
      asked++;
      return { answer };
    };
    const pauses: number[] = [];
    for (let round = 0; round < 4; round++) {
      await expect.poll(() => carrier.ready(), { timeout: 5_000, interval: 5 }).toBe(true);
      const sent = await carrier.submit(outboundText("x"), never);
      expect(sent).toMatchObject({ kind: "later", code });
      pauses.push(sent.kind === "later" ? sent.retryAfterMs : 0);
      expect(carrier.ready()).toBe(false);
      expect(await carrier.submit(outboundText("x"), never)).toMatchObject({ kind: "later", code: "busy" });
    }
    expect(asked).toBe(4);
    expect(pauses[0]).toBeLessThanOrEqual(200);
    expect(pauses[3]).toBeGreaterThan(700);
    smsc.judge = () => ({});
    await expect.poll(() => carrier.ready(), { timeout: 5_000, interval: 5 }).toBe(true);
    expect(await carrier.submit(outboundText("x"), never)).toMatchObject({ kind: "accepted" });
  });

  it("parts that are throttled after the first one was taken are sent again, each once in the end", async () => {
    const { smsc, carrier } = await connect();
    let n = 0;
    smsc.judge = () => ({ answer: [2, 3, 4, 6].includes(++n) ? status.throttled : status.ok });
    const sent = await carrier.submit(outboundText("x".repeat(153 * 4)), never);
    expect(sent).toMatchObject({ kind: "accepted" });
    const parts = smsc.ledger.map(({ message }) => message.shortMessage[5]);
    expect(parts.toSorted()).toEqual([1, 2, 3, 4]);
  });

  it("parts that are refused after the first one was taken: the text is with the network, and does not arrive whole", async () => {
    const { smsc, carrier, heard } = await connect();
    let n = 0;
    smsc.judge = () => ({ answer: ++n === 3 ? 0x0b : status.ok });
    const sent = await carrier.submit(outboundText("x".repeat(153 * 4)), never);
    expect(smsc.ledger).toHaveLength(3);
    const taken = smsc.ledger.map(({ id }) => id);
    const [refused] = heard.receipts;
    expect(heard.receipts).toMatchObject([{ status: "undelivered", code: "ESME_RINVDSTADR" }]);
    expect(sent).toEqual({ kind: "accepted", ids: [...taken, refused?.id] });
  });

  it("an answer that is lost makes the text lost, and nothing else", async () => {
    const { smsc, carrier } = await connect({ responseTimeoutMs: 200 });
    smsc.judge = ({ message }) => (gsmText(message.shortMessage) === "lose" ? { answer: "none" } : {});
    const [lost, kept] = await Promise.all([
      carrier.submit(outboundText("lose"), never),
      carrier.submit(outboundText("keep"), never),
    ]);
    expect([lost.kind, kept.kind]).toEqual(["lost", "accepted"]);
    expect(await carrier.submit(outboundText("keep"), never)).toMatchObject({ kind: "accepted" });
    expect(smsc.accepted).toBe(1);
  });
});

describe("the connection", () => {
  it("what was under way when it breaks is lost; it is opened again, and goes on", async () => {
    const { smsc, carrier } = await connect();
    smsc.judge = () => ({ answer: "none" });
    const sending = carrier.submit(outboundText("x"), never);
    await expect.poll(() => smsc.ledger.length).toBe(1);
    smsc.drop();
    expect((await sending).kind).toBe("lost");
    expect(await carrier.submit(outboundText("x"), never)).toMatchObject({ kind: "later", code: "not_connected" });
    smsc.judge = () => ({});
    await expect.poll(() => carrier.ready(), { timeout: 5_000 }).toBe(true);
    expect(await carrier.submit(outboundText("x"), never)).toMatchObject({ kind: "accepted" });
    expect([smsc.accepted, smsc.open]).toEqual([2, 1]);
  });

  it("waits longer and longer for a network that is away or lets nobody in, leaks no socket, and tells why", async () => {
    const { smsc, carrier } = await connect();
    const tries = smsc.accepted;
    smsc.bindStatus = status.bindFailed;
    smsc.drop();
    await expect.poll(() => smsc.accepted, { timeout: 10_000 }).toBeGreaterThanOrEqual(tries + 3);
    await expect.poll(() => carrier.health().note).toContain("ESME_RBINDFAIL");
    expect(carrier.health().up).toBe(false);
    expect(smsc.open).toBeLessThanOrEqual(1);
    smsc.bindStatus = status.ok;
    await expect.poll(() => carrier.health().up, { timeout: 10_000 }).toBe(true);
    expect(smsc.open).toBe(1);
  });

  it("a half-open connection is noticed and replaced", async () => {
    const { smsc, carrier } = await connect({ enquireLinkMs: 200, responseTimeoutMs: 300 });
    await expect.poll(() => smsc.heard.filter((id) => id === command.enquireLink).length).toBeGreaterThan(1);
    expect(smsc.accepted).toBe(1);
    smsc.isFrozen = true;
    const frozen = performance.now();
    await expect.poll(() => carrier.ready(), { timeout: 2_000, interval: 10 }).toBe(false);
    expect(performance.now() - frozen).toBeLessThan(1_000);
    smsc.isFrozen = false;
    await expect.poll(() => carrier.ready(), { timeout: 5_000 }).toBe(true);
    await expect.poll(() => smsc.open).toBe(1);
  });

  it("answers the network's own sign of life, its good-bye, and what it does not know", async () => {
    const { smsc, carrier } = await connect();
    const pdu = (id: number) => Buffer.from(`00000010${id.toString(16).padStart(8, "0")}0000000000000007`, "hex");
    smsc.sendRaw(pdu(command.enquireLink));
    smsc.sendRaw(pdu(0x00000777));
    smsc.sendRaw(pdu(0x00000102));
    await expect.poll(() => smsc.heard.slice(1)).toEqual([0x80000015, 0x80000000]);
    smsc.sendRaw(pdu(command.unbind));
    await expect.poll(() => smsc.heard.includes(0x80000006)).toBe(true);
    await expect.poll(() => smsc.accepted, { timeout: 5_000 }).toBe(2);
    await expect.poll(() => carrier.ready()).toBe(true);
  });

  it("says good-bye when it stops, after what was under way", async () => {
    const { smsc, carrier } = await connect();
    smsc.judge = () => ({ delay: 100 });
    const sending = carrier.submit(outboundText("x"), never);
    await expect.poll(() => smsc.ledger.length).toBe(1);
    await carrier.stop();
    expect((await sending).kind).toBe("accepted");
    expect(smsc.heard.at(-1)).toBe(command.unbind);
    await expect.poll(() => smsc.open).toBe(0);
    expect(await home.db.many(sql`select * from carriers.lease`)).toEqual([]);
  });

  it("does not wait for a network that does not answer when it stops", async () => {
    const smsc = await Smsc.start();
    closing.push(() => smsc.close());
    smsc.isFrozen = true;
    const carrier = smppCarrier(home, smsc.port, { responseTimeoutMs: 20_000 });
    await carrier.start(new Heard());
    await expect.poll(() => smsc.open).toBe(1);
    const began = performance.now();
    await carrier.stop();
    expect(performance.now() - began).toBeLessThan(1_000);
    await expect.poll(() => smsc.open).toBe(0);
  });
});

describe("texts from handsets", () => {
  it("come with E.164 numbers, in their alphabet", async () => {
    const { smsc, heard } = await connect();
    await smsc.deliver(
      fromHandset("", { shortMessage: Buffer.of(0x1b, 0x65, 0x35, 0x00), source: { ton: 0, npi: 0, digits: "9415550123" } }),
    );
    await smsc.deliver(
      fromHandset("", {
        dataCoding: 8,
        shortMessage: Buffer.from("d83dde000041", "hex"),
        destination: { ton: 0, npi: 0, digits: "12345" },
      }),
    );
    await smsc.deliver(fromHandset("caf\u00e9", { dataCoding: 3, source: { ton: 5, npi: 0, digits: "BANK" } }));
    expect(heard.texts.map(({ from, to, text }) => [from, to, text])).toEqual([
      ["+19415550123", "+15555550199", "€5@"],
      ["+15555550100", "12345", "😀A"],
      ["BANK", "+15555550199", "café"],
    ]);
  });

  it("are told again when they could not be kept", async () => {
    const { smsc, heard } = await connect();
    let failures = 3;
    heard.fail = () => failures-- > 0;
    await smsc.deliver(fromHandset("once"));
    expect(heard.texts.map(({ text }) => text)).toEqual(["once"]);
    expect(smsc.sent).toBe(4);
  });

  it("data for programs and acknowledgements of handsets are acknowledged and left aside", async () => {
    const { smsc, heard } = await connect();
    await smsc.deliver(fromHandset("bin", { dataCoding: 4 }));
    await smsc.deliver(fromHandset("ack", { esmClass: 0x08 }));
    await smsc.deliver(receiptOf("", "DELIVRD"));
    expect([heard.texts, heard.receipts]).toEqual([[], []]);
  });
});
