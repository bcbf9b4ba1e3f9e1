/**
 * Both faces of the SDK, generated from the table: for every operation that has a function in the drop-in and a method in
 * the modern client, the two do the same to the server and make the same of its answer.
 */
import { randomUUID } from "node:crypto";
import type { Argument, OperationSpec, Positional, ServiceSpec } from "@patchbay/contract";
import s2sMS, { Patchbay } from "@patchbay/sdk";
import type { TSchema } from "typebox";
import { afterAll, beforeAll, expect, it } from "vitest";
import { services } from "./services/index.ts";
import { startTestServer, type TestServer } from "./testing/harness.ts";
import { sample } from "./testing/samples.ts";
import { createTenant, handset, nowhere, type Tenant } from "./testing/tenants.ts";
import { password } from "./testing/world.ts";

type Values = Readonly<Record<string, unknown>>;

/** Values without which an operation could only be refused. */
const special: Readonly<Record<string, (tenant: Tenant) => Values>> = {
  "accounts.createAccount": () => ({ type: "Location" }),
  "auth.authorizeUserByAccount": () => ({ resource_type: "account", action: "update" }),
  "identity.login": () => ({ email: "reseller@example.com", username: "reseller@example.com", password }),
  "identity.updateAccountMFAPolicy": () => ({ required: ["EMAIL"] }),
  "identity.initiateIdentityMFASetup": () => ({ type: "EMAIL", source: "face@example.com" }),
  "oauth.validateToken": () => ({ access_token: granted }),
  "messaging.sendSimpleSMS": () => ({ to: handset }),
  "scheduler.scheduleEvent": ({ params }) => ({ user_uuid: params.user_uuid }),
  "scheduler.updateEvent": ({ params }) => ({ user_uuid: params.user_uuid }),
  "pubsub.addSubscription": () => ({
    callback: { url: nowhere, headers: [], keep_alive: false },
    events: { fax: ["received"] },
  }),
  "pubsub.addCustomEventSubscription": ({ params }) => ({
    callback: { url: nowhere, headers: [{ "x-user-uuid": params.user_uuid }] },
    events: ["made"],
  }),
  "pubsub.broadcastCustomApplication": () => ({ event: "made" }),
};

/** What cannot succeed in so small a world: there are no policies, mailed codes and tokens, or unused roles in it. */
const alwaysRefused: readonly string[] = [
  "accounts.createRelationship",
  "auth.createPermission",
  "auth.deleteRole",
  "auth.deletePermissionFromRole",
  // A tenant has a brand, and that has a campaign.
  "campaigns.createBrand",
  "campaigns.deleteBrand",
  "identity.changePassword",
  "identity.confirmIdentityMFASetup",
  "identity.deleteIdentityMFASMS",
  "identity.resetPassword",
  "identity.updateAccountPasswordPolicy",
  "identity.updateIdentityMFA",
  "oauth.assignPolicyToClientApp",
  // The application of a tenant is there already.
  "pubsub.createCustomApplication",
  // The runs of a tenant are over.
  "workflow.cancelWorkflow",
];

/** What an operation is called with, whichever face is used. */
interface Given {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Values;
  readonly headers: Values;
  readonly body: unknown;
}

interface Pair {
  readonly id: string;
  readonly service: ServiceSpec;
  readonly name: string;
  readonly spec: OperationSpec;
}

type AnyFunction = (...args: unknown[]) => unknown;

function functionOf(holder: unknown, name: string): AnyFunction | undefined {
  const found: unknown = Reflect.get(Object(holder), name);
  return typeof found === "function" ? (found.bind(holder) as AnyFunction) : undefined;
}

const dropIn = (service: ServiceSpec, name: string) => functionOf(Reflect.get(s2sMS, service.namespace), name);

const pairs: readonly Pair[] = services.flatMap(({ spec: service }) =>
  Object.entries(service.operations)
    .filter(([name]) => dropIn(service, name) !== undefined)
    .map(([name, spec]) => ({ id: `${service.name}.${name}`, service, name, spec })),
);

/** A function that is written by hand: its arguments, and what it sends besides what it is given. */
interface ByHand {
  readonly args: (given: Given) => unknown[];
  /** How many of them come before the token. */
  readonly before?: number;
  readonly query?: Values | ((tenant: Tenant) => Values);
  readonly body?: Values;
  /** What it makes of the body of the answer. Default: nothing else. */
  readonly result?: (body: unknown) => unknown;
}

const byHand: Readonly<Record<string, ByHand>> = {
  "accounts.getAccount": { args: ({ params }) => [params.account_uuid] },
  "accounts.listAccountChildren": {
    args: ({ params }) => [params.account_uuid, 0, 2],
    query: { offset: 0, limit: 2, type: "Customer" },
  },
  "accounts.listAccountRelationships": {
    args: ({ params }) => [params.account_uuid, 0, 2],
    query: { offset: 0, limit: 2, expand: "accounts" },
  },
  "identity.listIdentitiesByAccountOrFilter": {
    args: ({ params }) => [params.account_uuid, 0, 2],
    query: { offset: 0, limit: 2 },
  },
  "identity.updateAccountMFAPolicy": { args: ({ params, body }) => [params.account_uuid, member(body, "required")] },
  "auth.getUserGroupMembers": { args: ({ params }) => [params.group_uuid, 0, 2], query: { offset: 0, limit: 2 } },
  "auth.assignScopedRoleToUserGroup": {
    args: ({ params, body }) => [params.group_uuid, member(body, "role"), "account", [params.account_uuid]],
    result: () => ({ status: "ok" }),
  },
  "auth.authorizeUserByAccount": {
    args: ({ params, body }) => [
      params.user_uuid,
      member(body, "account_uuid"),
      member(body, "resource_type"),
      member(body, "action"),
    ],
    result: () => ({ status: "ok" }),
  },
  "auth.getApplicationResourceGroups": { args: ({ params }) => [params.application_uuid] },
  "groups.deactivateGroup": { args: ({ params }) => [params.group_uuid], result: statusChange("Inactive") },
  "groups.reactivateGroup": { args: ({ params }) => [params.group_uuid], result: statusChange("Active") },
  "profiles.createUserProperty": {
    args: ({ params, body }) => [params.user_uuid, ...["name", "value", "label", "description"].map((each) => member(body, each))],
  },
  // "null" is no account: the list is that of the token's, which is the platform's own.
  "voice.getExtensionsByAccount": {
    args: () => ["null", "master"],
    query: { account_type: "master", limit: 100, offset: 0 },
  },
  "dbsip.getAccountDestinations": { args: ({ params }) => [params.account_uuid, 0, 2], query: { offset: 0, limit: 2 } },
  "numbers.listAvailableNumbers": { args: () => [], query: { qty: 5, tier: 1 } },
  "numbers.getProvisionedNumbersByAccount": {
    args: ({ params }) => [params.account_uuid, 0, 2],
    query: { offset: 0, limit: 2 },
  },
  "messaging.getConversation": { args: ({ params }) => [params.user_uuid, handset], body: { name: handset } },
  "messaging.retrieveConversations": {
    args: ({ params }) => [params.user_uuid, 0, 2],
    query: {
      ...{ offset: 0, limit: 2, sort: "-last_message_datetime" },
      ...{ expand: ["messages"], "messages.limit": 1, "messages.sort": "-datetime" },
    },
  },
  "messaging.sendSimpleSMS": {
    args: ({ body }) => [member(body, "from"), member(body, "to"), member(member(member(body, "content"), "0"), "body")],
    body: { metadata: {} },
  },
  "scheduler.scheduleEvent": {
    args: ({ body }) => ["user_uuid", "start_datetime", "timezone", "title", "description"].map((each) => member(body, each)),
    body: {
      ...{ description: "d", status: "active", type: "", frequency: { type: "once" } },
      ...{ trigger: {}, notification: {}, metadata: {} },
    },
  },
  "metadata.getMetadataSubsystems": { args: () => [] },
  "pubsub.addSubscription": {
    args: ({ body }) => ["*", member(body, "account_uuid"), nowhere, [], undefined, member(body, "events")],
    before: 6,
    body: { user_uuid: "*" },
  },
  "pubsub.listSubscriptions": { args: () => [0, 2], query: { offset: 0, limit: 2 } },
  "pubsub.updateSubscription": { args: ({ params, body }) => [params.subscription_uuid, body] },
  "pubsub.createCustomApplication": { args: ({ body }) => [member(body, "app_uuid")] },
  "pubsub.listCustomApplications": { args: () => [] },
  "pubsub.broadcastCustomApplication": { args: ({ body }) => [member(body, "app_uuid"), member(body, "event")] },
  "pubsub.addCustomEventSubscription": {
    args: ({ params, body }) => [
      params.user_uuid,
      member(body, "app_uuid"),
      nowhere,
      member(member(body, "callback"), "headers"),
      undefined,
      member(body, "events"),
    ],
  },
  // Found among all of them by the header that names the user.
  "pubsub.listCustomSubscriptions": {
    args: ({ params }) => [params.user_uuid, undefined, 0, 2],
    query: ({ params }) => ({ offset: 0, limit: 2, user_uuid: params.user_uuid }),
    result: (body) => ({ items: member(body, "items"), metadata: member(body, "metadata") }),
  },
  "workflow.getWorkflowTemplate": { args: ({ params }) => [params.template_uuid] },
  "workflow.execWorkflow": {
    args: ({ params }) => [params.template_uuid],
    body: { workflow_vars_path: "", response_content_type: "application/json", input_vars: {} },
    result: (body) => fullResponse(body),
  },
  "workflow.getWfTemplateHistory": {
    args: ({ query }) => [query.template_uuid, 0, 2],
    query: ({ params }) => ({ template_uuid: params.template_uuid, offset: 0, limit: 2, short: true }),
  },
};

/** The whole answer, with what happened to the group. */
function statusChange(status: string): (body: unknown) => unknown {
  return (body) => ({ ...fullResponse(body), status, resource_status: "complete" });
}

const fullResponse = (body: unknown) => ({ headers: {}, statusCode: expect.any(Number), body });

const member = (value: unknown, name: string): unknown => Reflect.get(Object(value), name);

let server: TestServer;
let root: string;
/** A token that the server issued and remembers. */
let granted: string;
let shared: Tenant;

beforeAll(async () => {
  server = await startTestServer();
  root = await server.tokenFor("root");
  s2sMS.setMsHost(server.url);
  s2sMS.setMsAuthHost(server.url);
  granted = (await s2sMS.Oauth.getClientToken(server.basicToken)).access_token;
  shared = await newTenant();
});
afterAll(() => server.close());

async function newTenant(): Promise<Tenant> {
  const body = { name: "Face", type: "Customer", parent_uuid: server.world.accounts.reseller };
  const { body: account } = await server.call("POST", "/accounts/accounts", { token: root, body });
  return createTenant(server, root, String(account.uuid));
}

/** The least that an operation can be called with, and the defaults that the drop-in sends besides. */
function givenFor({ id, spec }: Pair, tenant: Tenant): Given {
  const { args = [], fixed } = spec.positional ?? ({} as Partial<Positional>);
  const address = `${tenant.account}@example.com`;
  const known = {
    ...tenant.bodies,
    name: "Face",
    email: address,
    username: address,
    nickname: address,
    scope: scopeOf(spec, tenant),
    ...special[id]?.(tenant),
  };
  const body = spec.body === undefined ? undefined : sample(spec.body as TSchema, known);
  const isList = args.some((arg) => arg.to === "query" && arg.param === "limit");
  return {
    params: { ...tenant.params, resource_uuid: tenant.account, token: "none", did: didOf(tenant), ...fixed?.params },
    query: {
      ...defaults(args, "query"),
      ...(isList ? { offset: 0, limit: 2 } : {}),
      ...fixed?.query,
      ...queryByHand(byHand[id], tenant),
    },
    headers: defaults(args, "header"),
    body:
      typeof body !== "object" || Array.isArray(body)
        ? body
        : { ...fields(args, known), ...body, ...fixed?.body, ...byHand[id]?.body },
  };
}

const queryByHand = ({ query }: Pick<ByHand, "query"> = {}, tenant: Tenant) =>
  typeof query === "function" ? query(tenant) : query;

/** A number that no other tenant has. */
const didOf = ({ account }: Tenant) => `941${Number.parseInt(account.slice(-6), 16).toString().padStart(8, "0").slice(1)}`;

/** The one member whose name means different things in different bodies. */
const scopeOf = (spec: OperationSpec, { account, bodies }: Tenant) =>
  spec.path.endsWith("/role/scopes") ? [{ account: [account] }] : bodies.scope;

/** Members of the body that are arguments of their own. */
function fields(args: readonly Argument[], known: Values): Values {
  const names = args.flatMap((arg) => (arg.to === "field" && arg.field in known ? [arg.field] : []));
  return { ...defaults(args, "field"), ...Object.fromEntries(names.map((name) => [name, known[name]])) };
}

function defaults(args: readonly Argument[], to: "query" | "header" | "field"): Values {
  return Object.fromEntries(
    args.flatMap((arg) => {
      if (arg.to !== to || arg.default === undefined) return [];
      return [[arg.to === "query" ? arg.param : arg.to === "field" ? arg.field : arg.header, arg.default]];
    }),
  );
}

function positional(arg: Argument, { params, query, headers, body }: Given, token: string): unknown {
  switch (arg.to) {
    case "bearer":
      return token;
    case "basic":
      return server.basicToken;
    case "path":
      return params[arg.param];
    case "query":
      return query[arg.param];
    case "field":
      return member(body, arg.field);
    case "header":
      return headers[arg.header];
    case "body":
      return body;
    case "filters":
    case "trace":
      return {};
  }
}

/** The outcome, in which only what differs from one call to the next is left out. */
async function outcome(call: Promise<unknown>): Promise<unknown> {
  const settled = await call.then(
    (value) => ({ value }),
    (error: { code: number; message: string; details: unknown }) => ({
      refused: { code: error.code, message: error.message, details: error.details },
    }),
  );
  return comparable(settled);
}

function comparable(value: unknown): unknown {
  const ids = new Map<string, number>();
  const text = JSON.stringify(value)
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => {
      ids.set(id, ids.get(id) ?? ids.size);
      return `id ${ids.get(id)}`;
    })
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "a time")
    .replaceAll("/?", "?")
    .replaceAll(/941\d{7}/g, "a number")
    .replaceAll(/"[BC][A-Z0-9]{6}"/g, '"an id of the registry"')
    .replaceAll(/"(?:number|secret|signing_secret|public_id|token)":(?:\d+|"[^"]*")/g, '"random":0');
  return JSON.parse(text);
}

async function callDropIn({ service, name, spec, id }: Pair, given: Given, token: string): Promise<unknown> {
  const { args } = spec.positional ?? {};
  const { args: own, before = 0 } = byHand[id] ?? { args: () => [] };
  const values = args?.map((arg) => positional(arg, given, token)) ?? own(given).toSpliced(before, 0, token);
  return dropIn(service, name)?.(...values);
}

async function callModern({ service, name, spec }: Pair, given: Given, token: string): Promise<unknown> {
  const isBasic = spec.access.kind === "client";
  const { public_id: clientId, secret: clientSecret } = server.client;
  const credentials = isBasic ? { clientId, clientSecret } : token;
  const pb = new Patchbay({ host: server.url, credentials, maxRetries: 0 });
  const own = Object.fromEntries(Object.keys(spec.params ?? {}).map((param) => [param, given.params[param]]));
  const headers = Object.entries(given.headers).map(([header, value]) => [header.replaceAll("-", "_"), value]);
  const { body } = given;
  const whole = typeof body !== "object" || Array.isArray(body) || !("properties" in Object(spec.body));
  const rest = body === undefined ? {} : whole ? { body } : { ...body };
  const params = { ...rest, ...given.query, ...own, ...Object.fromEntries(headers) };
  const method = functionOf(Reflect.get(pb, service.name), name);
  // A method without parameters takes its options first.
  return method?.(...(Object.keys(params).length === 0 ? [] : [params]));
}

/** What the drop-in makes of an answer, made of what the modern client gives. */
function asDropIn({ id, spec }: Pair, found: unknown): unknown {
  if ("refused" in Object(found)) return found;
  const body = member(found, "value");
  return { value: byHand[id]?.result?.(body) ?? resultOf(spec.positional?.outcome ?? "body", body) };
}

function resultOf(outcome: Positional["outcome"], body: unknown): unknown {
  // The drop-in makes an empty text of no body, as the old package did.
  if (outcome === "body" || outcome === "async-body") return body ?? "";
  if (outcome === "full") return fullResponse(body);
  return { status: outcome === "any-accepted" ? "accepted" : "ok" };
}

it("knows the arguments of every function that is written by hand", () => {
  const known = pairs.filter(({ id, spec }) => spec.positional !== undefined || id in byHand);
  expect(pairs.filter((pair) => !known.includes(pair)).map(({ id }) => id)).toEqual([]);
  expect(Object.keys(byHand).filter((id) => pairs.every((pair) => pair.id !== id))).toEqual([]);
});

it.each(pairs)("$id is the same by both faces", async (pair) => {
  const reads = pair.spec.method === "GET";
  const tenants = reads ? [shared, shared] : [await newTenant(), await newTenant()];
  const [first, second] = tenants.map((tenant) => givenFor(pair, tenant));
  if (first === undefined || second === undefined) throw new Error("two tenants make two calls");
  const modern = asDropIn(pair, await outcome(callModern(pair, first, root)));
  expect(await outcome(callDropIn(pair, second, root))).toEqual(modern);
  expect("refused" in Object(modern), JSON.stringify(modern)).toBe(alwaysRefused.includes(pair.id));
});

it.each(pairs)("$id is refused in the same way by both faces", async (pair) => {
  const bodies = { ...shared.bodies, numbers: ["9415550000"] };
  const strange = { ...shared, bodies, params: Object.fromEntries(Object.keys(shared.params).map((name) => [name, randomUUID()])) };
  for (const [tenant, token] of [[strange, root] as const, [shared, "no token"] as const]) {
    const given = givenFor(pair, tenant);
    const modern = asDropIn(pair, await outcome(callModern(pair, given, token)));
    expect(await outcome(callDropIn(pair, given, token))).toEqual(modern);
  }
});
