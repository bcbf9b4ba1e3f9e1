import type { identity as contract } from "@patchbay/contract";
import { problem } from "../../kernel/errors.ts";
import { mapItems, type Page } from "../../kernel/lists.ts";
import { toE164 } from "../../kernel/phone.ts";
import type { Handlers, Items, Kernel } from "../../kernel/service.ts";
import { createAlias, updateAliasWithDID } from "./aliases.ts";
import { createIdentity } from "./create-identity.ts";
import { deactivateIdentity, deleteIdentity, reactivateIdentity } from "./lifecycle.ts";
import { accountFor, identityFor } from "./loading.ts";
import { mfaHandlers } from "./mfa.ts";
import { modifyIdentity, modifyIdentityProps } from "./modify-identity.ts";
import { passwordHandlers } from "./passwords.ts";
import { policyHandlers } from "./policies.ts";
import { type IdentityFilters, type IdentityRow, listIdentities, selectIdentity } from "./store/identities.ts";
import { toIdentity, toMe } from "./view.ts";

type IdentityHandlers = Handlers<typeof contract>;

const getIdentity: IdentityHandlers["getIdentity"] = async ({ tx, principal, params, query }) =>
  toIdentity(await identityFor(tx, principal, params.user_uuid, "identity.read"), query.include);

const getMyIdentityData: IdentityHandlers["getMyIdentityData"] = async ({ tx, principal }) => {
  const row = await selectIdentity(tx, principal.visible, principal.user_uuid);
  if (row === undefined) throw problem("forbidden", "This token acts for no user.");
  return toMe(row, principal);
};

type ListQuery = IdentityFilters & { readonly include?: readonly string[] | undefined };

/** A number may be asked for in any spelling. */
function filtersOf({ username, name, email, phone, status, type, external_id, reference }: ListQuery): IdentityFilters {
  const number = phone === undefined ? undefined : (toE164(phone) ?? phone);
  return { username, name, email, phone: number, status, type, external_id, reference };
}

function shown(items: Items<IdentityRow>, query: ListQuery) {
  return mapItems(items, (row) => toIdentity(row, query.include));
}

interface ListCall {
  readonly tx: Parameters<IdentityHandlers["lookupIdentity"]>[0]["tx"];
  readonly principal: Parameters<IdentityHandlers["lookupIdentity"]>[0]["principal"];
  readonly params: { readonly account_uuid: string };
  readonly query: ListQuery;
  readonly page: Page;
}

async function listOfAccount({ tx, principal, params, query, page }: ListCall, match: "all" | "any") {
  const account = await accountFor(tx, principal, params.account_uuid, "identity.read");
  return shown(await listIdentities(tx, principal.visible, account.uuid, filtersOf(query), match, page), query);
}

const lookupIdentity: IdentityHandlers["lookupIdentity"] = async ({ tx, principal, query, page }) =>
  shown(await listIdentities(tx, principal.scopeOf("identity.read"), undefined, filtersOf(query), "all", page), query);

/** What the identity service does for each of its operations. */
export function identityHandlers(kernel: Kernel): IdentityHandlers {
  return {
    createIdentity: createIdentity(kernel),
    getIdentity,
    getMyIdentityData,
    modifyIdentity,
    modifyIdentityProps,
    deactivateIdentity,
    reactivateIdentity,
    deleteIdentity,
    listIdentitiesByAccount: (call) => listOfAccount(call, "all"),
    listIdentitiesByAccountOrFilter: (call) => listOfAccount(call, "any"),
    lookupIdentity,
    createAlias,
    updateAliasWithDID,
    ...passwordHandlers(kernel),
    ...policyHandlers,
    ...mfaHandlers,
  };
}
