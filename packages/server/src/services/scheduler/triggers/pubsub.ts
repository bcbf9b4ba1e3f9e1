import { Problem, problem } from "../../../kernel/errors.ts";
import { broadcast, broadcastableApplication } from "../../pubsub/index.ts";
import type { Inside } from "./trigger.ts";

/** Publishes an event of a custom application in which the user may broadcast. */
export const pubsubTrigger: Inside<"pubsub"> = {
  check: async (db, { app_uuid }, principal) => {
    try {
      await broadcastableApplication(db, principal, app_uuid);
    } catch (error) {
      if (!(error instanceof Problem) || error.key !== "not_found") throw error;
      throw problem("unknown_reference", { details: [`there is no application ${app_uuid}`], cause: error });
    }
  },
  start: async (tx, { trigger, principal }) => {
    const { app_uuid, event, payload = {} } = trigger;
    await broadcastableApplication(tx, principal, app_uuid);
    return { ...(await broadcast(tx, { app_uuid: app_uuid.toLowerCase(), event, payload })) };
  },
};
