import type { Audit } from "@patchbay/contract";
import type { Static } from "typebox";
import { seconds } from "./clock.ts";

/** The four columns that every persistent resource has. */
export interface AuditColumns {
  created_by: string | null;
  created_at: Date;
  modified_by: string | null;
  modified_at: Date;
}

/** The `audit` member of a resource. */
export function toAudit(row: AuditColumns): Static<typeof Audit> {
  return {
    created_by: row.created_by,
    created_date: seconds(row.created_at),
    modified_by: row.modified_by,
    modified_date: seconds(row.modified_at),
  };
}
