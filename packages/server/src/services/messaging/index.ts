import { messaging as contract } from "@patchbay/contract";
import type { Carrier } from "../../carriers/carrier.ts";
import { createCarriers, loadCarriers } from "../../carriers/index.ts";
import { migrationsBeside } from "../../kernel/db/migrate.ts";
import { type Background, defineService, type Kernel } from "../../kernel/service.ts";
import { findProvisioned } from "../numbers/index.ts";
import { cleanup } from "./cleanup.ts";
import { conversationHandlers } from "./conversations/handlers.ts";
import { receiveInbound } from "./inbound/receive.ts";
import { messageHandlers } from "./messages.ts";
import { phoneHandlers } from "./phone.ts";
import { purgeLane } from "./purge.ts";
import { messagingSeed } from "./seed.ts";
import { sendingHandlers } from "./sending/handlers.ts";
import { LaneSize } from "./sending/lane-size.ts";
import { receive } from "./sending/receipts.ts";
import { submissionLane } from "./sending/submit.ts";
import { Turns } from "./sending/turns.ts";

/** Keeps the carriers connected; what they hear is committed before they are told so. */
function connections({ db }: Kernel, carriers: readonly Carrier[]): Background {
  return {
    start: async () => {
      for (const carrier of carriers)
        await carrier.start({
          receipt: (name, receipt) => receive(db, name, receipt),
          inbound: async (name, text) => {
            await db.transaction((tx) => receiveInbound(tx, name, text), { name: "messaging.inbound" });
          },
        });
    },
    stop: async () => {
      await Promise.all(carriers.map((carrier) => carrier.stop()));
    },
  };
}

/** The messaging service. */
export const messaging = defineService(contract, (kernel) => {
  const { db, clock, log, outbound, settings } = kernel;
  const config = settings.carriers === undefined ? undefined : loadCarriers(settings.carriers, process.env);
  const { routes, lanes, addRoutes } = createCarriers(config, {
    db,
    clock,
    log,
    outbound,
    isOurs: async (number) => (await findProvisioned(db, number)) !== undefined,
  });
  const size = new LaneSize();
  return {
    handlers: { ...conversationHandlers, ...messageHandlers, ...sendingHandlers(kernel, routes), ...phoneHandlers(routes) },
    migrations: migrationsBeside(import.meta.url),
    consumers: [cleanup],
    lanes: [purgeLane, ...lanes, ...routes.carriers.map((carrier) => submissionLane(clock, carrier, size))],
    background: [connections(kernel, routes.carriers), new Turns(kernel, routes, size)],
    addRoutes,
    seed: [messagingSeed],
  };
});
