import { issueToken, requireUser, type TokenBody } from "../issue.ts";
import { refusal } from "../refusal.ts";
import { type GrantRequest, grantedScope, requireConfidential } from "./grant.ts";

/** A token for the client itself, which acts for its user (RFC 6749, 4.4). There is nothing to refresh it with. */
export async function clientCredentials({ kernel, tx, client, form }: GrantRequest): Promise<TokenBody> {
  requireConfidential(client);
  if (client.app_user === null) throw refusal("unauthorized_client", "The client acts for no user.");
  const scope = grantedScope(client, form.scope);
  // Not within the transaction, which need not be open meanwhile.
  const user = await requireUser(kernel, kernel.db, client, client.app_user);
  return issueToken(kernel, tx, { client, user, scope });
}
