import { randomInt } from "node:crypto";
import type { identity as contract } from "@patchbay/contract";
import type { Principal, Scope } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { invalid, problem } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events/index.ts";
import { mapItems } from "../../kernel/lists.ts";
import { equal, hashSecret, randomToken } from "../../kernel/secrets.ts";
import type { Handlers } from "../../kernel/service.ts";
import { requireStanding } from "../auth/index.ts";
import { sendCode } from "./letters.ts";
import { identityFor, lockedIdentityFor } from "./loading.ts";
import { requiredMfa } from "./policies.ts";
import { type MfaSource, mfaSourceFrom, mfaTypeFrom } from "./sources.ts";
import type { IdentityRow } from "./store/identities.ts";
import * as store from "./store/mfa.ts";
import { takeTurns } from "./throttling.ts";
import { toSetting } from "./view.ts";

type IdentityHandlers = Handlers<typeof contract>;

/** Seconds that a code is good for. */
const lifetime = 600;
/** Wrong codes after which a setup is over. */
const attempts = 5;

function tell(tx: Tx, identity: IdentityRow, setting: store.SettingRow): void {
  const { account_uuid, uuid: user_uuid } = identity;
  emit(tx, { service: "identity", event: "mfa_changed", account_uuid, user_uuid, data: { ...toSetting(setting) } });
}

/** The setting of a source, and whether it is the last active one of a type that the account requires. */
async function findSetting(tx: Tx, scope: Scope, identity: IdentityRow, { type, source_key }: MfaSource) {
  const settings = await store.lockSettings(tx, scope, identity.uuid, type);
  const setting = settings.find((candidate) => candidate.source_key === source_key);
  if (setting === undefined) throw problem("not_found", "The user has no such second factor.");
  const others = settings.some((other) => other.active && other !== setting);
  const needed = setting.active && !others && (await requiredMfa(tx, identity.account_path)).includes(type);
  return { setting, needed };
}

function refuseNeeded(needed: boolean): void {
  if (needed) throw problem("conflict", "The account requires a second factor of this type, and this is the last one.");
}

const getIdentityMFA: IdentityHandlers["getIdentityMFA"] = async ({ tx, principal, params, page }) => {
  const identity = await identityFor(tx, principal, params.user_uuid, "identity.update");
  return mapItems(await store.listSettings(tx, principal.visible, identity.uuid, page), toSetting);
};

/** Somebody whose second factors the caller may change: himself, or one who may do nothing that the caller may not. */
async function identityToSecure(tx: Tx, principal: Principal, uuid: string): Promise<IdentityRow> {
  const identity = await lockedIdentityFor(tx, principal, uuid, "identity.update");
  await requireStanding(tx, principal, identity.uuid);
  return identity;
}

const updateIdentityMFA: IdentityHandlers["updateIdentityMFA"] = async ({ tx, principal, params, body }) => {
  const identity = await identityToSecure(tx, principal, params.user_uuid);
  const source = mfaSourceFrom(mfaTypeFrom(params.type), body.source);
  const { setting, needed } = await findSetting(tx, principal.visible, identity, source);
  if (setting.active === body.active) return toSetting(setting);
  if (body.active && !setting.confirmed) throw invalid("source was never confirmed");
  refuseNeeded(needed);
  const next = await store.updateActive(tx, principal.visible, setting.uuid, body.active, tx.context.actor, tx.now());
  tell(tx, identity, next);
  return toSetting(next);
};

const deleteIdentityMFASMS: IdentityHandlers["deleteIdentityMFASMS"] = async ({ tx, principal, params, query, body }) => {
  const identity = await identityToSecure(tx, principal, params.user_uuid);
  const text = body?.source ?? query.source;
  if (text === undefined) throw invalid("source is required");
  const source = mfaSourceFrom(mfaTypeFrom(params.type), text);
  const { setting, needed } = await findSetting(tx, principal.visible, identity, source);
  refuseNeeded(needed);
  await store.deleteSetting(tx, principal.visible, setting.uuid);
  tell(tx, identity, { ...setting, active: false });
};

/** The token is not kept, so whoever reads the table cannot try out all the codes. */
function codeHash(token: string, code: string): string {
  return hashSecret(`${token}:${code}`);
}

const initiateIdentityMFASetup: IdentityHandlers["initiateIdentityMFASetup"] = async ({ tx, principal, params, body }) => {
  const identity = await identityToSecure(tx, principal, params.user_uuid);
  const source = mfaSourceFrom(mfaTypeFrom(body.type), body.source);
  await takeTurns(tx, [["codes", identity.uuid]]);

  const token = randomToken();
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  await store.deleteExpiredSetups(tx, tx.now());
  await store.insertSetup(tx, {
    ...source,
    token_hash: hashSecret(token),
    identity_uuid: identity.uuid,
    account_path: identity.account_path,
    code_hash: codeHash(token, code),
    attempts: 0,
    expires_at: new Date(tx.now().getTime() + lifetime * 1000),
  });
  await sendCode(tx, source, code, identity);
  return { token, type: source.type, source: source.source, expires_in: lifetime };
};

const confirmIdentityMFASetup: IdentityHandlers["confirmIdentityMFASetup"] = async ({ tx, principal, params, body }) => {
  const identity = await identityToSecure(tx, principal, params.user_uuid);
  const token_hash = hashSecret(body.token);
  const setup = await store.countSetupAttempt(tx, principal.visible, identity.uuid, token_hash, attempts, tx.now());
  if (setup === undefined || !equal(setup.code_hash, codeHash(body.token, body.code))) {
    // The attempt counts although the request is refused.
    throw problem("validation_failed", { message: "The code is wrong or has expired.", commit: true });
  }
  await store.deleteSetup(tx, principal.visible, token_hash);
  const audit = { created_by: tx.context.actor, created_at: tx.now(), modified_by: tx.context.actor, modified_at: tx.now() };
  const { uuid: identity_uuid, account_uuid, account_path } = identity;
  const { type, source, source_key } = setup;
  const owner = { identity_uuid, account_uuid, account_path };
  const setting = await store.upsertSetting(tx, {
    uuid: tx.uuid(),
    ...owner,
    type,
    source,
    source_key,
    active: true,
    confirmed: true,
    ...audit,
  });
  tell(tx, identity, setting);
  return toSetting(setting);
};

export const mfaHandlers = {
  getIdentityMFA,
  updateIdentityMFA,
  deleteIdentityMFASMS,
  initiateIdentityMFASetup,
  confirmIdentityMFASetup,
};
