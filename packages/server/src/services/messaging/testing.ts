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

const brand = {
  ...{ legal_name: "Acme, Inc.", brand_name: "Acme", e_i_n: "123456789", organization_type: "PRIVATE_PROFIT", vertical: "RETAIL" },
  ...{ registration_country: "US", address: "1 Main Street", city: "Sarasota", state: "FL", postal_code: "34243" },
  ...{ email_address: "acme@example.com", phone_number: "+19415550100", business_contact_email: "acme@example.com" },
};
const campaign = {
  ...{ display_name: "Acme", usecase_id: "CUSTOMER_CARE" },
  description: "Answers to questions of customers about what they have ordered.",
  message_flow: "Customers opt in when they order, by a box that they tick themselves.",
  sample_msg1: "Your order has been sent today.",
  ...{ opt_out_keywords: "STOP,BASTA", opt_in_keywords: "START,JOIN", help_keywords: "HELP,AYUDA" },
};

/** Has numbers of the world's customer send for a 10DLC campaign of its own. @returns its id */
export async function enrol(
  server: TestServer,
  token: string,
  numbers: readonly string[],
  facts: Readonly<Record<string, string>> = {},
): Promise<string> {
  const account = server.world.accounts.customerA;
  await server.app.seed({ brands: [{ ...brand, account, campaigns: [{ ...campaign, ...facts }] }] }, "the brand of a test");
  const path = `/sms/10dlc/customers/${account}/campaigns`;
  const campaigns = await server.call("GET", path, { token });
  const id = String(campaigns.body.items?.[0]?.campaign_id);
  const assigned = await server.call("POST", `${path}/${id}/numbers/assign`, { token, body: { tns: numbers } });
  if (assigned.status !== 200) throw new Error(`The numbers could not be assigned: ${JSON.stringify(assigned.body)}`);
  return id;
}
