/**
 * A process that runs a carrier until it is killed.
 *
 * Usage: node --import tsx owner.child.ts DATABASE_URL PORT SYSTEM_ID
 */
import { systemClock } from "../../kernel/clock.ts";
import { Database } from "../../kernel/db/database.ts";
import { createLog } from "../../kernel/log.ts";
import { SmppCarrier } from "./index.ts";

const [url, port, systemId] = process.argv.slice(2);
if (url === undefined || port === undefined || systemId === undefined) throw new Error("which database, what port, what name?");

const carrier = new SmppCarrier(
  {
    name: "shared",
    host: "127.0.0.1",
    port: Number(port),
    tls: undefined,
    systemId,
    password: "secret",
    systemType: "",
    gsm7: "unpacked",
    longMessages: "udh",
    ids: "same",
    window: 10,
    perSecond: undefined,
    enquireLinkMs: 10_000,
    responseTimeoutMs: 5_000,
    country: "US",
  },
  { db: new Database({ url, clock: systemClock }), clock: systemClock, log: createLog("silent") },
);
await carrier.start({ receipt: async () => undefined, inbound: async () => undefined });
process.send?.("ready");
process.on("SIGTERM", () => void carrier.stop().then(() => process.exit(0)));
