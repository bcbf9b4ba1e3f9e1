import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import type { CarrierEvents, InboundText, OutboundText, Receipt } from "../carriers/carrier.ts";
import { SmppCarrier, type SmppOptions } from "../carriers/smpp/index.ts";
import { Database } from "../kernel/db/database.ts";
import { migrate } from "../kernel/db/migrate.ts";
import { createLog } from "../kernel/log.ts";
import { TestClock } from "./clock.ts";
import { createTestDatabase } from "./databases.ts";

/** A database with the tables of the carriers, for tests without a server. */
export interface CarrierDatabase {
  readonly url: string;
  readonly db: Database;
  readonly clock: TestClock;
  close(): Promise<void>;
}

export async function createCarrierDatabase(): Promise<CarrierDatabase> {
  const home = await createTestDatabase(inject("postgresUrl"));
  await migrate(home.url, [{ owner: "carriers", folder: new URL("../carriers/migrations/", import.meta.url) }]);
  const clock = new TestClock();
  const db = new Database({ url: home.url, clock });
  return {
    url: home.url,
    db,
    clock,
    close: async () => {
      await db.close();
      await home.drop();
    },
  };
}

/** Keeps what a carrier tells. Replace `fail` to have it refuse. */
export class Heard implements CarrierEvents {
  readonly receipts: Receipt[] = [];
  readonly texts: InboundText[] = [];
  fail: () => boolean = () => false;

  async receipt(_carrier: string, receipt: Receipt): Promise<void> {
    if (this.fail()) throw new Error("as the test wants it");
    this.receipts.push(receipt);
  }

  async inbound(_carrier: string, text: InboundText): Promise<void> {
    if (this.fail()) throw new Error("as the test wants it");
    this.texts.push(text);
  }
}

/** A carrier by SMPP to a simulator, with short times. */
export function smppCarrier(home: CarrierDatabase, port: number, options: Partial<SmppOptions> = {}): SmppCarrier {
  const all: SmppOptions = {
    name: "test",
    host: "127.0.0.1",
    port,
    tls: undefined,
    systemId: "patchbay",
    password: "secret",
    systemType: "",
    gsm7: "unpacked",
    longMessages: "udh",
    ids: "same",
    window: 10,
    perSecond: undefined,
    enquireLinkMs: 10_000,
    responseTimeoutMs: 2_000,
    country: "US",
    ...options,
  };
  return new SmppCarrier(all, { db: home.db, clock: home.clock, log: createLog("silent") });
}

/** A text to submit, in its defaults; what is to be different is given. */
export function outboundText(text: string, fields: Partial<OutboundText> = {}): OutboundText {
  return {
    uuid: randomUUID(),
    attempt: 1,
    from: "+15555550199",
    to: "+15555550100",
    channel: "sms",
    text,
    encoding: "GSM-7",
    media: [],
    validUntil: new Date(Date.now() + 3_600_000),
    ...fields,
  };
}
