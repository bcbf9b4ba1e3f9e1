import { isObject } from "../../../kernel/json.ts";
import type { MessageCondition } from "./condition.ts";
import { criteria, uuid } from "./data.ts";

/** Waits until a form is submitted. */
export const form: MessageCondition = {
  kind: "message",
  needs: "forms",
  expects: (data) => {
    const form_uuid = uuid(data, "form_uuid");
    const wanted = criteria(data).flatMap((one) => (isObject(one) ? [one] : []));
    const narrowed = (wanted.length === 0 ? [{}] : wanted).map((one) => ({ ...one, form_uuid }));
    return { service: "forms", event: "submission_created", criteria: narrowed };
  },
};
