/**
 * An appointment by SMS from end to end: a schedule starts a workflow, which texts the customer, waits for the answer, decides
 * by it, and confirms or gives the time to somebody else. The customer's telephone is a handset of the dev phone, so no network
 * is needed.
 *
 * Run it with `node tools/run.mjs examples/appointment-reminder.ts`.
 */
import { setTimeout as pause } from "node:timers/promises";
import { Patchbay } from "@patchbay/sdk";
import { demoCredentials } from "@patchbay/server";
import { findOrStartServer } from "./demo-server.ts";

/** Sends a text and goes on. */
const text = (name: string, start_state: string, next_state: string, body: string) => ({
  name,
  start_state,
  next_state,
  condition: { type: "sms" as const, data: { sms_condition: { from: "^from", to: "^customer", body } } },
});

const reminder = {
  name: "Remind a customer",
  status: "active" as const,
  states: [
    { name: "begin", type: "start" as const },
    { name: "asked", type: "normal" as const },
    {
      name: "answered",
      type: "decision" as const,
      decision: {
        rules: { in: [{ var: "1" }, ["YES", "Yes", "yes"]] },
        data: { "1": "$answer.content[0].body" },
        true_transition_name: "confirm",
        false_transition_name: "release",
      },
    },
    { name: "confirmed", type: "finish" as const },
    { name: "released", type: "finish" as const },
    { name: "unanswered", type: "finish" as const },
  ],
  transitions: [
    text("ask", "begin", "asked", "Your appointment is %when%. Will you come? YES or NO"),
    {
      name: "listen",
      start_state: "asked",
      next_state: "answered",
      next_timeout_state: "unanswered",
      timeout: 86_400_000,
      condition: {
        type: "event" as const,
        data: {
          event_condition: { service: "sms", event: "inbound", criteria: [{ from: "^customer" }], result_path: "$answer" },
        },
      },
    },
    text("confirm", "answered", "confirmed", "See you %when%!"),
    text("release", "answered", "released", "Then another time."),
  ],
};

/** Asks again and again until there is an answer. */
async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await pause(100);
  }
}

async function walk(host: string): Promise<void> {
  const pb = new Patchbay({
    host,
    credentials: {
      clientId: demoCredentials.client,
      clientSecret: demoCredentials.secret,
      username: "casey@demo.example.com",
      password: "patchbay-demo-only",
    },
  });
  const { user_uuid } = await pb.identity.getMyIdentityData();
  const { items: free } = await pb.numbers.listAvailableNumbers({ state: "FL", qty: 1 });
  await pb.numbers.provisionNumbers({ numbers: free, user_uuid });
  const { number: from } = await pb.numbers.getNumberDetails({ number: `+1${free[0]}` });
  const { uuid: workflow_uuid } = await pb.workflow.createWorkflowTemplate(reminder);

  for (const [customer, answer] of [
    ["+12125550124", "YES"],
    ["+12125550125", "no, sorry"],
  ] as const) {
    /** The texts that the customer's telephone got, the newest first. */
    const received = async () => {
      const all = await pb.messaging.listPhoneMessages({ phone: customer, number: from }).toArray({ limit: 10 });
      return all.filter(({ direction }) => direction === "received").map(({ text }) => text);
    };

    const { uuid: event_uuid } = await pb.scheduler.scheduleEvent({
      user_uuid,
      title: "Reminder",
      start_datetime: new Date(Date.now() + 1_000).toISOString(),
      timezone: "America/New_York",
      trigger: { type: "workflow", workflow_uuid, parameters: { from, customer, when: "tomorrow at 10" } },
    });
    const instance_uuid = await until(async () => {
      const [fired] = await pb.scheduler.listEventsHistory({ event_uuid }).toArray({ limit: 1 });
      if (fired?.status === "failed") throw new Error(fired.error);
      return fired?.result.instance_uuid;
    });
    console.log(`> ${await until(async () => (await received())[0])}`);
    await pb.messaging.sendPhoneMessage({ from: customer, to: from, text: answer });
    console.log(`< ${answer}`);
    console.log(`> ${await until(async () => (await received())[1] && (await received())[0])}`);
    const history = await until(async () => {
      const found = await pb.workflow.getWfInstanceHistory({ instance_uuid, show_transition_results: true });
      return found.result_type === undefined || found.result_type === null ? undefined : found;
    });
    const names = (history.results ?? []).map(({ transition_name }) => transition_name);
    console.log(`${history.result_type}: ${names.join(", ")}`);
  }
  await pb.numbers.deprovisionNumbers({ numbers: [from] });
}

const server = await findOrStartServer();
try {
  await walk(server.url);
} finally {
  await server.close();
}
