import { oauth as contract } from "@patchbay/contract";
import type { Executor } from "../../kernel/db/database.ts";
import { migrationsBeside } from "../../kernel/db/migrate.ts";
import { defineService } from "../../kernel/service.ts";
import { authorize, signIn } from "./authorize/authorize.ts";
import { clientHandlers } from "./clients.ts";
import { discoveryHandlers } from "./discovery.ts";
import { introspectToken, revokeToken } from "./introspection.ts";
import { clientSeed } from "./seed.ts";
import { revokedJtis } from "./store/tokens.ts";
import { requestToken } from "./token.ts";
import { tokenHandlers } from "./tokens.ts";

export { type Mint, mintToken } from "./mint.ts";
export { disableClientsOfAccount, disableClientsOfUser, revokeUserTokens } from "./revocation.ts";

/** Ids of revoked tokens that have not expired yet: what a starting process must know before it serves. */
export const revokedTokens: (db: Executor) => Promise<string[]> = revokedJtis;

/** The OAuth service. */
export const oauth = defineService(contract, (kernel) => ({
  handlers: {
    requestToken: requestToken(kernel),
    introspectToken: introspectToken(kernel),
    revokeToken: revokeToken(kernel),
    authorize: authorize(kernel),
    signIn: signIn(kernel),
    ...clientHandlers,
    ...tokenHandlers(kernel),
    ...discoveryHandlers(kernel),
  },
  migrations: migrationsBeside(import.meta.url),
  seed: [clientSeed],
}));
