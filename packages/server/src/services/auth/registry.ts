import type { Tx } from "../../kernel/db/database.ts";
import { emit } from "../../kernel/events/index.ts";
import { deleteResource, deleteResourceScopes, type ResourceRow, upsertResource } from "./store/resources.ts";

/**
 * Makes the owner of a single resource known, so that he may share it. The service that keeps the resource calls this in the
 * transaction that creates it, or gives it to somebody else.
 */
export async function registerResource(tx: Tx, resource: ResourceRow): Promise<void> {
  await upsertResource(tx, resource);
}

/** Takes back what `registerResource` told, and all roles on a resource that is deleted in the same transaction. */
export async function unregisterResource(tx: Tx, resource_uuid: string): Promise<void> {
  for (const { group_uuid, role_uuid, account_uuid } of await deleteResourceScopes(tx, resource_uuid)) {
    const data = { group_uuid, role_uuid, scope: [{ resource: [resource_uuid] }] };
    emit(tx, { service: "auth", event: "role_removed", account_uuid, user_uuid: null, data });
  }
  await deleteResource(tx, resource_uuid);
}
