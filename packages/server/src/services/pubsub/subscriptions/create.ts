import type { CustomSubscriptionCreate, SubscriptionCreate } from "@patchbay/contract";
import type { Static } from "typebox";
import type { Principal } from "../../../kernel/access/principal.ts";
import type { Tx } from "../../../kernel/db/database.ts";
import { invalid, problem } from "../../../kernel/errors.ts";
import { isUuid } from "../../../kernel/http/mount.ts";
import { queryText } from "../../../kernel/lists.ts";
import type { Kernel } from "../../../kernel/service.ts";
import { holdAccount } from "../../accounts/index.ts";
import { holdIdentity, type IdentityRef } from "../../identity/index.ts";
import { newSecret } from "../delivering/sign.ts";
import { flat } from "../headers.ts";
import { checkCustomEvents, checkEvents, refuse, refuseCallback, topicsOf, wished } from "../rules.ts";
import { lockApplication } from "../store/applications.ts";
import { countOfApplication, countOfOwner, insertSubscription, type SubscriptionRow } from "../store/subscriptions.ts";

const mostOfUser = 100;
const mostOfApplication = 1_000;

/** A new subscription, and its secret, which is not shown again. */
export interface Created {
  readonly row: SubscriptionRow;
  readonly signing_secret: string;
}

type Facts = Pick<
  SubscriptionRow,
  "account_uuid" | "account_path" | "app_uuid" | "user_uuid" | "url" | "headers" | "keep_alive" | "events" | "topics" | "options"
> &
  Partial<SubscriptionRow>;

async function insert({ secrets }: Pick<Kernel, "secrets">, tx: Tx, principal: Principal, facts: Facts): Promise<Created> {
  const uuid = tx.uuid();
  const { shown, sealed } = newSecret(secrets, uuid);
  const by = principal.user_uuid;
  const at = tx.now();
  const nothing = {
    criteria: null,
    expiration_date: null,
    expires_at: null,
    suspended_because: null,
    ordered_by: null,
    limits: null,
  };
  const row: SubscriptionRow = {
    ...{ uuid, owner_uuid: by, suspended: false, secret: sealed, old_secret: null, old_secret_until: null, ...nothing },
    ...facts,
    ...{ created_by: by, created_at: at, modified_by: by, modified_at: at },
  };
  await insertSubscription(tx, row);
  return { row, signing_secret: shown };
}

/**
 * Subscribes to events of the platform.
 * @throws problem `validation_failed`, `unknown_reference`, `forbidden`, `conflict`
 */
export async function createSubscription(
  kernel: Pick<Kernel, "secrets">,
  tx: Tx,
  principal: Principal,
  body: Static<typeof SubscriptionCreate>,
  query: Readonly<Record<string, unknown>>,
): Promise<Created> {
  const { callback, events } = body;
  refuseCallback(callback);
  refuse(checkEvents(events));
  const wishes = wished(body, tx.now());
  const account = await holdAccount(tx, principal.visible, body.account_uuid);
  if (account === undefined) throw problem("unknown_reference", { details: ["account_uuid: there is no such account"] });
  const user = await userOf(tx, principal, body.user_uuid, account.uuid);
  const own = user?.uuid === principal.user_uuid && account.uuid === principal.account_uuid;
  if (!own) principal.require("pubsub.create", account.path);
  if ((await countOfOwner(tx, principal.user_uuid)) >= mostOfUser) {
    throw problem("conflict", `A user can have ${mostOfUser} subscriptions.`);
  }
  return insert(kernel, tx, principal, {
    account_uuid: account.uuid,
    account_path: account.path,
    app_uuid: null,
    user_uuid: user?.uuid ?? null,
    url: callback.url,
    headers: callback.headers ?? [],
    keep_alive: callback.keep_alive ?? false,
    events,
    topics: topicsOf(events),
    options: optionsOf(query),
    ...wishes,
  });
}

/** What the query said, kept without a meaning; null when it said nothing. */
function optionsOf(query: Readonly<Record<string, unknown>>): SubscriptionRow["options"] {
  const texts = Object.entries(query).flatMap(([name, value]) => {
    const text = queryText(value);
    return text === undefined || queryText(name) === undefined ? [] : [[name, text] as const];
  });
  return texts.length === 0 ? null : Object.fromEntries(texts);
}

/** The user of the account whose events are wanted; undefined for all of them. */
async function userOf(
  tx: Tx,
  principal: Principal,
  user_uuid: string | undefined,
  account_uuid: string,
): Promise<IdentityRef | undefined> {
  if (user_uuid === undefined || user_uuid === "*") return undefined;
  if (!isUuid(user_uuid)) throw invalid("user_uuid must be a UUID or *");
  const user = await holdIdentity(tx, principal.visible, user_uuid.toLowerCase());
  if (user?.account_uuid !== account_uuid) {
    throw problem("unknown_reference", { details: ["user_uuid: there is no such user in the account"] });
  }
  return user;
}

/**
 * Subscribes to events of an application.
 * @throws problem `validation_failed`, `unknown_reference`, `forbidden`, `conflict`
 */
export async function createCustomSubscription(
  kernel: Pick<Kernel, "secrets">,
  tx: Tx,
  principal: Principal,
  body: Static<typeof CustomSubscriptionCreate>,
): Promise<Created> {
  const { callback, events } = body;
  refuseCallback(callback);
  const wishes = wished(body, tx.now());
  const application = await lockApplication(tx, principal.visible, body.app_uuid);
  if (application === undefined) throw problem("unknown_reference", { details: ["app_uuid: there is no such application"] });
  const { account_uuid, account_path } = application;
  const headers = callback.headers ?? [];
  const owner = await ownerOf(tx, principal, headers);
  if (account_uuid !== principal.account_uuid || owner.uuid !== principal.user_uuid) {
    principal.require("pubsub.create", account_path);
    principal.require("pubsub.create", owner.account_path);
  }
  refuse(checkCustomEvents(events, application.events));
  if ((await countOfApplication(tx, application.uuid)) >= mostOfApplication) {
    throw problem("conflict", `An application can have ${mostOfApplication} subscriptions.`);
  }
  return insert(kernel, tx, principal, {
    account_uuid,
    account_path,
    app_uuid: application.uuid,
    user_uuid: owner.uuid,
    url: callback.url,
    headers,
    keep_alive: false,
    events,
    topics: events,
    options: null,
    ...wishes,
  });
}

/** The user that the header `x-user-uuid` names; the caller without one, or when it names nobody (older clients send a text). */
async function ownerOf(
  tx: Tx,
  principal: Principal,
  headers: SubscriptionRow["headers"],
): Promise<{ readonly uuid: string; readonly account_path: readonly string[] }> {
  const named = flat(headers)["x-user-uuid"]?.toLowerCase();
  const uuid = named !== undefined && isUuid(named) ? named : principal.user_uuid;
  const user = await holdIdentity(tx, principal.visible, uuid);
  if (user === undefined) throw problem("unknown_reference", { details: ["callback.headers: x-user-uuid names no user"] });
  return user;
}
