import type { Principal } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { permissionBeyond } from "../auth/index.ts";
import { scopesOfPolicy } from "./policies.ts";
import { covers, limitScope } from "./rules.ts";
import type { ClientRow } from "./store/clients.ts";

type Client = Pick<ClientRow, "app_user" | "grant_types" | "scope" | "policy_uuid">;

export const tokenScope = (principal: Principal): string[] => principal.claims.scp.split(" ");

/** The most that tokens of a client can have. */
export function scopeOfClient({ scope, policy_uuid }: Pick<Client, "scope" | "policy_uuid">): string[] {
  return limitScope(scope, scopesOfPolicy(policy_uuid));
}

/**
 * Whoever knows the secret of a client that acts for a user is that user. So nobody is told one that may do what he may
 * not do himself, with the token at hand: else who may merely manage clients could make himself an administrator.
 * @throws problem `forbidden`
 */
export async function requireStanding(tx: Tx, principal: Principal, client: Client): Promise<void> {
  const scope = scopeOfClient(client);
  if (!covers(tokenScope(principal), scope)) throw problem("forbidden", "The client may do more than this token.");
  const { app_user } = client;
  if (app_user === null || !client.grant_types.includes("client_credentials")) return;
  const beyond = await permissionBeyond(tx, principal, app_user, (permission) => covers(scope, [permission]));
  if (beyond !== undefined) throw problem("forbidden", `The user of the client may do more than you: ${beyond}.`);
}
