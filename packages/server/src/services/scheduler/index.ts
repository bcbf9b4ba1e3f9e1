import { scheduler as contract } from "@patchbay/contract";
import { migrationsBeside } from "../../kernel/db/migrate.ts";
import { defineService } from "../../kernel/service.ts";
import { cleanup } from "./cleanup.ts";
import { firingLane } from "./firing.ts";
import { schedulerHandlers } from "./handlers.ts";
import { forgetting } from "./history.ts";
import { startingLanes } from "./starting.ts";
import { createTriggers } from "./triggers/index.ts";

/** The scheduler. */
export const scheduler = defineService(contract, (kernel) => {
  const triggers = createTriggers(kernel);
  return {
    handlers: schedulerHandlers(kernel, triggers),
    migrations: migrationsBeside(import.meta.url),
    lanes: [firingLane(kernel, triggers), ...startingLanes(kernel, triggers)],
    consumers: [cleanup],
    background: [forgetting(kernel)],
  };
});
