import type { BodyOf, identity as contract } from "@patchbay/contract";
import type { AccountPath } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { invalid, problem } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events/index.ts";
import type { Handlers, Kernel } from "../../kernel/service.ts";
import { holdAccount } from "../accounts/index.ts";
import { accountFor } from "./loading.ts";
import { mailPasswordToken } from "./password-tokens.ts";
import { requireGoodPassword } from "./passwords.ts";
import { emailFrom, emailSource, phoneFrom } from "./sources.ts";
import { upsertCredential } from "./store/credentials.ts";
import { type IdentityRow, insertIdentity } from "./store/identities.ts";
import { insertSetting } from "./store/mfa.ts";
import { toIdentity } from "./view.ts";

type Body = BodyOf<(typeof contract.operations)["createIdentity"]>;

/** An absent or empty text stays empty, any other goes through the check. */
export function optional(text: string | null | undefined, check: (text: string) => string): string {
  return text === undefined || text === null || text === "" ? "" : check(text);
}

/**
 * A row for a new identity; everything optional has its empty value.
 * @throws problem `validation_failed`
 */
export function newIdentityRow(tx: Tx, body: Body, account: { uuid: string; path: AccountPath }, uuid = tx.uuid()): IdentityRow {
  const { actor } = tx.context;
  const now = tx.now();
  return {
    uuid,
    account_uuid: account.uuid,
    account_path: [...account.path],
    username: body.username,
    type: body.type,
    first_name: body.first_name,
    middle_name: body.middle_name ?? "",
    last_name: body.last_name,
    email: optional(body.email, (text) => emailFrom(text, "email")),
    phone: optional(body.phone, (text) => phoneFrom(text, "phone")),
    address: body.address ?? {},
    status: body.status ?? "Active",
    provider: body.provider ?? "local",
    external_id: body.external_id ?? "",
    reference: body.reference ?? "",
    properties: {},
    alias_sms: null,
    alias_sms_e164: null,
    alias_nickname: null,
    alias_email: null,
    created_by: actor,
    created_at: now,
    modified_by: actor,
    modified_at: now,
  };
}

/** The second factor that every local identity has from the start, switched off: its own address. */
export async function addOwnAddress(tx: Tx, row: IdentityRow): Promise<void> {
  if (row.provider !== "local" || row.email === "") return;
  const { uuid: identity_uuid, account_uuid, account_path } = row;
  const audit = { created_by: tx.context.actor, created_at: tx.now(), modified_by: tx.context.actor, modified_at: tx.now() };
  const owner = { identity_uuid, account_uuid, account_path };
  await insertSetting(tx, { uuid: tx.uuid(), ...owner, ...emailSource(row.email), active: false, confirmed: false, ...audit });
}

/**
 * Writes an identity with its password, if any, and tells of it.
 * @param password_hash undefined when none is kept here, or none yet
 * @throws problem `conflict` when the user name is taken
 */
export async function writeIdentity(tx: Tx, row: IdentityRow, password_hash: string | undefined): Promise<void> {
  if (!(await insertIdentity(tx, row))) throw problem("conflict", `The user name ${row.username} is taken.`);
  if (password_hash !== undefined) await upsertCredential(tx, row.uuid, password_hash, tx.now());
  await addOwnAddress(tx, row);
  const { account_uuid, uuid: user_uuid } = row;
  emit(tx, { service: "identity", event: "identity_created", account_uuid, user_uuid, data: { ...toIdentity(row) } });
}

async function hashOf(kernel: Kernel, row: IdentityRow, password: string): Promise<string> {
  if (row.provider !== "local") throw invalid("password is kept for the provider local only");
  await requireGoodPassword(kernel.db, row.account_path, password, row);
  return kernel.passwords.hash(password);
}

/** Creates an identity. The password is hashed before the transaction takes a connection. */
export function createIdentity(kernel: Kernel): Handlers<typeof contract>["createIdentity"] {
  return async ({ tx, principal, params, body }) => {
    const account = await accountFor(kernel.db, principal, params.account_uuid, "identity.create");
    if (body.account_uuid != null && body.account_uuid.toLowerCase() !== account.uuid)
      throw invalid("account_uuid must be that of the path");
    const row = newIdentityRow(tx, body, account);
    const password_hash = body.password == null ? undefined : await hashOf(kernel, row, body.password);
    if ((await holdAccount(tx, principal.visible, account.uuid)) === undefined) throw problem("not_found");
    await writeIdentity(tx, row, password_hash);
    const choosesLater = password_hash === undefined && row.provider === "local" && row.email !== "";
    if (choosesLater) await mailPasswordToken(tx, row, "first");
    return toIdentity(row);
  };
}
