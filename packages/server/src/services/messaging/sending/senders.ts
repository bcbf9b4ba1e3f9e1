import type { AccountPath, Principal } from "../../../kernel/access/principal.ts";
import type { Executor } from "../../../kernel/db/database.ts";
import { problem } from "../../../kernel/errors.ts";
import { smsAliasOf } from "../../identity/index.ts";
import { findProvisioned, type ProvisionedRef } from "../../numbers/index.ts";

/** A user who sends. */
export interface Owner {
  readonly uuid: string;
  readonly account_uuid: string;
  readonly account_path: AccountPath;
}

/** A number that somebody may send from. */
export type Sender = Pick<ProvisionedRef, "number" | "account_uuid" | "account_path" | "user_uuid" | "campaign_id" | "brand_id"> & {
  readonly provider: string | null;
  readonly mms_enabled: boolean;
};

/** A number in use that can send, and belongs to the user, or to his account and nobody. */
function isOwn(found: ProvisionedRef, user: Owner): boolean {
  const nobodys = found.user_uuid === null && found.account_uuid === user.account_uuid;
  return found.sms_enabled && (found.user_uuid === user.uuid || nobodys);
}

/** One's sms alias that nobody has in use. It is the user's word only, so real networks are not told to believe it. */
async function aliasSender(db: Executor, number: string, user: Owner): Promise<Sender | undefined> {
  if ((await smsAliasOf(db, user.uuid)) !== number) return undefined;
  const { account_uuid, account_path, uuid: user_uuid } = user;
  return { number, account_uuid, account_path, user_uuid, campaign_id: null, brand_id: null, provider: null, mms_enabled: true };
}

/** @throws problem `messaging.sender_refused` */
async function ownSender(
  db: Executor,
  user: Owner,
  number: string | undefined,
  found: ProvisionedRef | undefined,
  offline: boolean,
): Promise<Sender> {
  if (found !== undefined && isOwn(found, user)) return found;
  const alias = number !== undefined && found === undefined && offline ? await aliasSender(db, number, user) : undefined;
  if (alias === undefined) throw problem("messaging.sender_refused");
  return alias;
}

/**
 * The number, if the user may send from it.
 * @param number E.164; undefined when what was given is none
 * @param offline whether texts reach no real network
 * @throws problem `messaging.sender_refused`
 */
export async function senderOf(db: Executor, user: Owner, number: string | undefined, offline: boolean): Promise<Sender> {
  const found = number === undefined ? undefined : await findProvisioned(db, number);
  return ownSender(db, user, number, found, offline);
}

/**
 * The number, if the caller may send from it: one of his own, or with the permission one of the accounts that he sees.
 * @param number see {@link senderOf}
 * @throws problem `messaging.sender_refused` or `forbidden`
 */
export async function simpleSenderOf(
  db: Executor,
  principal: Principal,
  number: string | undefined,
  offline: boolean,
): Promise<Sender> {
  const { user_uuid: uuid, account_uuid, account_path } = principal;
  const user = { uuid, account_uuid, account_path };
  const found = number === undefined ? undefined : await findProvisioned(db, number);
  if (found === undefined || isOwn(found, user)) return ownSender(db, user, number, found, offline);
  if (!found.account_path.some((account) => principal.visible.includes(account)) || !found.sms_enabled)
    throw problem("messaging.sender_refused");
  principal.require("sms.create", found.account_path);
  return found;
}
