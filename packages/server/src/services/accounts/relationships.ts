import type { accounts as contract } from "@patchbay/contract";
import type { AccountPath } from "../../kernel/access/principal.ts";
import { isUniqueViolation } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events/index.ts";
import { mapItems } from "../../kernel/lists.ts";
import type { Handlers } from "../../kernel/service.ts";
import { accountTypeNamed } from "./rules.ts";
import { closesCycle, holdRow, insertRelationship, listRelationships, selectAccount, selectRelationship } from "./store.ts";
import { toRelationship } from "./view.ts";

type End = string | { uuid: string } | undefined;

function endUuid(end: End, uuid: string | undefined, name: string): string {
  const id = typeof end === "object" ? end.uuid : (end ?? uuid);
  if (id === undefined) throw problem("validation_failed", `${name} is required`);
  return id.toLowerCase();
}

export const createRelationship: Handlers<typeof contract>["createRelationship"] = async ({ tx, principal, body }) => {
  const type = body.type ?? "parent";
  const source_uuid = endUuid(body.source, body.source_uuid, "source");
  const target_uuid = endUuid(body.target, body.target_uuid, "target");
  if (source_uuid === target_uuid) throw problem("validation_failed", "source and target are the same account.");
  for (const uuid of [source_uuid, target_uuid]) {
    const account = await holdRow(tx, principal.visible, uuid);
    if (account === undefined) throw problem("unknown_reference", `There is no account ${uuid}.`);
    principal.require("account.update", account.path);
  }
  if (await closesCycle(tx, type, source_uuid, target_uuid)) throw problem("conflict", "This link would close a circle.");
  const uuid = tx.uuid();
  try {
    await insertRelationship(tx, { uuid, type, source_uuid, target_uuid, by: tx.context.actor, at: tx.now() });
  } catch (error) {
    if (isUniqueViolation(error, "relationship_parent")) throw problem("conflict", "The source account has a parent already.");
    if (isUniqueViolation(error)) throw problem("conflict", "These accounts are linked in this way already.");
    throw error;
  }
  const row = await selectRelationship(tx, uuid);
  if (row === undefined) throw new Error("A new relationship could not be read back.");
  const relationship = toRelationship(row);
  emit(tx, { service: "accounts", event: "relationship_created", account_uuid: source_uuid, user_uuid: null, data: relationship });
  return relationship;
};

export const listAccountRelationships: Handlers<typeof contract>["listAccountRelationships"] = async ({
  tx,
  principal,
  params,
  query,
  page,
}) => {
  const account = await selectAccount(tx, principal.visible, params.account_uuid);
  if (account === undefined) throw problem("not_found");
  principal.require("account.read", account.path);
  const scope = principal.scopeOf("account.read");
  const expanded = query.expand?.includes("accounts") ?? false;
  // A link shows whom it leads to, above as well as beside; the rest is for those who may read that account.
  const inFull = (path: AccountPath) => expanded && principal.can("account.read", path);
  const found = await listRelationships(tx, scope, account.uuid, accountTypeNamed(query.account_type), page);
  return mapItems(found, (row) => toRelationship(row, inFull));
};
