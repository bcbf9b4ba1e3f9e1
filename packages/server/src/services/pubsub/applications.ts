import type { CustomApplicationCreate, pubsub as contract } from "@patchbay/contract";
import type { Static } from "typebox";
import type { Principal } from "../../kernel/access/principal.ts";
import type { Executor, Tx } from "../../kernel/db/database.ts";
import { invalid, problem } from "../../kernel/errors.ts";
import { mapItems } from "../../kernel/lists.ts";
import { type Handlers, Reply } from "../../kernel/service.ts";
import { holdIdentity } from "../identity/index.ts";
import { publish } from "./broadcasts.ts";
import { purge } from "./purge.ts";
import { eventNames } from "./rules.ts";
import {
  type ApplicationRow,
  deleteApplication,
  insertApplication,
  listApplications,
  lockApplication,
  selectApplication,
} from "./store/applications.ts";
import { deleteOfApplication } from "./store/subscriptions.ts";
import { toApplication } from "./view.ts";

type Names =
  | "createCustomApplication"
  | "getCustomApplication"
  | "listCustomApplications"
  | "deleteCustomApplication"
  | "broadcastCustomApplication";

/**
 * An application of the caller's account, or of one on which he may read them.
 * @throws problem `not_found`, `forbidden`
 */
async function readableApplication(tx: Executor, principal: Principal, uuid: string): Promise<ApplicationRow> {
  const row = await selectApplication(tx, principal.visible, uuid);
  if (row === undefined) throw problem("not_found");
  if (row.account_uuid !== principal.account_uuid) principal.require("pubsub.read", row.account_path);
  return row;
}

/**
 * An application in which the user may broadcast: whoever created it needs no permission.
 * @throws problem `not_found`, `forbidden`
 */
export async function broadcastableApplication(tx: Executor, principal: Principal, uuid: string): Promise<ApplicationRow> {
  const row = await readableApplication(tx, principal, uuid.toLowerCase());
  if (row.created_by !== principal.user_uuid) principal.require("pubsub.broadcast", row.account_path);
  return row;
}

/** Throws when an application cannot be as it was given. */
export function checkApplication({ events = [] }: Static<typeof CustomApplicationCreate>): void {
  const names = eventNames(events);
  if (new Set(names).size < names.length) throw invalid("events must have different names");
}

/** A new application of an account. */
export function newApplication(
  tx: Tx,
  { account_uuid, account_path }: Pick<ApplicationRow, "account_uuid" | "account_path">,
  given: Static<typeof CustomApplicationCreate>,
): ApplicationRow {
  const { app_uuid = tx.uuid(), app_name = "", description = "", metadata = {}, events = [] } = given;
  const by = tx.context.actor;
  return {
    ...{ uuid: app_uuid.toLowerCase(), account_uuid, account_path, name: app_name, description, metadata, events },
    ...{ created_by: by, created_at: tx.now(), modified_by: by, modified_at: tx.now() },
  };
}

/** What the service does for the operations on applications. */
export const applicationHandlers: Pick<Handlers<typeof contract>, Names> = {
  createCustomApplication: async ({ tx, principal, body }) => {
    principal.require("pubsub.create", principal.account_path);
    checkApplication(body);
    // Held, so that its account is not deleted meanwhile without it.
    await holdIdentity(tx, principal.visible, principal.user_uuid);
    const row = newApplication(tx, principal, body);
    if (!(await insertApplication(tx, row))) throw problem("conflict", "There is an application with this app_uuid already.");
    return toApplication(row);
  },

  getCustomApplication: async ({ tx, principal, params }) =>
    toApplication(await readableApplication(tx, principal, params.app_uuid)),

  listCustomApplications: async ({ tx, principal, page }) => {
    const found = await listApplications(tx, principal.scopeOf("pubsub.read"), principal.account_uuid, page);
    return mapItems(found, toApplication);
  },

  deleteCustomApplication: async ({ tx, principal, params }) => {
    const row = await lockApplication(tx, principal.visible, params.app_uuid);
    if (row === undefined) throw problem("not_found");
    principal.require("pubsub.delete", row.account_path);
    await deleteApplication(tx, principal.visible, row.uuid);
    const gone = await deleteOfApplication(tx, row.uuid);
    await purge(
      tx,
      gone.map(({ uuid }) => uuid),
    );
    return undefined;
  },

  broadcastCustomApplication: async ({ tx, principal, body }) => {
    const { app_uuid, event, ...payload } = body;
    const row = await broadcastableApplication(tx, principal, app_uuid);
    return new Reply(202, await publish(tx, row, { event, payload }));
  },
};
