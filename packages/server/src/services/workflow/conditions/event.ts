import type { MessageCondition } from "./condition.ts";
import { criteria, text, uuid } from "./data.ts";

/** Waits for an event of the platform, or of a custom application. */
export const event: MessageCondition = {
  kind: "message",
  expects: (data) =>
    data.app_uuid === undefined || data.app_uuid === null
      ? { service: text(data, "service"), event: text(data, "event"), criteria: criteria(data) }
      : { app_uuid: uuid(data, "app_uuid"), event: text(data, "event"), criteria: criteria(data) },
};
