import type { TokenClaims } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/service.ts";
import { findIdentities } from "../identity/index.ts";
import { noteToken } from "./issue.ts";
import { everything } from "./rules.ts";

/** The client of tokens that the platform gives to what it runs on behalf of users; no client has this id. */
const platformClient = { uuid: "00000000-0000-4000-8000-00000000c11e", public_id: "patchbay" } as const;

/** A token that the platform makes for work that it does on behalf of a user. */
export interface Mint {
  readonly user_uuid: string;
  /** Seconds that it lives. */
  readonly ttl_s: number;
  /** Scopes separated by blanks, for work on behalf of a token that has only these; everything when absent. */
  readonly scope?: string;
}

/**
 * Makes a short-lived access token for a function or a workflow that acts for a user. It is noted as any other, so that it is
 * listed and revoked with those of the user.
 * @throws problem `forbidden` for a user who is gone or inactive, `account_suspended`
 */
export async function mintToken(kernel: Kernel, tx: Tx, { user_uuid, ttl_s, scope = everything }: Mint): Promise<string> {
  const [[user], access] = await Promise.all([findIdentities(tx, [user_uuid]), kernel.access.snapshotOf(user_uuid)]);
  if (user === undefined || user.status !== "Active" || access?.active !== true)
    throw problem("forbidden", "The user cannot act any more.");
  if (access.suspended) throw problem("account_suspended");
  const iat = Math.floor(tx.now().getTime() / 1000);
  const claims: TokenClaims = {
    jti: tx.uuid(),
    sub: user.uuid,
    tid: user.account_uuid,
    cid: platformClient.public_id,
    scp: scope,
    typ: "user",
    iat,
    exp: iat + ttl_s,
  };
  const token = await kernel.access.keys.sign(claims);
  noteToken(kernel, tx, { token, claims, client: platformClient, user });
  return token;
}
