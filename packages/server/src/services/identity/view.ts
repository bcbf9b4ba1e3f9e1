import type { Alias, Identity, Me, MfaSetting } from "@patchbay/contract";
import type { Static } from "typebox";
import type { Principal } from "../../kernel/access/principal.ts";
import { toAudit } from "../../kernel/audit.ts";
import type { IdentityRow } from "./store/identities.ts";
import type { SettingRow } from "./store/mfa.ts";

/** The aliases of an identity: none, or one object that holds all. */
export function toAliases(row: IdentityRow): Static<typeof Alias>[] {
  const alias = {
    ...(row.alias_sms === null ? {} : { sms: row.alias_sms }),
    ...(row.alias_nickname === null ? {} : { nickname: row.alias_nickname }),
    ...(row.alias_email === null ? {} : { email: row.alias_email }),
  };
  return Object.keys(alias).length === 0 ? [] : [alias];
}

/**
 * An identity as the API shows it.
 * @param include `alias` and `properties` add these; anything else adds nothing
 */
export function toIdentity(row: IdentityRow, include: readonly string[] = []): Static<typeof Identity> {
  const { uuid, account_uuid, username, type, first_name, middle_name, last_name, email, phone, address } = row;
  const { status, provider, external_id, reference } = row;
  return {
    uuid,
    account_uuid,
    username,
    type,
    first_name,
    middle_name,
    last_name,
    email,
    phone,
    address,
    status,
    provider,
    external_id,
    reference,
    ...(include.includes("alias") ? { aliases: toAliases(row) } : {}),
    ...(include.includes("properties") ? { properties: row.properties } : {}),
    audit: toAudit(row),
    links: [{ rel: "self", href: `/identity/identities/${uuid}` }],
  };
}

/** An identity as the answer to "who is it?". */
export function toMe(row: IdentityRow, principal: Principal): Static<typeof Me> {
  const { account_uuid, username, email, first_name, last_name, type, status } = row;
  return { user_uuid: row.uuid, account_uuid, username, email, first_name, last_name, type, status, scope: principal.claims.scp };
}

export function toSetting(row: SettingRow): Static<typeof MfaSetting> {
  const { uuid, identity_uuid, type, source, active, confirmed } = row;
  return { uuid, user_uuid: identity_uuid, type, source, active, confirmed, audit: toAudit(row) };
}
