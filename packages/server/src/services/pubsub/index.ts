import { pubsub as contract } from "@patchbay/contract";
import { migrationsBeside } from "../../kernel/db/migrate.ts";
import { slicePage } from "../../kernel/lists.ts";
import { defineService } from "../../kernel/service.ts";
import { applicationHandlers } from "./applications.ts";
import { catalog } from "./catalog/catalog.ts";
import { cleanup, tidying } from "./cleanup.ts";
import { deliveryHandlers } from "./deliveries.ts";
import { deliveryLanes } from "./delivering/lanes.ts";
import { fanOut } from "./fan-out.ts";
import { purgeLane } from "./purge.ts";
import { applicationsSeed } from "./seed.ts";
import { StreamHub } from "./stream/hub.ts";
import { addStream } from "./stream/routes.ts";
import { subscriptionHandlers } from "./subscriptions/handlers.ts";

export { broadcastableApplication } from "./applications.ts";
export { type Broadcast, type BroadcastAccepted, broadcast } from "./broadcasts.ts";
export { type BroadcastData, broadcastOf } from "./matching.ts";

/** The pubsub service. */
export const pubsub = defineService(contract, (kernel) => {
  const hub = new StreamHub(kernel);
  return {
    handlers: {
      ...subscriptionHandlers(kernel),
      ...applicationHandlers,
      ...deliveryHandlers,
      listCatalog: async ({ tx, query, page }) => {
        const entries = catalog(tx.now()).filter(({ service }) => query.service === undefined || service === query.service);
        return slicePage(page, page.sort.some(({ descending }) => descending) ? entries.reverse() : entries);
      },
    },
    migrations: migrationsBeside(import.meta.url),
    consumers: [fanOut(kernel), cleanup],
    lanes: [...deliveryLanes(kernel), purgeLane],
    background: [tidying(kernel), hub],
    addRoutes: (server) => addStream(server, kernel, hub),
    seed: [applicationsSeed],
  };
});
