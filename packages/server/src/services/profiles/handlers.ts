import type { profiles as contract, Permission, Property } from "@patchbay/contract";
import type { Static } from "typebox";
import type { Principal } from "../../kernel/access/principal.ts";
import { toAudit } from "../../kernel/audit.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events/index.ts";
import { mapItems } from "../../kernel/lists.ts";
import type { Handlers } from "../../kernel/service.ts";
import { findIdentity, holdIdentity } from "../identity/index.ts";
import { deleteProperty, insertProperty, listProperties, lockProperty, type PropertyRow, updateProperty } from "./store.ts";

function toProperty(row: PropertyRow): Static<typeof Property> {
  const { uuid, context_uuid, user_uuid, name, value, label, description } = row;
  return { uuid, context: "user", context_uuid, user_uuid, name, value, label, description, audit: toAudit(row) };
}

/** Whether the caller may do this to the user's properties: his own, or with the permission. */
function allow(principal: Principal, permission: Permission, user_uuid: string, path: readonly string[]): void {
  if (user_uuid !== principal.user_uuid) principal.require(permission, path);
}

async function changeableProperty(tx: Tx, principal: Principal, uuid: string, permission: Permission): Promise<PropertyRow> {
  const row = await lockProperty(tx, principal.visible, uuid);
  if (row === undefined) throw problem("not_found");
  allow(principal, permission, row.user_uuid, row.account_path);
  return row;
}

/** What the profiles service does for each of its operations. */
export const profileHandlers: Handlers<typeof contract> = {
  createUserProperty: async ({ tx, principal, params, body }) => {
    const user = await holdIdentity(tx, principal.visible, params.user_uuid);
    if (user === undefined) throw problem("not_found");
    allow(principal, "property.create", user.uuid, user.account_path);
    const now = tx.now();
    const row: PropertyRow = {
      uuid: tx.uuid(),
      account_uuid: user.account_uuid,
      account_path: user.account_path,
      user_uuid: user.uuid,
      context_uuid: body.context_uuid ?? tx.uuid(),
      name: body.name,
      value: body.value,
      label: body.label ?? body.name,
      description: body.description ?? body.name,
      created_by: tx.context.actor,
      created_at: now,
      modified_by: tx.context.actor,
      modified_at: now,
    };
    await insertProperty(tx, row);
    const property = toProperty(row);
    emit(tx, {
      service: "profiles",
      event: "property_created",
      account_uuid: row.account_uuid,
      user_uuid: row.user_uuid,
      data: property,
    });
    return property;
  },

  listUserProperties: async ({ tx, principal, params, query, page }) => {
    const user = await findIdentity(tx, principal.visible, params.user_uuid);
    if (user === undefined) throw problem("not_found");
    allow(principal, "property.read", user.uuid, user.account_path);
    return mapItems(await listProperties(tx, principal.visible, user.uuid, query, page), toProperty);
  },

  updateProperty: async ({ tx, principal, params, body }) => {
    const row = await changeableProperty(tx, principal, params.property_uuid, "property.update");
    const { name = row.name, value = row.value, label = row.label, description = row.description } = body;
    const next = { ...row, name, value, label, description, modified_by: tx.context.actor, modified_at: tx.now() };
    await updateProperty(tx, principal.visible, next);
    const property = toProperty(next);
    emit(tx, {
      service: "profiles",
      event: "property_modified",
      account_uuid: row.account_uuid,
      user_uuid: row.user_uuid,
      data: property,
    });
    return property;
  },

  deleteProperty: async ({ tx, principal, params }) => {
    const row = await changeableProperty(tx, principal, params.property_uuid, "property.delete");
    await deleteProperty(tx, principal.visible, row.uuid);
    return undefined;
  },
};
