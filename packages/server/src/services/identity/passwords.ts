import type { identity as contract } from "@patchbay/contract";
import type { AccountPath } from "../../kernel/access/principal.ts";
import type { Executor, Tx } from "../../kernel/db/database.ts";
import { invalid, problem } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events/index.ts";
import { networkOf } from "../../kernel/http/network.ts";
import { hashSecret } from "../../kernel/secrets.ts";
import type { Handlers, Kernel } from "../../kernel/service.ts";
import { revokeUserTokens } from "../oauth/index.ts";
import { mailPasswordChanged } from "./letters.ts";
import { passwordViolations, type UserData } from "./password-rules.ts";
import { mailPasswordToken } from "./password-tokens.ts";
import { policyInForce } from "./policies.ts";
import { checkPassword, signIn, stillProven } from "./sign-in.ts";
import * as credentials from "./store/credentials.ts";
import type { IdentityRow } from "./store/identities.ts";
import { forget } from "./store/throttle.ts";
import { takeTurns, throttleKey, tooMany } from "./throttling.ts";
import { toMe } from "./view.ts";

type IdentityHandlers = Handlers<typeof contract>;

/** One answer to a wrong password and an unknown user. */
const wrongCredentials = "The user name or the password is wrong.";

/** @throws problem `validation_failed` with one line per rule of the account's policy that the password breaks */
export async function requireGoodPassword(db: Executor, path: AccountPath, password: string, user: UserData): Promise<void> {
  const { policy } = await policyInForce(db, path);
  const details = await passwordViolations(policy, password, user);
  if (details.length > 0) throw problem("validation_failed", { message: details.join(" "), details });
}

function refuse(result: {
  readonly reason: "invalid" | "inactive" | "suspended" | "throttled";
  readonly retry_after?: number;
}): Error {
  switch (result.reason) {
    case "invalid":
      return problem("unauthenticated", wrongCredentials);
    case "inactive":
      return problem("forbidden", "This user is deactivated.");
    case "suspended":
      return problem("account_suspended");
    case "throttled":
      return tooMany(result.retry_after ?? 1);
  }
}

/** Replaces a password and ends what the old one had made possible. Access tokens live out their hour. */
async function replacePassword(tx: Tx, identity: IdentityRow, hash: string): Promise<void> {
  await credentials.upsertCredential(tx, identity.uuid, hash, tx.now());
  await credentials.deletePasswordTokens(tx, identity.uuid);
  await revokeUserTokens(tx, identity.uuid, "refresh");
  await mailPasswordChanged(tx, identity);
  const { account_uuid, uuid: user_uuid } = identity;
  emit(tx, { service: "identity", event: "password_changed", account_uuid, user_uuid, data: {} });
}

/** What the service does about passwords. No hash is computed while a transaction holds a connection. */
export function passwordHandlers(kernel: Kernel) {
  const login: IdentityHandlers["login"] = async ({ tx, principal, body, address }) => {
    const { cid, did } = principal.claims;
    const attempt = {
      login: body.email,
      password: body.password,
      address,
      client_id: cid,
      ...(did === undefined ? {} : { device_id: did }),
    };
    const result = await signIn(kernel, tx, attempt);
    if (!result.ok) throw refuse(result);
    return toMe(result.row, principal);
  };

  const changePassword: IdentityHandlers["changePassword"] = async ({ tx, principal, body, address }) => {
    const attempt = { login: body.email, password: body.old_data, address };
    const result = await checkPassword(kernel, tx, attempt, "change");
    if (!result.ok) throw refuse(result);
    const { row, proof } = result;
    if (principal.claims.typ === "user" && row.uuid !== principal.user_uuid)
      throw problem("forbidden", "This is another user's password.");
    if (body.new_data.normalize("NFC") === body.old_data.normalize("NFC")) throw invalid("new_data must differ from old_data");
    await requireGoodPassword(kernel.db, row.account_path, body.new_data, row);
    const hash = await kernel.passwords.hash(body.new_data);
    // Of two changes at once by the same old password the second comes too late.
    if (!(await stillProven(tx, proof))) throw problem("unauthenticated", wrongCredentials);
    await replacePassword(tx, row, hash);
  };

  const generatePasswordToken: IdentityHandlers["generatePasswordToken"] = async ({ tx, body, address }) => {
    await takeTurns(tx, [
      ["resetRequests", networkOf(address)],
      ["resetMails", body.email],
    ]);
    for (const identity of await credentials.selectForReset(tx, body.email)) await mailPasswordToken(tx, identity, "reset");
    return {};
  };

  const validatePasswordToken: IdentityHandlers["validatePasswordToken"] = async ({ tx, params }) => {
    const found = await credentials.selectByPasswordToken(tx, hashSecret(params.token), tx.now());
    return { email: found?.token_email ?? null };
  };

  const resetPassword: IdentityHandlers["resetPassword"] = async ({ tx, params, body }) => {
    const token_hash = hashSecret(params.token);
    const found = await credentials.selectByPasswordToken(kernel.db, token_hash, kernel.clock.now());
    if (found === undefined) throw problem("not_found", "This token cannot be used any more.");
    const names = [found.token_email, found.username].map((name) => name.toLowerCase());
    if (!names.includes(body.email.toLowerCase())) throw invalid("email must be the address that the token went to");
    await requireGoodPassword(kernel.db, found.account_path, body.password, found);
    const hash = await kernel.passwords.hash(body.password);
    if (!(await credentials.takePasswordToken(tx, token_hash, tx.now())))
      throw problem("not_found", "This token cannot be used any more.");
    await replacePassword(tx, found, hash);
    // Whoever has forgotten his password has probably locked himself out as well.
    await forget(tx, throttleKey("login", found.username));
  };

  return { login, changePassword, generatePasswordToken, validatePasswordToken, resetPassword };
}
