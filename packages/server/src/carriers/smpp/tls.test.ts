import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { type CarrierDatabase, createCarrierDatabase, Heard, outboundText, smppCarrier } from "../../testing/carrier-kit.ts";
import { Smsc } from "../../testing/smsc.ts";
import type { SmppCarrier, SmppOptions } from "./index.ts";

let home: CarrierDatabase;
let folder: string;
let smsc: Smsc;
let certificate: Buffer;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  home = await createCarrierDatabase();
  folder = await mkdtemp(join(tmpdir(), "patchbay-smsc-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const request = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=smsc.test";
  execFileSync("openssl", [...request.split(" "), "-addext", "subjectAltName=DNS:smsc.test", "-keyout", key, "-out", cert], {
    stdio: "ignore",
  });
  certificate = await readFile(cert);
  smsc = await Smsc.start({ tls: { key: await readFile(key), cert: certificate } });
});

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  await home.db.run(sql`delete from carriers.lease`);
});

afterAll(async () => {
  await smsc?.close();
  await home?.close();
  await rm(folder, { recursive: true, force: true });
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
