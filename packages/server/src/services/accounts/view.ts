import type { Account, Relationship } from "@patchbay/contract";
import type { Static } from "typebox";
import type { AccountPath } from "../../kernel/access/principal.ts";
import { toAudit } from "../../kernel/audit.ts";
import type { AccountRow, FullRow, RelationshipRow, SummaryRow } from "./store.ts";

function toSummary(row: SummaryRow, inFull: boolean) {
  const { uuid, name, number, type, status, description, address, contacts, reference } = row;
  return inFull
    ? { uuid, name, number, type, status, description, address, contacts, reference }
    : { uuid, name, number, type, status };
}

/** Relationships come as JSON when they are embedded, so their dates may be texts. */
function dated(row: RelationshipRow) {
  return { ...row, created_at: new Date(row.created_at), modified_at: new Date(row.modified_at) };
}

/**
 * A relationship as the API shows it.
 * @param inFull which of its accounts to show with address, contacts and notes, by their paths; none when absent
 */
export function toRelationship(
  row: RelationshipRow,
  inFull: (path: AccountPath) => boolean = () => false,
): Static<typeof Relationship> {
  return {
    uuid: row.uuid,
    type: row.type,
    source: toSummary(row.source, inFull(row.source.path)),
    target: toSummary(row.target, inFull(row.target.path)),
    audit: toAudit(dated(row)),
  };
}

/** An account as the API shows it. */
export function toAccount(row: FullRow): Static<typeof Account> {
  const { uuid, name, number, type, description, address, contacts, reference, status, parent_uuid } = row;
  const relationships = row.relationships.map((relationship) => toRelationship(relationship));
  return {
    uuid,
    name,
    number,
    type,
    description,
    address,
    contacts,
    reference,
    status,
    parent_uuid,
    relationships: {
      items: relationships,
      metadata: { total: row.relationships_total, offset: 0, count: relationships.length, limit: 10 },
    },
    audit: toAudit(row),
    links: [{ rel: "self", href: `/accounts/accounts/${uuid}` }],
  };
}

/** A new account together with its one relationship, as the select would give it. */
export function withParent(row: AccountRow, parent: SummaryRow, relationship_uuid: string): FullRow {
  const at = row.created_at.toISOString();
  const { created_by, modified_by } = row;
  const relationship = {
    uuid: relationship_uuid,
    type: "parent",
    source: row,
    target: parent,
    created_by,
    created_at: at,
    modified_by,
    modified_at: at,
  };
  return { ...row, relationships: [relationship], relationships_total: 1 };
}
