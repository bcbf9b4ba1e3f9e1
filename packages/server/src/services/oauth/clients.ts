import type { BodyOf, oauth as contract, Permission } from "@patchbay/contract";
import { forbidden, type Principal } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events/index.ts";
import { mapItems } from "../../kernel/lists.ts";
import { hashSecret, randomToken } from "../../kernel/secrets.ts";
import { type Handlers, Reply } from "../../kernel/service.ts";
import { createApplicationDefaults, removeApplication } from "../auth/index.ts";
import { holdIdentity, type IdentityRef } from "../identity/index.ts";
import { findPolicy, standardPolicy } from "./policies.ts";
import { noStore } from "./refusal.ts";
import { revokeClients } from "./revocation.ts";
import { covers, everything, isRedirectUri, limitScope, unknownScopes } from "./rules.ts";
import { requireStanding, scopeOfClient, tokenScope } from "./standing.ts";
import {
  type ClientRow,
  deleteClient,
  insertClient,
  listClients,
  lockClient,
  type Reader,
  selectClient,
  updateClient,
} from "./store/clients.ts";
import { toClient } from "./view.ts";

type ClientHandlers = Handlers<typeof contract>;
type Create = BodyOf<(typeof contract.operations)["createClientApp"]>;

function tell(tx: Tx, event: "client_created" | "client_modified", { uuid, public_id, account_uuid, app_user }: ClientRow): void {
  emit(tx, { service: "oauth", event, account_uuid, user_uuid: app_user, data: { client_uuid: uuid, public_id } });
}

/**
 * What is wrong with a client that is to be, one line each.
 * @param client grants, redirect addresses, and whether it can keep a secret
 */
export function clientMistakes(client: {
  grant_types: readonly string[];
  redirect_uris: readonly string[];
  public: boolean;
}): string[] {
  const { grant_types, redirect_uris } = client;
  const secretive = grant_types.filter((grant) => grant === "client_credentials" || grant === "password");
  return [
    ...redirect_uris.filter((uri) => !isRedirectUri(uri)).map((uri) => `redirect_uris: ${uri} is not an address to send people to`),
    ...(grant_types.includes("authorization_code") && redirect_uris.length === 0
      ? ["redirect_uris are required by authorization_code"]
      : []),
    ...(client.public ? secretive.map((grant) => `grant_types: a public client may not use ${grant}`) : []),
  ];
}

/** The user whom the new client is to act for. */
async function appUser(tx: Tx, principal: Principal, uuid: string): Promise<IdentityRef> {
  const user = await holdIdentity(tx, principal.visible, uuid);
  if (user?.status !== "Active") throw problem("unknown_reference", "app_user names no active user.");
  return user;
}

/** Anybody may have a client that acts for himself; to act for others, or to let people sign in, takes the permission. */
function requireCreate(principal: Principal, user: IdentityRef, grant_types: readonly string[], isPublic: boolean): void {
  const forHimself = user.uuid === principal.user_uuid && !isPublic && grant_types.every((grant) => grant === "client_credentials");
  if (!forHimself && !principal.can("oauth_client.create", user.account_path)) throw forbidden("oauth_client.create");
}

const createClientApp: ClientHandlers["createClientApp"] = async ({ tx, principal, body }) => {
  const user = await appUser(tx, principal, body.app_user?.toLowerCase() ?? principal.user_uuid);
  const row = newClient(tx, principal, user, body);
  requireCreate(principal, user, row.grant_types, body.public === true);
  const mistakes = clientMistakes({ ...row, public: body.public === true });
  if (mistakes.length > 0) throw problem("validation_failed", { message: mistakes.join("; "), details: mistakes });
  await requireStanding(tx, principal, row);
  const secret = body.public === true ? undefined : randomToken(32);
  const client = { ...row, secret_hash: secret === undefined ? null : hashSecret(secret) };
  if (!(await insertClient(tx, client))) throw new Error("A random public id was taken.");
  await createApplicationDefaults(tx, { ...client, client_uuid: client.uuid });
  tell(tx, "client_created", client);
  return new Reply(202, { ...toClient(client), ...(secret === undefined ? {} : { secret }) }, noStore);
};

function newClient(tx: Tx, principal: Principal, user: IdentityRef, body: Create): Omit<ClientRow, "secret_hash"> {
  const { actor } = tx.context;
  return {
    uuid: tx.uuid(),
    account_uuid: user.account_uuid,
    account_path: [...user.account_path],
    name: body.name,
    description: body.description ?? "",
    public_id: randomToken(15),
    application_type: body.application_type ?? "connect",
    grant_types: body.grant_types ?? ["client_credentials"],
    app_user: user.uuid,
    // A token that may do little must not make a client that may do more.
    scope: limitScope([everything], tokenScope(principal)),
    policy_uuid: standardPolicy.uuid,
    redirect_uris: body.redirect_uris ?? [],
    mfa: false,
    status: "Active",
    created_by: actor,
    created_at: tx.now(),
    modified_by: actor,
    modified_at: tx.now(),
  };
}

/** The caller as the reader of a list. */
export function readerOf(principal: Principal, permission: Permission): Reader {
  return { visible: principal.visible, readable: principal.scopeOf(permission), user_uuid: principal.user_uuid };
}

function requireOn(principal: Principal, client: ClientRow, permission: Permission): void {
  if (client.app_user !== principal.user_uuid) principal.require(permission, client.account_path);
}

/** A client that the caller may change; held until the transaction ends. */
async function clientToChange(tx: Tx, principal: Principal, uuid: string, permission: Permission): Promise<ClientRow> {
  const client = await lockClient(tx, principal.visible, uuid);
  if (client === undefined) throw problem("not_found");
  requireOn(principal, client, permission);
  return client;
}

async function change(tx: Tx, principal: Principal, client: ClientRow, changes: Partial<ClientRow>): Promise<ClientRow> {
  const changed = { ...client, ...changes, modified_by: tx.context.actor, modified_at: tx.now() };
  await updateClient(tx, principal.visible, changed);
  tell(tx, "client_modified", changed);
  return changed;
}

/** Changes how much a client may do. To give it more takes what its secret takes, which the caller may know already. */
async function changeReach(
  tx: Tx,
  principal: Principal,
  client: ClientRow,
  reach: { readonly scope: string[] } | { readonly policy_uuid: string },
): Promise<void> {
  const next = { ...client, ...reach };
  if (!covers(scopeOfClient(client), scopeOfClient(next))) await requireStanding(tx, principal, next);
  await change(tx, principal, client, reach);
}

const listOauthClients: ClientHandlers["listOauthClients"] = async ({ tx, principal, query, page }) =>
  mapItems(await listClients(tx, readerOf(principal, "oauth_client.read"), query, page), toClient);

const getOauthClient: ClientHandlers["getOauthClient"] = async ({ tx, principal, params }) => {
  const client = await selectClient(tx, principal.visible, params.client_uuid);
  const readable = client?.app_user === principal.user_uuid || (client && principal.can("oauth_client.read", client.account_path));
  if (client === undefined || !readable) throw problem("not_found");
  return toClient(client);
};

const deleteOauthClient: ClientHandlers["deleteOauthClient"] = async ({ tx, principal, params }) => {
  const client = await clientToChange(tx, principal, params.client_uuid, "oauth_client.delete");
  await revokeClients(tx, [client.uuid]);
  await deleteClient(tx, principal.visible, client.uuid);
  await removeApplication(tx, client.uuid);
  tell(tx, "client_modified", client);
};

const rotateClientSecret: ClientHandlers["rotateClientSecret"] = async ({ tx, principal, params }) => {
  const client = await clientToChange(tx, principal, params.client_uuid, "oauth_client.update");
  if (client.secret_hash === null) throw problem("validation_failed", "A public client has no secret.");
  await requireStanding(tx, principal, client);
  const secret = randomToken(32);
  const changed = await change(tx, principal, client, { secret_hash: hashSecret(secret) });
  return new Reply(200, { ...toClient(changed), secret }, noStore);
};

const scopeClientApp: ClientHandlers["scopeClientApp"] = async ({ tx, principal, params, body }) => {
  const client = await clientToChange(tx, principal, params.client_uuid, "oauth_client.update");
  const unknown = unknownScopes(body.scope);
  if (unknown.length > 0) {
    throw problem("unknown_reference", { message: "There are no such scopes.", details: unknown.map((name) => `scope: ${name}`) });
  }
  await changeReach(tx, principal, client, { scope: [...new Set(body.scope)] });
};

const assignPolicyToClientApp: ClientHandlers["assignPolicyToClientApp"] = async ({ tx, principal, params, body }) => {
  const client = await clientToChange(tx, principal, params.client_uuid, "oauth_client.update");
  const policy = findPolicy(body.uuid.toLowerCase());
  if (policy === undefined) throw problem("unknown_reference", "uuid names no policy.");
  await changeReach(tx, principal, client, { policy_uuid: policy.uuid });
};

/** What the service does with clients. */
export const clientHandlers = {
  createClientApp,
  listOauthClients,
  getOauthClient,
  deleteOauthClient,
  rotateClientSecret,
  scopeClientApp,
  assignPolicyToClientApp,
} satisfies Partial<ClientHandlers>;
