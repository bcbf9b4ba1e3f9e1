import { createHash, randomUUID } from "node:crypto";
import { permissions } from "@patchbay/contract";
import { vi } from "vitest";
import { raw, sql } from "../kernel/db/sql.ts";
import { findAccount } from "../services/accounts/index.ts";
import { invokeFunction } from "../services/lambda/index.ts";
import type { TestServer } from "./harness.ts";
import type { world } from "./world.ts";

export type AccountName = keyof typeof world.accounts;

/** An account with one resource of every kind. */
export interface Tenant {
  readonly account: string;
  /** Its resources by path parameter. */
  readonly params: Readonly<Record<string, string>>;
  /** Its resources by member name of request bodies. */
  readonly bodies: Readonly<Record<string, unknown>>;
  /** Ids that another tenant must never be shown. */
  readonly ids: readonly string[];
  /** A user of the account who is in no group. */
  readonly outsider: string;
  /** Digest of all its rows when it was complete. */
  readonly fingerprint: string;
}

/** A telephone that texts with every tenant. */
export const handset = "+12125559999";

/** Where nothing can be delivered to. */
export const nowhere = "http://127.0.0.1:9/";

/** Keys of destinations are the phone system's; here it counts them. */
let destinations = 0;

/**
 * Gives an account a user, a group, a role, a client, a property, a contact, a resource group, an extension, a destination, a
 * number, a conversation with a message, a scheduled event, an application, subscriptions and runs of a workflow by the API,
 * and a brand with a campaign and a workflow by the seed.
 */
export async function createTenant(server: TestServer, token: string, account: string): Promise<Tenant> {
  const create = async (path: string, body: unknown): Promise<string> => {
    const answer = await server.call("POST", path, { token, body });
    if (answer.status >= 300) throw new Error(`POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return String(answer.body.uuid);
  };
  const person = (login: string) => ({
    type: "user",
    provider: "local",
    first_name: "T",
    last_name: "Tenant",
    username: login,
    email: login,
    password: "a long enough passphrase",
  });
  const permission = await firstPermission(server, token);
  const user = await create(`/identity/accounts/${account}/identities`, person(`${randomUUID()}@example.com`));
  const outsider = await create(`/identity/accounts/${account}/identities`, person(`${randomUUID()}@example.com`));
  const role = await create(`/auth/accounts/${account}/roles`, { name: "Tenant role", permissions: [permission] });
  const group = await create(`/auth/accounts/${account}/user-groups`, { name: "Tenant group", description: "d", users: [user] });
  await server.call("POST", `/auth/user-groups/${group}/roles`, { token, body: { roles: [role] } });
  const client = await create("/oauth/clients", {
    name: "Tenant client",
    description: "d",
    application_type: "connect",
    grant_types: ["client_credentials"],
    app_user: user,
  });
  const property = await create(`/profiles/users/${user}/properties`, { context: "user", name: "n", value: "v" });
  const contact = await create(`/contacts/users/${user}/contacts`, { company: "Tenant" });
  const resourceGroup = await create(`/auth/applications/${client}/resource-groups`, {
    name: "r",
    description: "d",
    resources: [],
  });
  const destination = ++destinations;
  const directories = [
    ["/voice", { extensions: [{ extension: "100", user_uuid: user }] }],
    ["/dbsip", { destinations: [{ id: destination, type: "extension", name: "Tenant", user_uuid: user }] }],
  ] as const;
  for (const [service, body] of directories) {
    const path = `${service}/accounts/${account}/${service === "/voice" ? "extensions" : "destinations"}`;
    const answer = await server.call("PUT", path, { token, body });
    if (answer.status >= 300) throw new Error(`PUT ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
  // One that nobody else has.
  const number = `+1941${Number.parseInt(account.slice(-6), 16).toString().padStart(8, "0").slice(1)}`;
  await server.app.seed({ numbers: [{ numbers: [{ number }] }], brands: [brandOf(account)] }, "the stock of the tests");
  await server.call("POST", "/sms/provision", { token, body: { numbers: [number], account_uuid: account } });
  const details = await server.call("GET", `/sms/provision/numbers/number/${number}`, { token });
  const campaigns = await server.call("GET", `/sms/10dlc/customers/${account}/campaigns`, { token });
  const campaign = String(campaigns.body.items?.[0]?.campaign_id);
  const workflow = await createRuns(server, token, account, user);
  const phone_numbers = [handset];
  const opened = await server.call("POST", `/messaging/users/${user}/conversations`, { token, body: { phone_numbers } });
  const invocation = await callFunction(server, account, user);
  const message = await create("/dev/phone/messages", { from: handset, to: number, text: "hi" });
  const start_datetime = new Date(server.clock.now().getTime() + 365 * 86_400_000).toISOString();
  const event = await create("/scheduler/events", { user_uuid: user, title: "Tenant event", start_datetime, timezone: "UTC" });
  const pubsub = await createPubsub(server, token, account, user);
  return {
    account,
    params: {
      ...pubsub,
      account_uuid: account,
      user_uuid: user,
      role_uuid: role,
      group_uuid: group,
      client_uuid: client,
      application_uuid: client,
      property_uuid: property,
      contact_uuid: contact,
      destination_id: String(destination),
      resource_group_uuid: resourceGroup,
      permission_uuid: permission,
      type: "email",
      did: "9415550100",
      number,
      campaign_id: campaign,
      conversation_uuid: String(opened.body.uuid),
      message_uuid: message,
      event_uuid: event,
      name: "echo",
      invocation_uuid: invocation,
      state: "FL",
      rate_center: "MIAMI",
      option: "unassigned",
      ...workflow,
      version: "1.0.0",
    },
    bodies: {
      account_uuid: account,
      parent_uuid: account,
      app_user: user,
      users: [user],
      roles: [role],
      role,
      permissions: [permission],
      scope: ["default"],
      grant_types: ["client_credentials"],
      extension: "100",
      numbers: [number],
      tns: [number],
      ...brandFacts,
      ...addressOfBrand,
      ...campaignTexts,
      phone_numbers,
      to: opened.body.context?.uuid,
      from: number,
      conversations: [opened.body.uuid],
      messages: [message],
      timezone: "UTC",
      app_uuid: pubsub.app_uuid,
      states: smallWorkflow.states,
      transitions: smallWorkflow.transitions,
    },
    ids: [
      ...Object.values(workflow),
      ...[user, outsider, role, group, client, property, contact, resourceGroup, message, campaign, event, invocation],
      ...Object.values(pubsub),
      ...[details.body.uuid, opened.body.uuid, opened.body.context?.uuid].map(String),
    ],
    outsider,
    fingerprint: await fingerprint(server, account),
  };
}

/** Has a user call a function, and gives the id of that call in the log. */
async function callFunction({ app }: TestServer, account_uuid: string, user_uuid: string): Promise<string> {
  const { kernel } = app;
  const account = await findAccount(kernel.db, [account_uuid], account_uuid);
  if (account === undefined) throw new Error(`no account ${account_uuid}`);
  const call = { account_uuid, account_path: account.path, user_uuid, name: "echo", parameters: {}, trace_id: randomUUID() };
  await invokeFunction(kernel, call);
  const { uuid } = await kernel.db.one<{ uuid: string }>(
    sql`select uuid from lambda.invocation where user_uuid = ${user_uuid} order by started_at desc limit 1`,
  );
  return uuid;
}

/** An application, a subscription of each kind, and a delivery that was tried. */
async function createPubsub(server: TestServer, token: string, account: string, user: string) {
  // By its own user, as one user can have so many only; who is suspended can do nothing.
  const own = await server.tokenFor({ uuid: user, account_uuid: account });
  const by = account === server.world.accounts.suspended ? token : own;
  const create = async (path: string, body: unknown) => {
    const answer = await server.call("POST", `/pubsub/${path}`, { token: by, body });
    if (answer.status >= 300) throw new Error(`POST /pubsub/${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const app_uuid = randomUUID();
  await server.app.seed({ applications: [{ account, app_uuid, events: ["made"] }] }, "the applications of the tests");
  const callback = { url: nowhere, headers: [{ "x-user-uuid": user }] };
  const events = { fax: ["received"] };
  const subscription = await create("subscriptions", { account_uuid: account, user_uuid: user, callback, events });
  const custom = await create("customevents", { app_uuid, callback, events: ["made"] });
  const subscription_uuid = String(subscription.subscription_uuid);
  const test = await create(`subscriptions/${subscription_uuid}/test`, {});
  const delivery_uuid = String(test.delivery_uuid);
  const path = `/pubsub/subscriptions/${subscription_uuid}/deliveries/${delivery_uuid}`;
  const tried = async () => String((await server.call("GET", path, { token })).body.status) === "failed";
  await vi.waitUntil(tried, { timeout: 20_000 });
  return { app_uuid, subscription_uuid, custom_subscription_uuid: String(custom.uuid), delivery_uuid };
}

/** A workflow that ends as soon as it begins. */
const smallWorkflow = {
  name: "Tenant",
  version: "1.0.0",
  states: [
    { name: "Begin", type: "start" },
    { name: "Done", type: "finish" },
  ],
  transitions: [{ name: "go", start_state: "Begin", next_state: "Done" }],
};

/** A workflow of the account, stored and run twice in one group by its own user. */
async function createRuns(server: TestServer, token: string, account: string, user: string) {
  await server.app.seed({ workflows: [{ account, user, templates: [{ ...smallWorkflow, uuid: user }] }] }, "a workflow");
  const run = async (body: object) => {
    const path = `/workflow/workflows/${user}/instances`;
    const answer = await server.call("POST", path, { token, body: { ...body, wait_until_finish: true } });
    if (answer.status !== 200) throw new Error(`POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const master = await run({});
  const child = await run({ group_uuid: master.group_uuid });
  const history = await server.call("GET", `/workflow/history/${child.uuid}`, { token });
  return {
    template_uuid: user,
    run_group_uuid: String(master.group_uuid),
    instance_uuid: String(child.uuid),
    transition_uuid: String(history.body.results?.[0]?.transition_uuid),
  };
}

const addressOfBrand = { email_address: "brand@example.com", phone_number: "9415550100", registration_country: "US" };
const brandFacts = { legal_name: "Tenant, Inc.", e_i_n: "123456789", organization_type: "PRIVATE_PROFIT", vertical: "RETAIL" };
const campaignTexts = {
  description: "Tells guests who wait at the door that their table is ready.",
  message_flow: "Guests who want to be told leave their number at the door.",
  sample_msg1: "Your table is ready. Come in!",
};

/** A brand for a seed, with a campaign. */
const brandOf = (account: string) => ({
  ...{ account, brand_name: "Tenant", ...brandFacts, ...addressOfBrand, address: "1 Main Street", city: "Sarasota" },
  ...{ state: "FL", postal_code: "34236" },
  campaigns: [{ display_name: "Tenant", usecase_id: "CUSTOMER_CARE", ...campaignTexts }],
});

/** A customer that had one resource of every kind and is no more. */
export async function createDeletedTenant(server: TestServer, token: string): Promise<Tenant> {
  const body = { name: "Deleted", type: "Customer", parent_uuid: server.world.accounts.reseller };
  const account = await server.call("POST", "/accounts/accounts", { token, body });
  const tenant = await createTenant(server, token, String(account.body.uuid));
  await server.call("DELETE", `/accounts/accounts/${tenant.account}`, { token });
  await consumersHadEverything(server);
  return { ...tenant, fingerprint: await fingerprint(server, tenant.account) };
}

/** Waits until what follows from all events so far has happened. */
async function consumersHadEverything({ app }: TestServer): Promise<void> {
  const { db } = app.kernel;
  const { last } = await db.one<{ last: string }>(sql`select max(id)::text as last from kernel.event`);
  const done = async () => (await db.many(sql`select 1 from kernel.consumer where cursor < ${last}::bigint`)).length === 0;
  await vi.waitUntil(done, { timeout: 20_000 });
}

async function firstPermission(server: TestServer, token: string): Promise<string> {
  const answer = await server.call("GET", `/auth/permissions?name=${permissions[0]?.name}`, { token });
  return String(answer.body.items?.[0]?.uuid);
}

/** A digest of everything that belongs to an account, in every table that has tenants. */
export async function fingerprint(server: TestServer, account: string): Promise<string> {
  const { db } = server.app.kernel;
  const tables = await db.many<{ name: string }>(sql`
    select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.columns
    where column_name = 'account_uuid' and table_schema <> 'kernel' order by 1`);
  const hash = createHash("sha256");
  for (const { name } of tables) {
    const rows = await db.many<{ row: string }>(
      sql`select t::text as row from ${raw(name)} t where account_uuid = ${account} order by 1`,
    );
    hash.update(JSON.stringify([name, rows]));
  }
  return hash.digest("hex");
}
