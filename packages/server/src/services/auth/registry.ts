import type { Tx } from "../../kernel/db/database.ts";
import { deleteResource, type ResourceRow, upsertResource } from "./store/resources.ts";

/**
 * Makes the owner of a single resource known, so that he may share it. The service that keeps the resource calls this in the
 * transaction that creates it, or gives it to somebody else.
 */
export async function registerResource(tx: Tx, resource: ResourceRow): Promise<void> {
  await upsertResource(tx, resource);
}

/** Forgets the owner of a resource that is deleted in the same transaction. Groups that share it stay until they are deleted. */
export async function unregisterResource(tx: Tx, resource_uuid: string): Promise<void> {
  await deleteResource(tx, resource_uuid);
}
