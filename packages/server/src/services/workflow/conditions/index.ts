import type { ConditionType } from "../engine/definition.ts";
import type { Condition } from "./condition.ts";
import { email } from "./email.ts";
import { event } from "./event.ts";
import { form } from "./form.ts";
import { http } from "./http.ts";
import { jsonata } from "./jsonata.ts";
import { lambda } from "./lambda.ts";
import { passthrough } from "./passthrough.ts";
import { pubsub } from "./pubsub.ts";
import { sms } from "./sms.ts";
import { timer } from "./timer.ts";
import { wait } from "./wait.ts";
import { webhook } from "./webhook.ts";
import { workflow } from "./workflow.ts";

/** Every type of condition. */
export const conditions: Readonly<Record<ConditionType, Condition>> = {
  passthrough,
  lambda,
  wait,
  timer,
  http,
  pubsub,
  event,
  webhook,
  workflow,
  jsonata,
  email,
  sms,
  form,
};
