import type { BodyOf, identity as contract } from "@patchbay/contract";
import { forbidden } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { invalid } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events/index.ts";
import type { Handlers } from "../../kernel/service.ts";
import { requireStanding } from "../auth/index.ts";
import { addOwnAddress, optional } from "./create-identity.ts";
import { mailAddressChanged } from "./letters.ts";
import { lockedIdentityFor } from "./loading.ts";
import { emailFrom, emailSource, phoneFrom } from "./sources.ts";
import { deletePasswordTokens } from "./store/credentials.ts";
import { type IdentityRow, updateIdentity } from "./store/identities.ts";
import { deleteUnconfirmed } from "./store/mfa.ts";
import { toIdentity } from "./view.ts";

type Body = BodyOf<(typeof contract.operations)["modifyIdentity"]>;

/** A member that is absent stays, null clears it. */
function text(value: string | null | undefined, present: string, check = (given: string) => given): string {
  return value === undefined || value === present ? present : optional(value, check);
}

/** The identity as it is after the change. Address fields merge one by one. */
function merged(tx: Tx, row: IdentityRow, body: Body): IdentityRow {
  return {
    ...row,
    type: body.type ?? row.type,
    first_name: body.first_name ?? row.first_name,
    middle_name: text(body.middle_name, row.middle_name),
    last_name: body.last_name ?? row.last_name,
    email: text(body.email, row.email, (given) => emailFrom(given, "email")),
    phone: text(body.phone, row.phone, (given) => phoneFrom(given, "phone")),
    address: body.address === null ? {} : { ...row.address, ...body.address },
    reference: text(body.reference, row.reference),
    modified_by: tx.context.actor,
    modified_at: tx.now(),
  };
}

/** Tokens and unproven second factors of the old address lose their power; whoever still reads it is told. */
async function followAddress(tx: Tx, scope: readonly string[], old: IdentityRow, next: IdentityRow): Promise<void> {
  if (old.email === next.email) return;
  await deletePasswordTokens(tx, old.uuid);
  await deleteUnconfirmed(tx, scope, old.uuid, emailSource(old.email).source_key);
  await addOwnAddress(tx, next);
  await mailAddressChanged(tx, old);
}

export const modifyIdentity: Handlers<typeof contract>["modifyIdentity"] = async ({ tx, principal, params, body }) => {
  const row = await lockedIdentityFor(tx, principal, params.user_uuid, "identity.update");
  const next = merged(tx, row, body);
  // Whether somebody is a guest or a user is not for him to say.
  if (next.type !== row.type && !principal.can("identity.update", row.account_path)) throw forbidden("identity.update");
  // Password mails go to the new address.
  if (next.email !== row.email) await requireStanding(tx, principal, row.uuid);
  await updateIdentity(tx, principal.visible, next);
  await followAddress(tx, principal.visible, row, next);
  const { account_uuid, uuid: user_uuid } = row;
  emit(tx, { service: "identity", event: "identity_modified", account_uuid, user_uuid, data: { ...toIdentity(next) } });
  return toIdentity(next);
};

/** All properties of an identity as JSON take at most this many bytes. */
const propertiesLimit = 65_536;

export const modifyIdentityProps: Handlers<typeof contract>["modifyIdentityProps"] = async ({ tx, principal, params, body }) => {
  const row = await lockedIdentityFor(tx, principal, params.user_uuid, "identity.update");
  const given = Object.entries(body);
  const kept = Object.entries(row.properties).filter(([name]) => !Object.hasOwn(body, name));
  const properties = Object.fromEntries([...kept, ...given.filter(([, value]) => value !== null)]);
  if (Buffer.byteLength(JSON.stringify(properties)) > propertiesLimit) throw invalid("the properties may take 64 KiB");
  const old = (name: string) => (Object.hasOwn(row.properties, name) ? row.properties[name] : null);
  const changes = given
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(old(name)))
    .map(([name, value]) => [name, { old: old(name), new: value }] as const);
  const next = { ...row, properties, modified_by: tx.context.actor, modified_at: tx.now() };
  if (changes.length > 0) {
    await updateIdentity(tx, principal.visible, next);
    const { account_uuid, uuid: user_uuid } = row;
    const data = { properties: Object.fromEntries(changes) };
    emit(tx, { service: "identity", event: "identity_property_change", account_uuid, user_uuid, data });
  }
  return toIdentity(changes.length > 0 ? next : row, ["properties"]);
};
