import type { AccountPasswordPolicy, identity as contract } from "@patchbay/contract";
import type { Static } from "typebox";
import type { AccountPath } from "../../kernel/access/principal.ts";
import type { Executor } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { slicePage } from "../../kernel/lists.ts";
import type { Handlers } from "../../kernel/service.ts";
import type { AccountRef } from "../accounts/index.ts";
import { accountFor } from "./loading.ts";
import { describeRules, type PasswordRules, policies, standard, toPolicy } from "./password-rules.ts";
import { type MfaType, mfaTypeFrom } from "./sources.ts";
import * as store from "./store/policies.ts";

type IdentityHandlers = Handlers<typeof contract>;

/** The password policy of the account at the end of the path: its own, the nearest one above, or the default. */
export async function policyInForce(
  db: Executor,
  path: AccountPath,
): Promise<{ policy: PasswordRules; chosen_by: string | undefined }> {
  const choice = await store.selectPasswordPolicy(db, path);
  const policy = policies.find((candidate) => candidate.uuid === choice?.value);
  return policy === undefined ? { policy: standard, chosen_by: undefined } : { policy, chosen_by: choice?.account_uuid };
}

/** The second factors that users of the account at the end of the path must have. */
export async function requiredMfa(db: Executor, path: AccountPath): Promise<MfaType[]> {
  return (await store.selectRequiredMfa(db, path))?.value ?? [];
}

async function accountPolicy(db: Executor, account: AccountRef): Promise<Static<typeof AccountPasswordPolicy>> {
  const { policy, chosen_by } = await policyInForce(db, account.path);
  return {
    ...toPolicy(policy, false),
    rules: describeRules(policy),
    account_uuid: account.uuid,
    inherited: chosen_by !== account.uuid,
  };
}

const listPasswordPolicies: IdentityHandlers["listPasswordPolicies"] = async ({ query, page }) => {
  const withRules = query.include?.includes("rules") ?? false;
  return slicePage(
    page,
    policies.map((policy) => toPolicy(policy, withRules)),
  );
};

const getAccountPasswordPolicy: IdentityHandlers["getAccountPasswordPolicy"] = async ({ tx, principal, params }) =>
  accountPolicy(tx, await accountFor(tx, principal, params.account_uuid, "identity_policy.read"));

const updateAccountPasswordPolicy: IdentityHandlers["updateAccountPasswordPolicy"] = async ({ tx, principal, params, body }) => {
  const account = await accountFor(tx, principal, params.account_uuid, "identity_policy.update");
  const uuid = body.uuid.toLowerCase();
  if (!policies.some((policy) => policy.uuid === uuid)) throw problem("unknown_reference", "uuid names no password policy.");
  await store.setPasswordPolicy(tx, principal.visible, account, uuid, tx.context.actor, tx.now());
  return accountPolicy(tx, account);
};

const deleteAccountPasswordPolicy: IdentityHandlers["deleteAccountPasswordPolicy"] = async ({ tx, principal, params }) => {
  const account = await accountFor(tx, principal, params.account_uuid, "identity_policy.update");
  await store.clearPasswordPolicy(tx, principal.visible, account.uuid, tx.context.actor, tx.now());
};

const getAccountMFAPolicy: IdentityHandlers["getAccountMFAPolicy"] = async ({ tx, principal, params }) => {
  const account = await accountFor(tx, principal, params.account_uuid, "identity_policy.read");
  return { account_uuid: account.uuid, required: await requiredMfa(tx, account.path) };
};

const updateAccountMFAPolicy: IdentityHandlers["updateAccountMFAPolicy"] = async ({ tx, principal, params, body }) => {
  const account = await accountFor(tx, principal, params.account_uuid, "identity_policy.update");
  const required = [...new Set(body.required.map(mfaTypeFrom))].sort();
  await store.setRequiredMfa(tx, principal.visible, account, required, tx.context.actor, tx.now());
  return { account_uuid: account.uuid, required };
};

export const policyHandlers = {
  listPasswordPolicies,
  getAccountPasswordPolicy,
  updateAccountPasswordPolicy,
  deleteAccountPasswordPolicy,
  getAccountMFAPolicy,
  updateAccountMFAPolicy,
};
