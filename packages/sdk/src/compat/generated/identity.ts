// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** Functions of `Identity` that are one request each. */
import { path } from "../../core/encoding.ts";
import type { Trace } from "../../core/trace.ts";
import type { AccountMfaPolicy, AccountPasswordPolicy, AliasChange, Identity, IdentityCreate, IdentityUpdate, ListOf, Me, MfaSetting, MfaSetup, PasswordPolicy } from "../../resources/types.ts";
import { callOperation, textOnly } from "../call.ts";
import type { Filters, Ok } from "../types.ts";

/**
 * Create an identity in an account.
 *
 * A local identity without a password is mailed a token with which to set one; it is good for seven days.
 *
 * `POST /identity/accounts/{account_uuid}/identities`. Needs the permission `identity.create`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID UUID of the account, lower case. Default `"null accountUUID"`, which the server refuses.
 * @param body What to send. Default `"null body"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer, after the work is done.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
 */
export function createIdentity(accessToken: string, accountUUID: string, body: IdentityCreate, trace?: Trace): Promise<Identity>;
export async function createIdentity(
  accessToken: string = "null accessToken",
  accountUUID: string = "null accountUUID",
  body: IdentityCreate | "null body" = "null body",
  trace: Trace = {},
): Promise<Identity> {
  return callOperation<Identity>({
    method: "POST",
    path: path`/identity/accounts/${accountUUID}/identities`,
    token: accessToken,
    body,
    trace,
    result: "async-body",
  });
}

/**
 * Read one identity.
 *
 * `GET /identity/identities/{user_uuid}`. Needs the permission `identity.read`, except for the identity itself.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userUuid UUID of the user, lower case. Default `"null uuid"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @param include `alias`, `properties`: comma list or repeated. Optional.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getIdentity(accessToken: string, userUuid: string, trace?: Trace, include?: string[] | string): Promise<Identity>;
export async function getIdentity(
  accessToken: string = "null accessToken",
  userUuid: string = "null uuid",
  trace: Trace = {},
  include?: string[] | string,
): Promise<Identity> {
  return callOperation<Identity>({
    method: "GET",
    path: path`/identity/identities/${userUuid}`,
    token: accessToken,
    query: { include },
    trace,
    result: "body",
  });
}

/**
 * Tell who the caller is.
 *
 * `GET /identity/users/me`. Anyone with a valid access token.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 429.
 */
export function getMyIdentityData(accessToken: string, trace?: Trace): Promise<Me>;
export async function getMyIdentityData(
  accessToken: string = "null access token",
  trace: Trace = {},
): Promise<Me> {
  return callOperation<Me>({
    method: "GET",
    path: "/identity/users/me",
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * Change an identity.
 *
 * `POST /identity/identities/{user_uuid}/modify`. Needs the permission `identity.update`, except for the identity
 * itself.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userUuid UUID of the user, lower case. Default `"null userUuid"`, which the server refuses.
 * @param body Only what is present changes; null clears; read-only members are ignored. Default `"null body"`, which
 * the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429.
 */
export function modifyIdentity(accessToken: string, userUuid: string, body: IdentityUpdate, trace?: Trace): Promise<Identity>;
export async function modifyIdentity(
  accessToken: string = "null accessToken",
  userUuid: string = "null userUuid",
  body: IdentityUpdate | "null body" = "null body",
  trace: Trace = {},
): Promise<Identity> {
  return callOperation<Identity>({
    method: "POST",
    path: path`/identity/identities/${userUuid}/modify`,
    token: accessToken,
    body,
    trace,
    result: "body",
  });
}

/**
 * Change the free properties of an identity.
 *
 * Members replace those of the same name; null removes one. All together may take 64 KiB.
 *
 * `POST /identity/identities/{user_uuid}/properties/modify`. Needs the permission `identity.update`, except for the
 * identity itself.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userUuid UUID of the user, lower case. Default `"null userUuid"`, which the server refuses.
 * @param body What to send. Default `"null body"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429.
 */
export function modifyIdentityProps(accessToken: string, userUuid: string, body: Record<string, unknown>, trace?: Trace): Promise<Identity>;
export async function modifyIdentityProps(
  accessToken: string = "null accessToken",
  userUuid: string = "null userUuid",
  body: Record<string, unknown> | "null body" = "null body",
  trace: Trace = {},
): Promise<Identity> {
  return callOperation<Identity>({
    method: "POST",
    path: path`/identity/identities/${userUuid}/properties/modify`,
    token: accessToken,
    body,
    trace,
    result: "body",
  });
}

/**
 * Make an identity unable to sign in, and revoke its tokens.
 *
 * `POST /identity/identities/{user_uuid}/deactivate`. Needs the permission `identity.update`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userUuid UUID of the user, lower case. Default `"null userUuid"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` for a 204; any other answer rejects.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function deactivateIdentity(accessToken: string, userUuid: string, trace?: Trace): Promise<Ok>;
export async function deactivateIdentity(
  accessToken: string = "null accessToken",
  userUuid: string = "null userUuid",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "POST",
    path: path`/identity/identities/${userUuid}/deactivate`,
    token: accessToken,
    trace,
    result: { exact: 204, message: "deactivate identity failed" },
  });
}

/**
 * Let a deactivated identity sign in again.
 *
 * `POST /identity/identities/{user_uuid}/reactivate`. Needs the permission `identity.update`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userUuid UUID of the user, lower case. Default `"null userUuid"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` for a 204; any other answer rejects.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function reactivateIdentity(accessToken: string, userUuid: string, trace?: Trace): Promise<Ok>;
export async function reactivateIdentity(
  accessToken: string = "null accessToken",
  userUuid: string = "null userUuid",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "POST",
    path: path`/identity/identities/${userUuid}/reactivate`,
    token: accessToken,
    trace,
    result: { exact: 204, message: "reactivate identity failed" },
  });
}

/**
 * Delete an identity; its user name and aliases can be used again.
 *
 * `DELETE /identity/identities/{user_uuid}`. Needs the permission `identity.delete`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userUuid UUID of the user, lower case. Default `"null uuid"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` after the work is done.
 * @throws PatchbayError 401, 403, 404, 429. Of special interest: `conflict`.
 */
export function deleteIdentity(accessToken: string, userUuid: string, trace?: Trace): Promise<Ok>;
export async function deleteIdentity(
  accessToken: string = "null accessToken",
  userUuid: string = "null uuid",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "DELETE",
    path: path`/identity/identities/${userUuid}`,
    token: accessToken,
    trace,
    result: "async-delete-ok",
  });
}

/**
 * List the identities of an account that match all filters.
 *
 * `GET /identity/accounts/{account_uuid}/identities`. Needs the permission `identity.read`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID UUID of the account, lower case. Default `"null accountUUID"`, which the server refuses.
 * @param offset Items to skip; 0 when absent or unreadable. Default `0`.
 * @param limit Page size; clamped to the maximum. Default `10`.
 * @param filters Query parameters, sent as they are: `sort`, `username`, `name`, `email`, `phone`, `status`, `type`,
 * `external_id`, `reference`, `include`. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function listIdentitiesByAccount(accessToken: string, accountUUID: string, offset?: number | string, limit?: number | string, filters?: Filters, trace?: Trace): Promise<ListOf<Identity>>;
export async function listIdentitiesByAccount(
  accessToken: string = "null accessToken",
  accountUUID: string = "null accountUUID",
  offset: number | string = 0,
  limit: number | string = 10,
  filters?: Filters,
  trace: Trace = {},
): Promise<ListOf<Identity>> {
  return callOperation<ListOf<Identity>>({
    method: "GET",
    path: path`/identity/accounts/${accountUUID}/identities`,
    token: accessToken,
    query: { offset, limit },
    filters,
    trace,
    result: "body",
  });
}

/**
 * Find identities in all accounts visible to the caller.
 *
 * `GET /identity/identities`. Needs the permission `identity.read`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param offset Items to skip; 0 when absent or unreadable. Default `0`.
 * @param limit Page size; clamped to the maximum. Default `10`.
 * @param filters Query parameters, sent as they are: `sort`, `username`, `name`, `email`, `phone`, `status`, `type`,
 * `external_id`, `reference`, `include`. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 429.
 */
export function lookupIdentity(accessToken: string, offset?: number | string, limit?: number | string, filters?: Filters, trace?: Trace): Promise<ListOf<Identity>>;
export async function lookupIdentity(
  accessToken: string = "null accessToken",
  offset: number | string = 0,
  limit: number | string = 10,
  filters?: Filters,
  trace: Trace = {},
): Promise<ListOf<Identity>> {
  return callOperation<ListOf<Identity>>({
    method: "GET",
    path: "/identity/identities",
    token: accessToken,
    query: { offset, limit },
    filters,
    trace,
    result: "body",
  });
}

/**
 * Add or replace aliases of an identity.
 *
 * `POST /identity/identities/{user_uuid}/aliases`. Needs the permission `identity.update`, except for the identity
 * itself.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userUuid UUID of the user, lower case. Default `"null user uuid"`, which the server refuses.
 * @param body What is present is added or replaced; at least one. Default `"null body"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` for a 201; any other answer rejects.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
 */
export function createAlias(accessToken: string, userUuid: string, body: AliasChange, trace?: Trace): Promise<Ok>;
export async function createAlias(
  accessToken: string = "null accessToken",
  userUuid: string = "null user uuid",
  body: AliasChange | "null body" = "null body",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "POST",
    path: path`/identity/identities/${userUuid}/aliases`,
    token: accessToken,
    body,
    trace,
    result: { exact: 201, message: "create alias failed" },
  });
}

/**
 * Set the number at which an identity gets texts.
 *
 * `PUT /identity/identities/{user_uuid}/aliases/{did}`. Needs the permission `identity.update`, except for the
 * identity itself.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userUuid UUID of the user, lower case. Default `"null user uuid"`, which the server refuses.
 * @param did Telephone number. Default `"null DID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` after the work is done.
 * @throws PatchbayError 401, 403, 404, 429. Of special interest: `conflict`.
 */
export function updateAliasWithDID(accessToken: string, userUuid: string, did: string, trace?: Trace): Promise<Ok>;
export async function updateAliasWithDID(
  accessToken: string = "null accessToken",
  userUuid: string = "null user uuid",
  did: string = "null DID",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "PUT",
    path: path`/identity/identities/${userUuid}/aliases/${did}`,
    token: accessToken,
    trace,
    result: "async-ok",
  });
}

/**
 * Check a user name and password.
 *
 * It gives no token; the token endpoint does. After ten failures in a row it refuses for a growing while (429).
 *
 * `POST /identity/users/login`. Anyone with a valid access token.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param email User name, or an e-mail address that only one identity has. Default `"null email"`, which the server
 * refuses.
 * @param pwd The password. Default `"null pwd"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 429. Of special interest: `account_suspended`.
 */
export function login(accessToken: string, email: string, pwd: string, trace?: Trace): Promise<Me>;
export async function login(
  accessToken: string = "null access token",
  email: string = "null email",
  pwd: string = "null pwd",
  trace: Trace = {},
): Promise<Me> {
  return callOperation<Me>({
    method: "POST",
    path: "/identity/users/login",
    token: accessToken,
    body: { email, password: pwd },
    trace,
    result: "body",
  });
}

/**
 * Change a password, knowing the old one.
 *
 * The bearer is that user, or a client.
 *
 * `POST /identity/users/change_password`. Anyone with a valid access token.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param email User name, or an e-mail address that only one identity has. Default `"null email"`, which the server
 * refuses.
 * @param old_data The old password. Default `"null old_data"`, which the server refuses.
 * @param new_data The new password. Default `"null new_data"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}`
 * @throws PatchbayError 400, 401, 429.
 */
export function changePassword(accessToken: string, email: string, old_data: string, new_data: string, trace?: Trace): Promise<Ok>;
export async function changePassword(
  accessToken: string = "null access token",
  email: string = "null email",
  old_data: string = "null old_data",
  new_data: string = "null new_data",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "POST",
    path: "/identity/users/change_password",
    token: accessToken,
    body: { email, old_data, new_data },
    trace,
    result: "any-ok",
  });
}

/**
 * Mail a token with which to set a forgotten password.
 *
 * The answer is the same whether or not somebody has the address. The token is good for 30 minutes, once.
 *
 * `POST /identity/users/password-tokens`. Anyone with a valid access token.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param emailAddress Address to send the token to. Default `"null emailAddress"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` after the work is done.
 * @throws PatchbayError 400, 401, 429.
 */
export function generatePasswordToken(accessToken: string, emailAddress: string, trace?: Trace): Promise<Ok>;
export async function generatePasswordToken(
  accessToken: string = "null access token",
  emailAddress: string = "null emailAddress",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "POST",
    path: "/identity/users/password-tokens",
    token: accessToken,
    body: { email: emailAddress },
    trace,
    result: "async-ok",
  });
}

/**
 * Tell whether a password token can be used.
 *
 * `GET /identity/users/password-tokens/{token}`. Anyone with a valid access token.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param password_token The token from the mail. Default `"null password token"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 404, 429.
 */
export function validatePasswordToken(accessToken: string, password_token: string, trace?: Trace): Promise<{
  /** Null when the token cannot be used. */
  email: string | null;
}>;
export async function validatePasswordToken(
  accessToken: string = "null access token",
  password_token: string = "null password token",
  trace: Trace = {},
): Promise<{
  /** Null when the token cannot be used. */
  email: string | null;
}> {
  return callOperation<{
  /** Null when the token cannot be used. */
  email: string | null;
}>({
    method: "GET",
    path: path`/identity/users/password-tokens/${password_token}`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * Set a password with a password token.
 *
 * `PUT /identity/users/password-tokens/{token}`. Anyone with a valid access token.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param passwordToken The token from the mail. Default `"null passwordToken"`, which the server refuses.
 * @param body What to send. Default `"null body"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` after the work is done.
 * @throws PatchbayError 400, 401, 404, 429.
 */
export function resetPassword(accessToken: string, passwordToken: string, body: {
  /** The address that the token went to. */
  email: string;
  /** The password. */
  password: string;
}, trace?: Trace): Promise<Ok>;
export async function resetPassword(
  accessToken: string = "null access token",
  passwordToken: string = "null passwordToken",
  body: {
  /** The address that the token went to. */
  email: string;
  /** The password. */
  password: string;
} | "null body" = "null body",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "PUT",
    path: path`/identity/users/password-tokens/${passwordToken}`,
    token: accessToken,
    body,
    trace,
    result: "async-ok",
  });
}

/**
 * List the password policies that accounts can choose from.
 *
 * `GET /identity/passwords/policies`. Anyone with a valid access token.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param include `rules`. Anything but a text is ignored. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 429.
 */
export function listPasswordPolicies(accessToken: string, include?: string, trace?: Trace): Promise<ListOf<PasswordPolicy>>;
export async function listPasswordPolicies(
  accessToken: string = "null access token",
  include?: string,
  trace: Trace = {},
): Promise<ListOf<PasswordPolicy>> {
  return callOperation<ListOf<PasswordPolicy>>({
    method: "GET",
    path: "/identity/passwords/policies",
    token: accessToken,
    query: { include: textOnly(include) },
    trace,
    result: "body",
  });
}

/**
 * Read the password policy in force in an account.
 *
 * `GET /identity/accounts/{account_uuid}/password_policy`. Needs the permission `identity_policy.read`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param accountUUID UUID of the account, lower case. Default `"null password token"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getAccountPasswordPolicy(accessToken: string, accountUUID: string, trace?: Trace): Promise<AccountPasswordPolicy>;
export async function getAccountPasswordPolicy(
  accessToken: string = "null access token",
  accountUUID: string = "null password token",
  trace: Trace = {},
): Promise<AccountPasswordPolicy> {
  return callOperation<AccountPasswordPolicy>({
    method: "GET",
    path: path`/identity/accounts/${accountUUID}/password_policy`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * Choose the password policy of an account and those below.
 *
 * `PUT /identity/accounts/{account_uuid}/password_policy`. Needs the permission `identity_policy.update`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param accountUUID UUID of the account, lower case. Default `"null password token"`, which the server refuses.
 * @param policyUUID UUID, lower case. Default `"null policy uuid"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
 */
export function updateAccountPasswordPolicy(accessToken: string, accountUUID: string, policyUUID: string, trace?: Trace): Promise<AccountPasswordPolicy>;
export async function updateAccountPasswordPolicy(
  accessToken: string = "null access token",
  accountUUID: string = "null password token",
  policyUUID: string = "null policy uuid",
  trace: Trace = {},
): Promise<AccountPasswordPolicy> {
  return callOperation<AccountPasswordPolicy>({
    method: "PUT",
    path: path`/identity/accounts/${accountUUID}/password_policy`,
    token: accessToken,
    body: { uuid: policyUUID },
    trace,
    result: "body",
  });
}

/**
 * Go back to the password policy of the account above.
 *
 * `DELETE /identity/accounts/{account_uuid}/password_policy`. Needs the permission `identity_policy.update`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param accountUUID UUID of the account, lower case. Default `"null password token"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}`
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function deleteAccountPasswordPolicy(accessToken: string, accountUUID: string, trace?: Trace): Promise<Ok>;
export async function deleteAccountPasswordPolicy(
  accessToken: string = "null access token",
  accountUUID: string = "null password token",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "DELETE",
    path: path`/identity/accounts/${accountUUID}/password_policy`,
    token: accessToken,
    trace,
    result: "any-ok",
  });
}

/**
 * Read which second factors the users of an account must have.
 *
 * `GET /identity/accounts/{account_uuid}/mfa`. Needs the permission `identity_policy.read`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param accountUUID UUID of the account, lower case. Default `"null password token"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getAccountMFAPolicy(accessToken: string, accountUUID: string, trace?: Trace): Promise<AccountMfaPolicy>;
export async function getAccountMFAPolicy(
  accessToken: string = "null access token",
  accountUUID: string = "null password token",
  trace: Trace = {},
): Promise<AccountMfaPolicy> {
  return callOperation<AccountMfaPolicy>({
    method: "GET",
    path: path`/identity/accounts/${accountUUID}/mfa`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * List the second factors of an identity.
 *
 * `GET /identity/identities/{user_uuid}/mfa`. Needs the permission `identity.update`, except for the identity itself.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userUuid UUID of the user, lower case. Default `"null uuid"`, which the server refuses.
 * @param offset Items to skip; 0 when absent or unreadable. Default `0`.
 * @param limit Page size; clamped to the maximum. Default `10`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getIdentityMFA(accessToken: string, userUuid: string, offset?: number | string, limit?: number | string, trace?: Trace): Promise<ListOf<MfaSetting>>;
export async function getIdentityMFA(
  accessToken: string = "null accessToken",
  userUuid: string = "null uuid",
  offset: number | string = 0,
  limit: number | string = 10,
  trace: Trace = {},
): Promise<ListOf<MfaSetting>> {
  return callOperation<ListOf<MfaSetting>>({
    method: "GET",
    path: path`/identity/identities/${userUuid}/mfa`,
    token: accessToken,
    query: { offset, limit },
    trace,
    result: "body",
  });
}

/**
 * Switch a second factor on or off.
 *
 * One that was never confirmed cannot be switched on.
 *
 * `PUT /identity/identities/{user_uuid}/mfa/{type}`. Needs the permission `identity.update`, except for the identity
 * itself.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param userUUID UUID of the user, lower case. Default `"null password token"`, which the server refuses.
 * @param type `EMAIL` or `SMS`, in any case. Default `"null type"`, which the server refuses.
 * @param active Whether it is asked for at sign-in. Default `false`.
 * @param source Address or number that codes go to. Default `"null source"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
 */
export function updateIdentityMFA(accessToken: string, userUUID: string, type: string, active: boolean | undefined, source: string, trace?: Trace): Promise<MfaSetting>;
export async function updateIdentityMFA(
  accessToken: string = "null access token",
  userUUID: string = "null password token",
  type: string = "null type",
  active: boolean = false,
  source: string = "null source",
  trace: Trace = {},
): Promise<MfaSetting> {
  return callOperation<MfaSetting>({
    method: "PUT",
    path: path`/identity/identities/${userUUID}/mfa/${type}`,
    token: accessToken,
    body: { active, source },
    trace,
    result: "body",
  });
}

/**
 * Remove a second factor.
 *
 * The source stands in the body, or in the query for clients that cannot send a body with DELETE.
 *
 * `DELETE /identity/identities/{user_uuid}/mfa/{type}`. Needs the permission `identity.update`, except for the
 * identity itself.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param userUUID UUID of the user, lower case. Default `"null password token"`, which the server refuses.
 * @param source Address or number that codes go to. Default `"null source"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}`
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
 */
export function deleteIdentityMFASMS(accessToken: string, userUUID: string, source?: string, trace?: Trace): Promise<Ok>;
export async function deleteIdentityMFASMS(
  accessToken: string = "null access token",
  userUUID: string = "null password token",
  source: string = "null source",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "DELETE",
    path: path`/identity/identities/${userUUID}/mfa/SMS`,
    token: accessToken,
    body: { source },
    trace,
    result: "any-ok",
  });
}

/**
 * Send a code to an address or number, to prove that it can be reached.
 *
 * `POST /identity/identities/{user_uuid}/mfa/setup/init`. Needs the permission `identity.update`, except for the
 * identity itself.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param userUUID UUID of the user, lower case. Default `"null password token"`, which the server refuses.
 * @param type `EMAIL` or `SMS`, in any case. Default `"null type"`, which the server refuses.
 * @param source Address or number that codes go to. Default `"null source"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429.
 */
export function initiateIdentityMFASetup(accessToken: string, userUUID: string, type: string, source: string, trace?: Trace): Promise<MfaSetup>;
export async function initiateIdentityMFASetup(
  accessToken: string = "null access token",
  userUUID: string = "null password token",
  type: string = "null type",
  source: string = "null source",
  trace: Trace = {},
): Promise<MfaSetup> {
  return callOperation<MfaSetup>({
    method: "POST",
    path: path`/identity/identities/${userUUID}/mfa/setup/init`,
    token: accessToken,
    body: { type, source },
    trace,
    result: "body",
  });
}

/**
 * Send the code back; the second factor is then active.
 *
 * `POST /identity/identities/{user_uuid}/mfa/setup/confirm`. Needs the permission `identity.update`, except for the
 * identity itself.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param userUUID UUID of the user, lower case. Default `"null password token"`, which the server refuses.
 * @param token The token that the set-up answered. Default `"null token"`, which the server refuses.
 * @param code The code that was sent. Default `"null code"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429.
 */
export function confirmIdentityMFASetup(accessToken: string, userUUID: string, token: string, code: string, trace?: Trace): Promise<MfaSetting>;
export async function confirmIdentityMFASetup(
  accessToken: string = "null access token",
  userUUID: string = "null password token",
  token: string = "null token",
  code: string = "null code",
  trace: Trace = {},
): Promise<MfaSetting> {
  return callOperation<MfaSetting>({
    method: "POST",
    path: path`/identity/identities/${userUUID}/mfa/setup/confirm`,
    token: accessToken,
    body: { token, code },
    trace,
    result: "body",
  });
}
