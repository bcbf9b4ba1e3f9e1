import type { identity as contract } from "@patchbay/contract";
import type { Scope } from "../../kernel/access/principal.ts";
import { type Executor, isUniqueViolation, type Tx } from "../../kernel/db/database.ts";
import { invalid, problem } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events/index.ts";
import type { Handlers } from "../../kernel/service.ts";
import { lockedIdentityFor } from "./loading.ts";
import { emailFrom, phoneFrom } from "./sources.ts";
import {
  type IdentityRow,
  isSmsAlias,
  lockBySmsAlias,
  lockIdentity,
  selectIdentities,
  updateIdentity,
} from "./store/identities.ts";
import { toAliases } from "./view.ts";

type IdentityHandlers = Handlers<typeof contract>;
type Change = Partial<Pick<IdentityRow, "alias_sms" | "alias_sms_e164" | "alias_nickname" | "alias_email">>;

/** The number is kept as the client sent it; E.164 is what tells two apart. */
function number(sms: string, field: string): Change {
  return { alias_sms: sms, alias_sms_e164: phoneFrom(sms, field) };
}

async function changeAliases(tx: Tx, scope: Scope, row: IdentityRow, change: Change) {
  const next = { ...row, ...change, modified_by: tx.context.actor, modified_at: tx.now() };
  try {
    await updateIdentity(tx, scope, next);
  } catch (error) {
    if (isUniqueViolation(error)) throw problem("conflict", "Another identity has this alias.");
    throw error;
  }
  const aliases = toAliases(next);
  const { account_uuid, uuid: user_uuid } = row;
  emit(tx, { service: "identity", event: "alias_changed", account_uuid, user_uuid, data: { aliases } });
  return { aliases };
}

export const createAlias: IdentityHandlers["createAlias"] = async ({ tx, principal, params, body }) => {
  const row = await lockedIdentityFor(tx, principal, params.user_uuid, "identity.update");
  const { sms, nickname, email } = body;
  if (sms === undefined && nickname === undefined && email === undefined)
    throw invalid("one of sms, nickname and email is required");
  return changeAliases(tx, principal.visible, row, {
    ...(sms === undefined ? {} : number(sms, "sms")),
    ...(nickname === undefined ? {} : { alias_nickname: nickname }),
    ...(email === undefined ? {} : { alias_email: emailFrom(email, "email") }),
  });
};

export const updateAliasWithDID: IdentityHandlers["updateAliasWithDID"] = async ({ tx, principal, params }) => {
  const row = await lockedIdentityFor(tx, principal, params.user_uuid, "identity.update");
  return changeAliases(tx, principal.visible, row, number(params.did, "did"));
};

/**
 * Makes a number the sms alias of a user who has none. A number that is somebody's alias already stays his.
 * @param number E.164
 * @returns whether there is such a user in the scope, who is then held until the transaction ends
 */
export async function offerSmsAlias(tx: Tx, scope: Scope, user_uuid: string, number: string): Promise<boolean> {
  const row = await lockIdentity(tx, scope, user_uuid);
  if (row === undefined) return false;
  if (row.alias_sms === null && !(await isSmsAlias(tx, number)))
    await changeAliases(tx, scope, row, { alias_sms: number, alias_sms_e164: number });
  return true;
}

/**
 * Takes the number from the user in the scope whose sms alias it is, if there is one.
 * @param number E.164
 */
export async function withdrawSmsAlias(tx: Tx, scope: Scope, number: string): Promise<void> {
  const row = await lockBySmsAlias(tx, scope, number);
  if (row !== undefined) await changeAliases(tx, scope, row, { alias_sms: null, alias_sms_e164: null });
}

/** The sms alias of a user in E.164, whosesoever he is; undefined when he has none. */
export async function smsAliasOf(tx: Executor, user_uuid: string): Promise<string | undefined> {
  const [row] = await selectIdentities(tx, [user_uuid]);
  return row?.alias_sms_e164 ?? undefined;
}
