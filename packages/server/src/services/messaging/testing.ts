import { expect } from "vitest";
import { newUuid } from "../../kernel/clock.ts";
import type { Answer, TestServer } from "../../testing/harness.ts";
import type { NewText } from "./store/texts.ts";

/** Loads numbers into the stock and provisions them; to a user where one is named. */
export async function provision(server: TestServer, token: string, numbers: readonly string[], user_uuid?: string): Promise<void> {
  const stock = { numbers: numbers.map((number) => ({ number, sms_enabled: true, mms_enabled: true })) };
  await server.app.seed({ numbers: [stock] }, "the numbers of a test");
  const body = { numbers, ...(user_uuid === undefined ? {} : { user_uuid }) };
  const answer = await server.call("POST", "/sms/provision", { token, body });
  if (answer.status >= 300 || Number(answer.body.enabled?.length) !== numbers.length)
    throw new Error(`The numbers could not be provisioned: ${JSON.stringify(answer.body)}`);
}

/** Waits until a text is in a state. @returns the text */
export async function textIn(server: TestServer, token: string, uuid: unknown, ...states: readonly string[]): Promise<Answer> {
  let last: Answer = {};
  const look = async () => {
    last = (await server.call("GET", `/messaging/messages/${uuid}`, { token })).body;
    return String(last.status);
  };
  // Says in which state it stayed.
  await expect.poll(look, { timeout: 20_000, interval: 20 }).toBeOneOf([...states]);
  return last;
}

/** A queued text of the world's customer, as it is stored. */
export function newText({ world, clock }: TestServer, changes: Partial<NewText> = {}): NewText {
  const uuid = newUuid(clock.now());
  const { root, reseller, customerA } = world.accounts;
  return {
    uuid,
    message_uuid: uuid,
    account_uuid: customerA,
    account_path: [root, reseller, customerA],
    user_uuid: world.users.userA,
    conversation_uuid: null,
    context_uuid: null,
    direction: "outbound",
    number: "+19415550100",
    remote: "+19415559999",
    to_given: "+19415559999",
    phone_numbers: ["+19415559999"],
    channel: "sms",
    content: [{ type: "text", body: "hi" }],
    encoding: "GSM-7",
    segments: 1,
    status: "queued",
    metadata: {},
    created_at: clock.now(),
    scheduled_at: null,
    valid_until: new Date(clock.now().getTime() + 86_400_000),
    provider: null,
    campaign_id: null,
    brand_id: null,
    waiting: true,
    wait_until: null,
    carrier: null,
    arrival: null,
    trace_id: "test",
    ...changes,
  };
}
