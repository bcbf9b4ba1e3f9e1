/** What applications on the original SDK rely on, done with the drop-in against the real server, in their order. */
import s2sMS from "@patchbay/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "./testing/harness.ts";
import { password } from "./testing/world.ts";

const {
  Accounts,
  Auth,
  Campaigns,
  Contacts,
  DbSip,
  Groups,
  Identity,
  Messaging,
  Metadata,
  Numbers,
  Oauth,
  Profiles,
  ResourceGroups,
  Scheduler,
  Util,
  Voice,
  Workflow,
} = s2sMS;
const email = "reseller@example.com";
const trace = () => Util.generateNewMetaData({});

let server: TestServer;
let token: string;
let me: { uuid: string; account_uuid: string };
let other: string;

/** The members of an answer that a test looks at; the harness's own tests check answers against their schemas. */
type Found = Readonly<Record<string, unknown>>;
const items = (list: unknown): Found[] => (list as { items: Found[] }).items;
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: { code: number }) => error.code,
  );

beforeAll(async () => {
  server = await startTestServer();
  s2sMS.setMsHost(server.url);
  s2sMS.setMsAuthHost(`${server.url}/`);
  s2sMS.setMSVersion("v1");
  const granted = await Oauth.getAccessToken(server.basicToken, email, password);
  token = granted.access_token;
  const { user_uuid } = await Identity.getMyIdentityData(token, trace());
  const details = await Identity.getIdentityDetails(token, user_uuid, trace());
  expect(details).toMatchObject({ uuid: user_uuid, account_uuid: server.world.accounts.reseller, email, username: email });
  me = { uuid: user_uuid, account_uuid: details.account_uuid };
  other = server.world.users.userA;
});
afterAll(() => server.close());

describe("Accounts", () => {
  it("refuses one without a parent; creates, reads, changes, suspends, reinstates and deletes another", async () => {
    const account = {
      name: "Drop-in",
      number: 9_000_001,
      type: "Location",
      status: "Active",
      contacts: [{ id: 1, type: "primary" }],
    } as const;
    // What a caller in plain JavaScript may do, and TypeScript would not let pass.
    const orphan = JSON.parse(JSON.stringify({ ...account, type: "Reseller" }));
    expect(await refusal(Accounts.createAccount(token, orphan, trace()))).toBe(400);
    const created = await Accounts.createAccount(
      token,
      { ...account, contacts: [...account.contacts], parent_uuid: me.account_uuid },
      trace(),
    );
    expect(created).toMatchObject({ name: "Drop-in", contacts: [{ uuid: expect.any(String) }] });
    expect(await Auth.getAccountDefaultGroups(token, created.uuid, trace())).toEqual({
      admin: expect.any(String),
      user: expect.any(String),
    });
    expect(items(await Accounts.listAccounts(token, 0, 1, { type: "Customer", expand: "relationships" }, trace()))).toHaveLength(1);
    const read = await Accounts.getAccount(token, created.uuid, trace());
    expect(read).toMatchObject({ uuid: created.uuid, relationships: { items: [{ source: { uuid: created.uuid } }] } });
    const changed = await Accounts.modifyAccount(token, created.uuid, { ...read, address: { line1: "New" } }, trace());
    expect(changed).toMatchObject({ address: { line1: "New" } });
    const related = await Accounts.listAccountRelationships(token, me.account_uuid, 0, 10, trace());
    expect(items(related)[0]).toMatchObject({ target: { type: expect.any(String) } });
    expect(await Accounts.suspendAccount(token, created.uuid, trace())).toEqual({ status: "ok" });
    expect(await Accounts.reinstateAccount(token, created.uuid, trace())).toEqual({ status: "ok" });
    expect(await Accounts.deleteAccount(token, created.uuid, trace())).toEqual({ status: "ok" });
    expect(await refusal(Accounts.getAccount(token, created.uuid))).toBe(404);
  });
});

describe("Identity", () => {
  it("creates the same user in every run, gives him numbers, and empties groups when he goes", async () => {
    for (let run = 0; run < 2; run++) {
      const user = await Identity.createIdentity(
        token,
        me.account_uuid,
        {
          type: "user",
          provider: "local",
          first_name: "R",
          last_name: "Un",
          username: "run@example.com",
          email: "run@example.com",
          phone: "9415550100",
          address: { city: "Sarasota" },
          reference: "r",
          status: "Active",
        },
        trace(),
      );
      expect(
        await Identity.createAlias(token, user.uuid, { nickname: "nick", email: "n@example.com", sms: "9415550101" }, trace()),
      ).toEqual({ status: "ok" });
      expect((await Identity.getIdentityDetails(token, user.uuid, trace())).aliases?.[0]?.sms).toBe("9415550101");
      await Identity.updateAliasWithDID(token, user.uuid, "9415550102", trace());
      expect((await Identity.getIdentityDetails(token, user.uuid, trace())).aliases?.[0]?.sms).toBe("9415550102");
      expect(await Identity.modifyIdentity(token, user.uuid, { first_name: "Changed" }, trace())).toMatchObject({
        first_name: "Changed",
      });
      expect(await Identity.deactivateIdentity(token, user.uuid, trace())).toEqual({ status: "ok" });
      expect(await Identity.reactivateIdentity(token, user.uuid, trace())).toEqual({ status: "ok" });
      const group = await Groups.createGroup(
        token,
        { name: "g", description: "d", account_uuid: me.account_uuid, members: [{ uuid: user.uuid, type: "user" }] },
        trace(),
      );
      expect(await Identity.deleteIdentity(token, user.uuid, trace())).toEqual({ status: "ok" });
      expect(items(await Groups.listGroupMembers(token, group.uuid, trace()))).toEqual([]);
    }
  });

  it("signs in, looks people up, and tells nothing about forgotten passwords", async () => {
    expect(await Identity.login(token, email, password, trace())).toBeTruthy();
    expect(await refusal(Identity.login(token, email, "wrong password", trace()))).toBe(401);
    expect(await Identity.getIdentityMFA(token, me.uuid, 0, 10, trace())).toHaveProperty("items");
    expect(await Identity.updateIdentityMFA(token, me.uuid, "email", false, email, trace())).toMatchObject({ active: false });
    expect(
      items(await Identity.listIdentitiesByAccount(token, me.account_uuid, 0, 10, { username: email }, trace()))[0],
    ).toMatchObject({ uuid: me.uuid });
    expect(items(await Identity.lookupIdentity(token, 0, 10, { username: email }, trace()))).toHaveLength(1);
    expect(items(await Identity.lookupIdentity(token, 1, 10, { username: "nobody@example.com" }, trace()))).toEqual([]);
    expect(await Identity.generatePasswordToken(token, email, trace())).toEqual({ status: "ok" });
    expect(await refusal(Identity.resetPassword(token, "unknown", { email, password: "a new long password" }, trace()))).toBe(404);
    expect(await Identity.validatePasswordToken(token, "unknown", trace())).toMatchObject({ email: null });
  });
});

describe("Auth and Groups", () => {
  it("live through a group and a role", async () => {
    const permissions = items(await Auth.listPermissions(token, "0", "10", { resource_type: "account" }, trace()));
    expect(permissions.slice(0, 2).map((permission) => permission.name)).toEqual(["account.update", "account.read"]);
    const group = await Auth.createUserGroup(
      token,
      me.account_uuid,
      { name: "Drop-in group", description: "first", users: [other] },
      trace(),
    );
    expect(group).toMatchObject({ members: [{ uuid: other }], account_uuid: me.account_uuid });
    const [update = "", read = ""] = permissions.map((permission) => String(permission.uuid));
    const role = await Auth.createRole(
      token,
      me.account_uuid,
      { name: "Drop-in role", type: "user", status: "Active", permissions: [update] },
      trace(),
    );
    expect((await Auth.getRole(token, role.uuid, trace())).members[0]?.uuid).toBe(update);
    expect(await Auth.assignPermissionsToRole(token, role.uuid, { permissions: [read] }, trace())).toEqual({ status: "ok" });
    expect(await Auth.assignRolesToUserGroup(token, group.uuid, { roles: [role.uuid] }, trace())).toEqual({
      status: "ok",
    });
    expect(items(await Auth.listRoleUserGroups(token, role.uuid, trace()))[0]).toMatchObject({ uuid: group.uuid });
    expect(items(await Auth.listPermissionRoles(token, update, { name: "Drop-in role" }, trace()))).toHaveLength(1);
    expect(await Auth.authorizeUserByAccount(token, other, me.account_uuid, "account", "update", trace())).toEqual({
      status: "ok",
    });
    expect(await refusal(Auth.authorizeUserByAccount(token, other, me.account_uuid, "account", "delete", trace()))).toBe(403);
    const list = async () =>
      items(await Auth.listUserGroups(token, "0", "10", { name: "Drop-in group", description: "first" }, trace()))[0];
    await Auth.removeUsersFromGroup(token, group.uuid, [other], trace());
    expect(await list()).toMatchObject({ total_members: 0 });
    const added = await Groups.addMembersToGroup(token, group.uuid, [{ uuid: other, type: "user" }], trace());
    expect(added).toMatchObject({ total_members: 1 });
    expect(await list()).toMatchObject({ total_members: 1 });
    expect(await refusal(Auth.deletePermissionFromRole(token, role.uuid, update, trace()))).toBe(400);
    expect(await Auth.deleteRoleFromUserGroup(token, group.uuid, role.uuid, trace())).toEqual({ status: "ok" });
    for (const step of [Auth.deactivateRole, Auth.activateRole])
      expect(await step(token, role.uuid, trace())).toEqual({ status: "ok" });
    for (const step of [Groups.deactivateGroup, Groups.reactivateGroup])
      expect(await step(token, group.uuid, trace())).toHaveProperty("resource_status", "complete");
    expect(await Auth.deleteUserGroup(token, group.uuid, trace())).toEqual({ status: "ok" });
    expect(await Auth.deleteRole(token, role.uuid, trace())).toEqual({ status: "ok" });
  });
});

describe("ResourceGroups", () => {
  it("share a resource, change who may do what, and clean up", async () => {
    const resource = Util.createUUID();
    const users = async () => Auth.getResourceUsers(token, resource, trace());
    await ResourceGroups.createResourceGroups(token, me.account_uuid, resource, "object", { rud: [me.uuid], d: [other] }, trace());
    expect(await users()).toEqual({ rud: [me.uuid], d: [other] });
    await ResourceGroups.updateResourceGroups(token, resource, me.account_uuid, "object", { rud: [other], rd: [me.uuid] }, trace());
    expect(await users()).toEqual({ rud: [other], rd: [me.uuid] });
    await ResourceGroups.cleanUpResourceGroups(token, resource, trace());
    expect(await users()).toEqual({});
  });
});

describe("Oauth, Profiles and Metadata", () => {
  it("refresh, make clients whose tokens work at once, list, validate and invalidate tokens", async () => {
    const first = await Oauth.getAccessToken(server.basicToken, email, password, "default", "device-1", trace());
    const second = await Oauth.getAccessToken(server.basicToken, email, password, "default", "device-2", trace());
    expect(second.access_token).not.toBe(first.access_token);
    expect(await Oauth.refreshAccessToken(server.basicToken, String(first.refresh_token), trace())).toMatchObject({
      expires_in: 3600,
      refresh_token: expect.any(String),
    });
    expect(await Oauth.getClientToken(server.basicToken, trace())).toMatchObject({ token_type: "bearer" });
    const client = await Oauth.createClientApp(token, me.uuid, "test client", "a client", trace());
    expect(client).toMatchObject({ application_type: "connect", secret: expect.any(String) });
    expect(items(await Oauth.listScopes(token, trace())).length).toBeGreaterThan(0);
    expect(await Oauth.scopeClientApp(token, client.uuid, ["default"], trace())).toEqual({ status: "ok" });
    const { access_token } = await Oauth.getClientToken(Oauth.generateBasicToken(client.public_id, String(client.secret)), trace());
    expect(items(await Metadata.getMetadataSubsystems(access_token, "voice-api", trace()))).toHaveLength(1);
    const tokens = items(await Oauth.listClientTokens(token, 0, 10, { token_type: "client", user_name: email }, trace()));
    const listed = String(tokens[0]?.access_token);
    expect(await Oauth.validateToken(token, listed, trace())).toEqual({ status: "ok" });
    expect(await Oauth.invalidateToken(token, listed, trace())).toEqual({ status: "ok" });
    expect(await Oauth.listClientTokens(token, 0, 10, { token_type: "client", user_name: email }, trace())).toHaveProperty("items");
  });

  it("keep properties of users", async () => {
    const property = await Profiles.createUserProperty(token, me.uuid, "color", "blue");
    await Profiles.createUserProperty(token, me.uuid, "color", "red");
    await Profiles.updateProperty(token, property.uuid, { ...property, value: "green" });
    const values = items(await Profiles.listUserProperties(token, me.uuid)).map((item) => item.value);
    expect(values).toEqual(["green", "red"]);
  });
});

describe("Contacts", () => {
  it("are found by their beginning, exported whole, and deleted all at once", async () => {
    const contact = (first: string, number: string) => ({
      name: { first, last: "Last" },
      phone_numbers: [{ number, preferred: true, type: "Home" }],
    });
    const one = await Contacts.createUserContact(token, me.uuid, contact("Alpha", "9415550100"), trace());
    expect(one).toMatchObject({ name: { first: "Alpha" }, uuid: expect.any(String) });
    const exported = await Contacts.exportContacts(token, me.uuid, trace());
    expect(items(exported)[0]).toMatchObject({ uuid: one.uuid });
    const two = await Contacts.createUserContact(token, me.uuid, contact("Bravo", "2125550101"), trace());
    const search = async (text: string) =>
      items(await Contacts.listContacts(token, me.uuid, 0, 10, { search: text }, trace())).map(({ uuid }) => uuid);
    expect(await search("9")).toEqual([one.uuid]);
    expect(await search("br")).toEqual([two.uuid]);
    expect(await search("ravo")).toEqual([]);
    expect(await Contacts.getContact(token, one.uuid, trace())).toEqual(one);
    const all = async () => items(await Contacts.listContacts(token, me.uuid, 0, 1000, undefined, trace()));
    const deleted = (await all()).map(({ uuid }) => Contacts.deleteContact(token, String(uuid), trace()));
    expect(await Promise.all(deleted)).toEqual([{ status: "ok" }, { status: "ok" }]);
    expect(await all()).toEqual([]);
  });
});

describe("Voice and DbSip", () => {
  const account = () => server.world.accounts.customerA;
  const fill = async (path: string, body: unknown) => expect((await server.call("PUT", path, { token, body })).status).toBe(200);

  it("list extensions, of accounts that have none too", async () => {
    const extensions = Array.from({ length: 120 }, (_, n) => ({ extension: String(1000 + n) }));
    const list = () => Voice.getExtensionsByAccount(token, account(), "customer", "channels,metadata", 0, 100, trace());
    expect(await list()).toMatchObject({ items: [], metadata: { total: 0, count: 0 } });
    await fill(`/voice/accounts/${account()}/extensions`, { extensions });
    const all = items(await list());
    expect(all.map(({ extension }) => extension)).toEqual(extensions.map(({ extension }) => extension));
    expect(all[0]).toMatchObject({ channels: [], metadata: {} });
  });

  it("list destinations by page and all at once, and give one by its number", async () => {
    const destinations = Array.from({ length: 25 }, (_, n) => ({ id: 1_256_900 + n, type: "extension", name: `Number ${n}` }));
    await fill(`/dbsip/accounts/${account()}/destinations`, { destinations });
    const second = await DbSip.getAccountDestinations(token, account(), 10, 10, {}, false, trace());
    expect(second).toMatchObject({ metadata: { offset: 10, count: 10 } });
    expect(items(second)).toHaveLength(10);
    expect(items(await DbSip.getAccountDestinations(token, account(), 0, 10, {}, true, trace()))).toHaveLength(25);
    expect(await DbSip.getDestinationById(token, 1_256_900, trace())).toMatchObject({ id: 1_256_900, account_uuid: account() });
  });
});

describe("Numbers", () => {
  it("are browsed, also by those who shift the arguments; taken, described and given back", async () => {
    for (const state of ["FL", "AL"]) {
      expect(items(await Numbers.getAvailableRateCenters(token, state, trace())).length).toBeGreaterThan(0);
    }
    expect(items(await Numbers.getAvailableStates(token, trace())).length).toBeGreaterThan(0);
    expect(items(await Numbers.getAvailableRateCenters(token, "FL", trace()))).toContain("MIAMI");
    expect(items(await Numbers.getAvailableAreaCodes(token, "FL", "MIAMI", trace()))).toContain("305");
    const list = async (quantity: number, state: string, center?: string): Promise<string[]> => {
      const found = await Numbers.listAvailableNumbers(token, quantity, "VIx", state, center, undefined, undefined, trace());
      expect(found.items).toHaveLength(quantity);
      return found.items;
    };
    await list(5, "AL");
    await list(3, "FL");
    await list(4, "FL", "MIAMI");
    const numbers = await list(2, "FL");
    expect(numbers[0]).toContain("305");

    const reference = Date.now();
    const provisioned = await Numbers.provisionNumbers(
      ...([token, numbers, "VI", me.account_uuid, me.uuid, "help", true, reference, "US", trace()] as const),
    );
    expect(provisioned.enabled).toHaveLength(2);
    expect(await Numbers.provisionNumbersHelp(token, numbers, "new help", "US", trace())).toHaveProperty("help_text", "new help");
    // The trace stands where the country belongs, and the country where the text does.
    const shifted = JSON.parse(JSON.stringify([numbers, reference + 1, "US", trace()]));
    const referenced = await Reflect.apply(Numbers.provisionNumbersReference, undefined, [token, ...shifted]);
    expect(referenced).toHaveProperty("reference_id", String(reference + 1));
    const offset = JSON.parse(JSON.stringify(trace()));
    expect(items(await Numbers.getProvisionedNumbersByAccount(token, me.account_uuid, offset))).toHaveLength(2);
    expect(items(await Numbers.getProvisionedNumbersByUser(token, me.uuid, offset))).toMatchObject([
      { user_uuid: me.uuid, help_text: "new help" },
      { user_uuid: me.uuid },
    ]);
    expect(await Numbers.getNumberDetails(token, `+1${numbers[0]}`, trace())).toMatchObject({ number: `+1${numbers[0]}` });
    const released = await Numbers.deprovisionNumbers(token, numbers, "VI", me.account_uuid, me.uuid, "US", trace());
    expect(released.disabled).toHaveLength(2);
    expect(await list(2, "FL")).toEqual(numbers);
  });
});

describe("Campaigns", () => {
  it("are registered for the brand that is there, read, changed, given numbers, and deleted", async () => {
    const account = me.account_uuid;
    const words = await Campaigns.getEnumerations(token, trace());
    for (const list of [words.entity_types, words.verticals, words.stock_exchanges]) expect(list.length).toBeGreaterThan(0);
    expect(await Campaigns.getBrand(token, account, trace())).toMatchObject({ account_uuid: account, status: "ACTIVE" });
    expect((await Campaigns.getBrandUseCases(token, account, trace())).length).toBeGreaterThan(0);
    const texts = [
      "A campaign that is only there to see whether campaigns work.",
      "Drop-in campaign",
      "See https://example.com/terms, or call us at 941-555-0100.",
      "The second sample of what will be sent.",
      ...[undefined, undefined, undefined],
    ];
    const attributes = [undefined, undefined, true, true, undefined, undefined];
    const usecases = ["LOW_VOLUME", ["ACCOUNT_NOTIFICATION", "CUSTOMER_CARE"]];
    const created = await Reflect.apply(Campaigns.createCampaign, undefined, [
      token,
      account,
      ...texts,
      ...attributes,
      ...usecases,
    ]);
    const id = created.campaign_id;
    expect(id).toEqual(expect.any(String));
    expect(items(await Campaigns.listCampaigns(token, account, trace()))[0]).toMatchObject({ display_name: "Drop-in campaign" });
    const read = () => Campaigns.getCampaign(token, account, id, trace());
    expect(await read()).toMatchObject({ display_name: "Drop-in campaign" });
    const [description, ...others] = ["A campaign that is only there to see whether changes work.", ...texts.slice(1)];
    const change = [token, account, id, description, ...others, ...attributes, ...usecases];
    await Reflect.apply(Campaigns.updateCampaign, undefined, change);
    expect(await read()).toMatchObject({ description, opt_in_message: expect.stringContaining("You are now opted-in.\n\n") });
    const { items: numbers } = await Numbers.listAvailableNumbers(token, 2, 1, undefined, "AL", undefined, undefined, trace());
    expect(await Campaigns.assignToSMSCampaign(token, account, id, numbers, trace())).toMatchObject({ description });
    expect((await read()).numbers).toEqual(numbers.map((number) => `+1${number}`));
    const removed = await Campaigns.removeFromSMSCampaign(token, account, id, numbers, trace());
    expect(removed).toMatchObject({ description, numbers: [] });
    expect(await Campaigns.deleteCampaign(token, account, id, trace())).toEqual({ status: "success" });
  });
});

describe("Messaging", () => {
  const [from, to] = ["9415550160", "9415550161"];

  beforeAll(async () => {
    await server.app.seed({ numbers: [{ numbers: [{ number: from }, { number: to }] }] }, "the tester's numbers");
    await Numbers.provisionNumbers(token, [from, to], "VI", me.account_uuid, me.uuid, undefined, false, undefined, "US", trace());
    await Identity.updateAliasWithDID(token, me.uuid, `+1${from}`, trace());
  });

  it("sends from number to number, both without the country's code", async () => {
    const sent = await Messaging.sendSimpleSMS(token, from, to, "a text", "text", { some: "thing" }, trace());
    expect(sent).toHaveProperty("uuid", expect.any(String));
  });

  it("lives through a conversation", async () => {
    const conversation = await Messaging.getConversation(token, me.uuid, to, trace());
    const context = conversation.context.uuid;
    expect(await Messaging.getConversationUuid(token, me.uuid, to, trace())).toBe(context);
    expect(conversation.uuid).not.toBe(context);
    expect(await Messaging.retrieveConversation(token, conversation.uuid, {}, trace())).toHaveProperty("uuid", conversation.uuid);

    const content = [{ type: "text", body: "one" }];
    const first = await Messaging.sendMessage(token, me.uuid, context, from, "sms", content, trace());
    expect(first.content[0]).toEqual(content[0]);
    await Promise.all(["two", "three"].map((text) => Messaging.sendSMSMessage(token, context, me.uuid, from, text, trace())));
    // The trace stands where the sort belongs.
    const shifted = [token, conversation.uuid, 0, 100, JSON.parse(JSON.stringify(trace()))];
    const messages = items(await Reflect.apply(Messaging.retrieveMessages, undefined, shifted)).map(({ uuid }) => String(uuid));
    expect(messages.length).toBeGreaterThanOrEqual(3);
    const [one = "", ...others] = messages;
    expect(await Messaging.deleteMessage(token, one, trace())).toEqual({ status: "ok" });
    expect(await Messaging.deleteMultipleMessages(token, others, trace())).toEqual({ status: "ok" });

    // The trace stands where the filters belong.
    const all = await Messaging.retrieveConversations(token, me.uuid, 0, 10, { ...trace(), snooze: false });
    expect(items(all).map(({ uuid }) => uuid)).toContain(conversation.uuid);
    expect(await Messaging.snoozeUnsnoozeConversation(token, conversation.uuid, true, trace())).toHaveProperty("snooze", true);
    expect(await Messaging.archiveUnarchiveConversation(token, conversation.uuid, true, trace())).toBe("");
    expect(await Messaging.markAllConversationMessagesRead(token, conversation.uuid, trace())).toHaveProperty("unread_count", 0);
    expect(await Messaging.deleteConversation(token, conversation.uuid, trace())).toEqual({ status: "ok" });
    const stale = [conversation.uuid, Util.createUUID()];
    expect(await Messaging.deleteMultipleConversations(token, stale, trace())).toEqual({ status: "ok" });
    expect(await refusal(Messaging.snoozeUnsnoozeConversation(token, conversation.uuid, false, trace()))).toBe(404);
  });

  it("knows the tester's number, and nobody else's", async () => {
    expect(await Messaging.getSMSNumber(token, me.uuid, trace())).toBe(`+1${from}`);
    expect(await refusal(Messaging.getSMSNumber(token, Util.createUUID(), trace()))).toBe(404);
  });

  it("opens and sends in one", async () => {
    expect(await Messaging.sendSMS(token, me.uuid, "hi", from, to, trace())).toHaveProperty("status", "queued");
  });
});

describe("Scheduler", () => {
  const timezone = "America/New_York";
  const metadata = { foo: "bar" };
  const [version, description] = ["0.0.0", ""];
  let workflow_uuid: string;

  beforeAll(async () => {
    const template = {
      ...{ name: "one transition", version, description, status: "active" as const },
      states: [
        { name: "start", type: "start" as const },
        { name: "finish", type: "finish" as const },
      ],
      transitions: [{ name: "go", start_state: "start", next_state: "finish", condition: {} }],
      globals: {},
      users: { account_uuid: me.account_uuid, user_uuids: [me.uuid] },
    };
    workflow_uuid = (await Workflow.createWorkflowTemplate(token, template, trace())).uuid;
  });
  afterAll(() => Workflow.deleteWorkflowTemplate(token, workflow_uuid, version, trace()));

  it("creates an event a minute ahead, lists, reads, fires, re-arms and deletes it", async () => {
    const ahead = () => new Date(server.clock.now().getTime() + 60_000).toISOString();
    const trigger = { type: "workflow" as const, workflow_uuid, parameters: {} };
    const args = [
      me.uuid,
      ahead(),
      timezone,
      "an event",
      "a description",
      { type: "once" },
      trigger,
      {},
      metadata,
      trace(),
    ] as const;
    const event = await Scheduler.scheduleEvent(token, ...args);
    expect(event).toMatchObject({
      user_uuid: me.uuid,
      timezone,
      description: "a description",
      frequency: { type: "once" },
      metadata,
    });
    expect(event).toHaveProperty("trigger.workflow_uuid", workflow_uuid);
    const uuid = String(event.uuid);
    expect(items(await Scheduler.listEvents(token, 0, 5, { ...trace() }))[0]).toHaveProperty("uuid", uuid);
    expect(await Scheduler.getEvent(token, uuid, trace())).toHaveProperty("uuid", uuid);
    expect(await Scheduler.getNextEventInfo(token, uuid, trace())).toHaveProperty("remaining", 1);
    server.clock.advance(60_000);
    const runs = async () => items(await Workflow.getWfTemplateHistory(token, workflow_uuid, 0, 10));
    const run = { template_uuid: workflow_uuid, result_type: "complete" };
    await expect.poll(runs, { timeout: 10_000 }).toEqual([expect.objectContaining(run)]);
    expect(items(await Scheduler.listEventsHistory(token, 0, 5, { event_uuid: uuid }))).toMatchObject([{ status: "success" }]);
    const fired = await Scheduler.getEvent(token, uuid, trace());
    expect(fired).toHaveProperty("status", "complete");
    const armed = await Scheduler.updateEvent(token, uuid, { ...fired, start_datetime: ahead() }, trace());
    expect(armed).toMatchObject({ status: "active", frequency: { type: "once" } });
    expect(await Scheduler.deleteEvent(token, uuid, trace())).toEqual({ status: "ok" });
    expect(await refusal(Scheduler.getEvent(token, uuid, trace()))).toBe(404);
    expect(await refusal(Reflect.apply(Scheduler.updateEvent, undefined, [token, uuid]))).toBe(400);
  });
});
