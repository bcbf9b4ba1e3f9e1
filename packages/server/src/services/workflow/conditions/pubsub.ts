import { broadcast, broadcastableApplication } from "../../pubsub/index.ts";
import type { CallCondition } from "./condition.ts";
import { object, text, uuid } from "./data.ts";

/** Publishes an event of a custom application in which the user may broadcast; once, as it is part of the commit. */
export const pubsub: CallCondition = {
  kind: "call",
  needs: "pubsub",
  perform: async ({ kernel, run, data }) => {
    const principal = await kernel.access.actFor(run.user_uuid, run.scope ?? undefined);
    const given = { app_uuid: uuid(data, "app_uuid"), event: text(data, "event"), payload: object(data, "payload") };
    return {
      within: async (tx) => {
        await broadcastableApplication(tx, principal, given.app_uuid);
        return { ...(await broadcast(tx, given)) };
      },
    };
  },
};
