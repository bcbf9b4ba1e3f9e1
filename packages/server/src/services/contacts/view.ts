import type { Contact } from "@patchbay/contract";
import type { Static } from "typebox";
import { toAudit } from "../../kernel/audit.ts";
import type { ContactRow } from "./store.ts";

/** A contact as the API shows it. */
export function toContact(row: ContactRow): Static<typeof Contact> {
  const { uuid, user_uuid, account_uuid, document } = row;
  return { ...document, uuid, user_uuid, account_uuid, audit: toAudit(row) };
}
