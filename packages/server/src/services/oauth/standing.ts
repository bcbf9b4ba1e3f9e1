import type { AccountPath, Principal } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { findAccount } from "../accounts/index.ts";
import { grantsOf } from "../auth/index.ts";
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
  if (app_user === null || app_user === principal.user_uuid || !client.grant_types.includes("client_credentials")) return;
  const grants = (await grantsOf(tx, app_user)).filter(({ permission }) => covers(scope, [permission]));
  const paths = await visiblePaths(tx, principal, new Set(grants.map(({ root }) => root)));
  const beyond = grants.find(({ permission, root }) => !principal.can(permission, paths.get(root) ?? []));
  if (beyond !== undefined) throw problem("forbidden", `The user of the client may do more than you: ${beyond.permission}.`);
}

async function visiblePaths(tx: Tx, principal: Principal, roots: Iterable<string>): Promise<Map<string, AccountPath>> {
  const paths = new Map<string, AccountPath>();
  for (const root of roots) {
    const account = await findAccount(tx, principal.visible, root);
    if (account !== undefined) paths.set(root, account.path);
  }
  return paths;
}
