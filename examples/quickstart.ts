/**
 * A walk through accounts, people and permissions with the drop-in SDK: `npm run demo`.
 *
 * The reseller of the demo gets a customer; the customer gets a user; the user gets a role of its own. Then we ask what
 * the user may do, sign in as the user, and see the platform agree.
 */
import { randomBytes } from "node:crypto";
import s2sMS, { PatchbayError } from "@patchbay/sdk";
import { demoCredentials } from "@patchbay/server";
import { findOrStartServer } from "./demo-server.ts";

const { Accounts, Auth, Identity, Oauth } = s2sMS;
const tag = randomBytes(3).toString("hex");
const person = { username: `dana.${tag}@example.com`, password: `a long enough ${randomBytes(9).toString("base64url")}` };

let steps = 0;
function step(text: string): void {
  steps += 1;
  console.log(`\n${steps}. ${text}`);
}

function result(text: string): void {
  console.log(`   ${text}`);
}

/** The first of a list that should not be empty. */
function first<T>(items: readonly T[], what: string): T {
  const [item] = items;
  if (item === undefined) throw new Error(`This server has no ${what}. The demo seed has; start one with npm start.`);
  return item;
}

/** Whether the platform lets it happen: false for a 403, and only for that. */
async function isAllowed(attempt: Promise<unknown>): Promise<boolean> {
  try {
    await attempt;
    return true;
  } catch (error) {
    if (error instanceof PatchbayError && error.code === 403) return false;
    throw error;
  }
}

async function signIn(username: string, password: string): Promise<string> {
  const basic = Oauth.generateBasicToken(demoCredentials.client, demoCredentials.secret);
  const { access_token } = await Oauth.getAccessToken(basic, username, password);
  return access_token;
}

/** A customer below the demo's reseller. */
async function createCustomer(token: string) {
  step("Create a customer below the demo's reseller");
  const resellers = await Accounts.listAccounts(token, 0, 10, { number: "2000" });
  const reseller = first(resellers.items, "demo reseller");
  const customer = await Accounts.createAccount(token, {
    name: `Quickstart ${tag}`,
    type: "Customer",
    parent_uuid: reseller.uuid,
    description: "Made by the quickstart.",
  });
  result(`${customer.name} (account ${customer.uuid}) below ${reseller.name}`);
  return customer;
}

async function createUser(token: string, account_uuid: string) {
  step("Create a user in it");
  const user = await Identity.createIdentity(token, account_uuid, {
    type: "user",
    first_name: "Dana",
    last_name: "Demo",
    email: person.username,
    ...person,
  });
  result(`${user.first_name} ${user.last_name}, ${user.username} (user ${user.uuid})`);
  return user;
}

/** A role with a few permissions, given to the user through a group. */
async function giveRole(token: string, account_uuid: string, user_uuid: string, names: readonly string[]): Promise<void> {
  step(`Give the user a role that holds ${names.join(", ")}, through a group`);
  const found = await Promise.all(names.map((name) => Auth.listPermissions(token, "0", "10", { name })));
  const permissions = found.map((list, index) => first(list.items, `permission ${names[index]}`).uuid);
  const role = await Auth.createRole(token, account_uuid, { name: `Account clerk ${tag}`, permissions });
  const group = await Auth.createUserGroup(token, account_uuid, { name: `Clerks ${tag}`, users: [user_uuid] });
  await Auth.assignRolesToUserGroup(token, group.uuid, { roles: [role.uuid] });
  result(`role ${role.name}, group ${group.name}`);
}

async function askWhatIsAllowed(token: string, user_uuid: string, account_uuid: string): Promise<void> {
  step("Ask what the user may do on the account");
  for (const [type, action] of [
    ["account", "read"],
    ["account", "update"],
    ["identity", "create"],
    ["account", "create"],
    ["account", "delete"],
  ] as const) {
    const allowed = await isAllowed(Auth.authorizeUserByAccount(token, user_uuid, account_uuid, type, action));
    result(`${allowed ? "✓ may    " : "✗ may not"} ${type}.${action}`);
  }
}

async function actAsUser(account_uuid: string): Promise<void> {
  step("Sign in as the user and try");
  const token = await signIn(person.username, person.password);
  const changed = await Accounts.modifyAccount(token, account_uuid, { description: "Changed by Dana." });
  result(`✓ changed the account: “${changed.description}”`);
  const child = { name: "Not to be", type: "Location", parent_uuid: account_uuid } as const;
  if (await isAllowed(Accounts.createAccount(token, child))) throw new Error("The user could create an account.");
  result("✗ refused to create an account below it: 403, account.create is not in the role");
  const { items } = await Accounts.listAccounts(token);
  result(`✓ sees ${items.length} account: ${items.map((account) => account.name).join(", ")}; no neighbours, no parents`);
}

async function main(): Promise<void> {
  const server = await findOrStartServer();
  try {
    console.log(`Patchbay at ${server.url}${server.own ? ", started for this demo" : ""}`);
    s2sMS.setMsHost(server.url);
    s2sMS.setMsAuthHost(server.url);
    step(`Sign in as ${demoCredentials.username}`);
    const token = await signIn(demoCredentials.username, demoCredentials.password);
    result("got an access token");
    const customer = await createCustomer(token);
    const user = await createUser(token, customer.uuid);
    await giveRole(token, customer.uuid, user.uuid, ["account.read", "account.update", "identity.create"]);
    await askWhatIsAllowed(token, user.uuid, customer.uuid);
    await actAsUser(customer.uuid);
    console.log("\nDone.");
  } finally {
    await server.close();
  }
}

await main();
