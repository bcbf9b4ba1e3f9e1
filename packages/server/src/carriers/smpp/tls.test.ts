import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { type CarrierDatabase, createCarrierDatabase, Heard, outboundText, smppCarrier } from "../../testing/carrier-kit.ts";
import { makeCertificate } from "../../testing/certificate.ts";
import { Smsc } from "../../testing/smsc.ts";
import type { SmppCarrier, SmppOptions } from "./index.ts";

let home: CarrierDatabase;
let smsc: Smsc;
let certificate: Buffer;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  home = await createCarrierDatabase();
  const made = await makeCertificate("smsc.test");
  certificate = made.certificate;
  smsc = await Smsc.start({ tls: { key: made.key, cert: certificate } });
});

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  await home.db.run(sql`delete from carriers.lease`);
});

afterAll(async () => {
  await smsc?.close();
  await home?.close();
});

async function connect(tls: SmppOptions["tls"]): Promise<SmppCarrier> {
  const carrier = smppCarrier(home, smsc.port, { tls });
  closing.push(() => carrier.stop());
  await carrier.start(new Heard());
  return carrier;
}

it("goes over TLS to a network whose certificate is trusted", async () => {
  const carrier = await connect({ ca: certificate, servername: "smsc.test" });
  await expect.poll(() => carrier.ready(), { timeout: 5_000 }).toBe(true);
  expect(await carrier.submit(outboundText("x"), new AbortController().signal)).toMatchObject({ kind: "accepted" });
  await carrier.stop();
  await expect.poll(() => smsc.open).toBe(0);
});

it.each([
  ["that nobody vouches for", () => ({ servername: "smsc.test" }), /self-signed/],
  ["of another name", () => ({ ca: certificate, servername: "other.test" }), /altnames/],
])("does not say its password to one with a certificate %s", async (_name, tls, note) => {
  const carrier = await connect(tls());
  const heard = smsc.heard.length;
  await expect.poll(() => carrier.health().note, { timeout: 5_000 }).toMatch(note);
  expect(carrier.ready()).toBe(false);
  expect(smsc.heard).toHaveLength(heard);
});
