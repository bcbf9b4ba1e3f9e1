import type { Tx } from "../../kernel/db/database.ts";
import { emit } from "../../kernel/events/index.ts";
import { networkOf } from "../../kernel/http/network.ts";
import type { Kernel } from "../../kernel/service.ts";
import { type IdentityRef, toRef } from "./loading.ts";
import { holdCredential, type LoginRow, selectByLogin, updateHash } from "./store/credentials.ts";
import { count, deleteOldCounts, forget, secondsBlocked } from "./store/throttle.ts";
import { fewAtATime, freeAttempts, throttleKey } from "./throttling.ts";

/** Somebody says that he is somebody. */
export interface Attempt {
  /** User name, or an e-mail address that only one identity has. */
  readonly login: string;
  readonly password: string;
  /** Network address of the sender. */
  readonly address: string;
  /** Public id of the client and id of the device, for the record. */
  readonly client_id?: string;
  readonly device_id?: string;
}

interface Refusal {
  readonly ok: false;
  /** `inactive` and `suspended` are said only to whoever knows the password. */
  readonly reason: "invalid" | "inactive" | "suspended" | "throttled";
  /** With `throttled`: seconds. */
  readonly retry_after?: number;
}

/** That somebody knew a user's password at a certain time. */
export interface Proof {
  readonly user_uuid: string;
  readonly password_changed_at: Date;
}

export type CredentialResult =
  | { readonly ok: true; readonly identity: IdentityRef; readonly mfa_required: boolean; readonly proof: Proof }
  | Refusal;

type PasswordResult = { readonly ok: true; readonly row: LoginRow; readonly proof: Proof } | Refusal;

/** Which events tell of an attempt: changing a password is no sign-in. */
type Purpose = "sign-in" | "change";

/**
 * Checks a user name and password, for the token endpoint and the sign-in page. The answer takes the same time and the same
 * work whether or not there is such a user. Ten failures in a row for one name, or fifty from one address, and further
 * attempts are refused for a growing while; failures are counted at once, whatever becomes of the transaction. A success is
 * told by {@link recordLogin}, once nothing more is asked of the user, and {@link stillProven} then.
 *
 * @param tx gives the context. It must not have begun: the hash takes long, and a connection is not held meanwhile.
 */
export async function verifyCredentials(kernel: Kernel, tx: Tx, attempt: Attempt): Promise<CredentialResult> {
  const result = await checkPassword(kernel, tx, attempt, "sign-in");
  if (!result.ok) return result;
  const { row, proof } = result;
  return { ok: true, identity: toRef(row), mfa_required: row.mfa_active, proof };
}

/**
 * Whether the user may still sign in with the password that was checked, which then stays so until the transaction ends.
 * The check takes long: meanwhile somebody else may have changed the password, or deactivated the user, and ended all that
 * had come of it.
 */
export function stillProven(tx: Tx, { user_uuid, password_changed_at }: Proof): Promise<boolean> {
  return holdCredential(tx, user_uuid, password_changed_at);
}

/** Tells that somebody has signed in. */
export function recordLogin(tx: Tx, identity: IdentityRef, attempt: Omit<Attempt, "login" | "password">): void {
  const { account_uuid, uuid: user_uuid } = identity;
  emit(tx, { service: "identity", event: "login", account_uuid, user_uuid, data: recordOf(attempt) });
}

/** {@link verifyCredentials} for a sign-in that asks for nothing more, which a success tells of; gives the whole row. */
export async function signIn(kernel: Kernel, tx: Tx, attempt: Attempt): Promise<PasswordResult> {
  const result = await checkPassword(kernel, tx, attempt, "sign-in");
  if (result.ok) emit(tx, { service: "identity", event: "login", ...ownerOf(result.row), data: recordOf(attempt) });
  return result;
}

/** Checks a password, and tells of failures only. */
export async function checkPassword(kernel: Kernel, tx: Tx, attempt: Attempt, purpose: Purpose): Promise<PasswordResult> {
  const row = await selectByLogin(kernel.db, attempt.login);
  const key = throttleKey("login", row?.username ?? attempt.login);
  const result = await fewAtATime(key, () => checkThrottled(kernel, tx, attempt, purpose, row, key));
  return result ?? { ok: false, reason: "throttled", retry_after: 1 };
}

async function checkThrottled(
  kernel: Kernel,
  tx: Tx,
  attempt: Attempt,
  purpose: Purpose,
  row: LoginRow | undefined,
  loginKey: string,
): Promise<PasswordResult> {
  const { db, clock, passwords } = kernel;
  const addressKey = throttleKey("address", networkOf(attempt.address));
  const wait = await secondsBlocked(db, [loginKey, addressKey], clock.now());
  if (wait > 0) return { ok: false, reason: "throttled", retry_after: wait };

  const hash = row?.password_hash ?? undefined;
  const right = hash === undefined ? await passwords.dummyVerify(attempt.password) : await passwords.verify(hash, attempt.password);
  const password_changed_at = row?.password_changed_at ?? undefined;
  if (row === undefined || hash === undefined || password_changed_at === undefined || !right) {
    const keys = { login: loginKey, address: addressKey };
    await db.transaction((own) => countFailure(own, keys, attempt, purpose, row), { context: tx.context });
    return { ok: false, reason: "invalid" };
  }
  forget(tx, loginKey);
  if (passwords.needsRehash(hash)) await updateHash(db, row.uuid, hash, await passwords.hash(attempt.password));
  if (row.status !== "Active") return { ok: false, reason: "inactive" };
  if ((await kernel.access.snapshotOf(row.uuid))?.suspended) return { ok: false, reason: "suspended" };
  return { ok: true, row, proof: { user_uuid: row.uuid, password_changed_at } };
}

async function countFailure(
  tx: Tx,
  keys: { login: string; address: string },
  attempt: Attempt,
  purpose: Purpose,
  row: LoginRow | undefined,
): Promise<void> {
  // Always in this order, so that two transactions do not wait for each other.
  await count(tx, keys.address, freeAttempts.address, tx.now());
  const failures = await count(tx, keys.login, freeAttempts.login, tx.now());
  await deleteOldCounts(tx, tx.now());
  if (row === undefined) return;
  const data = recordOf(attempt);
  if (purpose === "sign-in") emit(tx, { service: "identity", event: "login_failed", ...ownerOf(row), data });
  if (failures === freeAttempts.login) emit(tx, { service: "identity", event: "locked", ...ownerOf(row), data: {} });
}

function ownerOf(row: LoginRow): { account_uuid: string; user_uuid: string } {
  return { account_uuid: row.account_uuid, user_uuid: row.uuid };
}

function recordOf(attempt: Omit<Attempt, "login" | "password">): Record<string, string | null> {
  return { client_id: attempt.client_id ?? null, device_id: attempt.device_id ?? null, ip: attempt.address };
}
