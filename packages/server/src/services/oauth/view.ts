import type { OauthClient, OauthToken } from "@patchbay/contract";
import type { Static } from "typebox";
import type { Principal } from "../../kernel/access/principal.ts";
import { toAudit } from "../../kernel/audit.ts";
import { seconds } from "../../kernel/clock.ts";
import { type KeyRing, open, UnsealError } from "../../kernel/secrets.ts";
import { tokenContext } from "./issue.ts";
import { covers } from "./rules.ts";
import type { ClientRow } from "./store/clients.ts";
import type { TokenRow } from "./store/tokens.ts";

/** A client as the API shows it. */
export function toClient(row: ClientRow): Static<typeof OauthClient> {
  const { uuid, name, description, public_id, application_type, grant_types, app_user, scope, policy_uuid, account_uuid } = row;
  const { redirect_uris, mfa, status } = row;
  return {
    uuid,
    name,
    description,
    public_id,
    application_type,
    grant_types,
    app_user,
    scope,
    policy_uuid,
    account_uuid,
    redirect_uris,
    public: row.secret_hash === null,
    mfa,
    status,
    audit: toAudit(row),
  };
}

const handlePrefix = "token-handle-";
const handlePattern = /^token-handle-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The id of the token that a handle stands for; undefined when the text is no handle. */
export function tokenOfHandle(text: string): string | undefined {
  return handlePattern.exec(text)?.[1];
}

/**
 * The token itself for the user whom it acts for, unless it can do more than the token that asks; for everybody else a
 * handle, which names it and is of no use to sign requests with.
 */
function shownToken(keys: KeyRing, principal: Principal, row: TokenRow): string {
  const own = row.user_uuid === principal.user_uuid && covers(principal.claims.scp.split(" "), row.scope.split(" "));
  if (!own) return handlePrefix + row.jti;
  try {
    return open(keys, row.sealed, tokenContext(row.jti));
  } catch (error) {
    // The key that sealed it has been taken out of the settings since.
    if (error instanceof UnsealError) return handlePrefix + row.jti;
    throw error;
  }
}

/** A token as the list shows it to this caller. */
export function toToken(keys: KeyRing, principal: Principal, row: TokenRow): Static<typeof OauthToken> {
  const { token_type, user_uuid, user_name, scope, device_id } = row;
  return {
    access_token: shownToken(keys, principal, row),
    token_type,
    user_uuid,
    user_name,
    client_id: row.public_id,
    scope,
    device_id,
    issued_at: seconds(row.issued_at),
    expires_at: seconds(row.expires_at),
  };
}
