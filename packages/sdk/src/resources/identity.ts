// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { AccountMfaPolicy, AccountPasswordPolicy, Alias, AliasChange, Identity, IdentityCreate, IdentityUpdate, Me, MfaSetting, MfaSetup, PasswordPolicy } from "./types.ts";

/** Parameters of {@link IdentityApi.createIdentity}. */
export interface CreateIdentityParams extends IdentityCreate {
  /** UUID of the account, lower case. */
  account_uuid: string;
}

/** Parameters of {@link IdentityApi.getIdentity}. */
export interface GetIdentityParams {
  /** UUID of the user, lower case. */
  user_uuid: string;
  /** `alias`, `properties`: comma list or repeated. */
  include?: string[] | undefined;
}

/** Parameters of {@link IdentityApi.modifyIdentity}. */
export interface ModifyIdentityParams extends IdentityUpdate {
  /** UUID of the user, lower case. */
  user_uuid: string;
}

/** Parameters of {@link IdentityApi.modifyIdentityProps}. */
export interface ModifyIdentityPropsParams {
  /** UUID of the user, lower case. */
  user_uuid: string;
  body: Record<string, unknown>;
}

/** Parameters of {@link IdentityApi.deactivateIdentity}. */
export interface DeactivateIdentityParams {
  /** UUID of the user, lower case. */
  user_uuid: string;
}

/** Parameters of {@link IdentityApi.reactivateIdentity}. */
export interface ReactivateIdentityParams {
  /** UUID of the user, lower case. */
  user_uuid: string;
}

/** Parameters of {@link IdentityApi.deleteIdentity}. */
export interface DeleteIdentityParams {
  /** UUID of the user, lower case. */
  user_uuid: string;
}

/** Parameters of {@link IdentityApi.listIdentitiesByAccount}. */
export interface ListIdentitiesByAccountParams {
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Whole user name, any case. */
  username?: string | undefined;
  /** Part of the full name, any case. */
  name?: string | undefined;
  /** Whole e-mail address, any case. */
  email?: string | undefined;
  /** Whole phone number. */
  phone?: string | undefined;
  /** `Active` or `Inactive`, any case. */
  status?: string | undefined;
  /** Type of identity, any case. */
  type?: string | undefined;
  /** Id in another system, any case. */
  external_id?: string | undefined;
  /** Reference, any case. */
  reference?: string | undefined;
  /** `alias`, `properties`: comma list or repeated. */
  include?: string[] | undefined;
}

/** Parameters of {@link IdentityApi.listIdentitiesByAccountOrFilter}. */
export interface ListIdentitiesByAccountOrFilterParams {
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Whole user name, any case. */
  username?: string | undefined;
  /** Part of the full name, any case. */
  name?: string | undefined;
  /** Whole e-mail address, any case. */
  email?: string | undefined;
  /** Whole phone number. */
  phone?: string | undefined;
  /** `Active` or `Inactive`, any case. */
  status?: string | undefined;
  /** Type of identity, any case. */
  type?: string | undefined;
  /** Id in another system, any case. */
  external_id?: string | undefined;
  /** Reference, any case. */
  reference?: string | undefined;
  /** `alias`, `properties`: comma list or repeated. */
  include?: string[] | undefined;
}

/** Parameters of {@link IdentityApi.lookupIdentity}. */
export interface LookupIdentityParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Whole user name, any case. */
  username?: string | undefined;
  /** Part of the full name, any case. */
  name?: string | undefined;
  /** Whole e-mail address, any case. */
  email?: string | undefined;
  /** Whole phone number. */
  phone?: string | undefined;
  /** `Active` or `Inactive`, any case. */
  status?: string | undefined;
  /** Type of identity, any case. */
  type?: string | undefined;
  /** Id in another system, any case. */
  external_id?: string | undefined;
  /** Reference, any case. */
  reference?: string | undefined;
  /** `alias`, `properties`: comma list or repeated. */
  include?: string[] | undefined;
}

/** Parameters of {@link IdentityApi.createAlias}. */
export interface CreateAliasParams extends AliasChange {
  /** UUID of the user, lower case. */
  user_uuid: string;
}

/** Parameters of {@link IdentityApi.updateAliasWithDID}. */
export interface UpdateAliasWithDIDParams {
  /** UUID of the user, lower case. */
  user_uuid: string;
  /** Telephone number. */
  did: string;
}

/** Parameters of {@link IdentityApi.login}. */
export interface LoginParams {
  /** User name, or an e-mail address that only one identity has. */
  email: string;
  /** The password. */
  password: string;
}

/** Parameters of {@link IdentityApi.changePassword}. */
export interface ChangePasswordParams {
  /** User name, or an e-mail address that only one identity has. */
  email: string;
  /** The old password. */
  old_data: string;
  /** The new password. */
  new_data: string;
}

/** Parameters of {@link IdentityApi.generatePasswordToken}. */
export interface GeneratePasswordTokenParams {
  /** Address to send the token to. */
  email: string;
}

/** Parameters of {@link IdentityApi.validatePasswordToken}. */
export interface ValidatePasswordTokenParams {
  /** The token from the mail. */
  token: string;
}

/** Parameters of {@link IdentityApi.resetPassword}. */
export interface ResetPasswordParams {
  /** The token from the mail. */
  token: string;
  /** The address that the token went to. */
  email: string;
  /** The password. */
  password: string;
}

/** Parameters of {@link IdentityApi.listPasswordPolicies}. */
export interface ListPasswordPoliciesParams {
  /** `rules`. */
  include?: string[] | undefined;
}

/** Parameters of {@link IdentityApi.getAccountPasswordPolicy}. */
export interface GetAccountPasswordPolicyParams {
  /** UUID of the account, lower case. */
  account_uuid: string;
}

/** Parameters of {@link IdentityApi.updateAccountPasswordPolicy}. */
export interface UpdateAccountPasswordPolicyParams {
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** UUID, lower case. */
  uuid: string;
}

/** Parameters of {@link IdentityApi.deleteAccountPasswordPolicy}. */
export interface DeleteAccountPasswordPolicyParams {
  /** UUID of the account, lower case. */
  account_uuid: string;
}

/** Parameters of {@link IdentityApi.getAccountMFAPolicy}. */
export interface GetAccountMFAPolicyParams {
  /** UUID of the account, lower case. */
  account_uuid: string;
}

/** Parameters of {@link IdentityApi.updateAccountMFAPolicy}. */
export interface UpdateAccountMFAPolicyParams {
  /** UUID of the account, lower case. */
  account_uuid: string;
  required: string[];
}

/** Parameters of {@link IdentityApi.getIdentityMFA}. */
export interface GetIdentityMFAParams {
  /** UUID of the user, lower case. */
  user_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
}

/** Parameters of {@link IdentityApi.updateIdentityMFA}. */
export interface UpdateIdentityMFAParams {
  /** UUID of the user, lower case. */
  user_uuid: string;
  /** `EMAIL` or `SMS`, in any case. */
  type: string;
  /** Whether it is asked for at sign-in. */
  active: boolean;
  /** Address or number that codes go to. */
  source: string;
}

/** Parameters of {@link IdentityApi.deleteIdentityMFASMS}. */
export interface DeleteIdentityMFASMSParams {
  /** UUID of the user, lower case. */
  user_uuid: string;
  /** `EMAIL` or `SMS`, in any case. */
  type: string;
  source?: string | undefined;
}

/** Parameters of {@link IdentityApi.initiateIdentityMFASetup}. */
export interface InitiateIdentityMFASetupParams {
  /** UUID of the user, lower case. */
  user_uuid: string;
  /** `EMAIL` or `SMS`, in any case. */
  type: string;
  /** Address or number that codes go to. */
  source: string;
}

/** Parameters of {@link IdentityApi.confirmIdentityMFASetup}. */
export interface ConfirmIdentityMFASetupParams {
  /** UUID of the user, lower case. */
  user_uuid: string;
  /** The token that the set-up answered. */
  token: string;
  /** The code that was sent. */
  code: string;
}

/** Identity: The users of accounts: profiles, passwords, aliases, second factors, and the policies for them. */
export class IdentityApi extends ServiceApi {
  /**
   * Create an identity in an account.
   *
   * A local identity without a password is mailed a token with which to set one; it is good for seven days.
   *
   * `POST /identity/accounts/{account_uuid}/identities`. Needs the permission `identity.create`.
   *
   * @param params See {@link CreateIdentityParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Identity.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
   */
  createIdentity(params: CreateIdentityParams, options?: CallOptions): Call<Identity> {
    return this.call<Identity>({ id: "identity.createIdentity", method: "POST", path: "/identity/accounts/{account_uuid}/identities", body: "members" }, params, options);
  }

  /**
   * Read one identity.
   *
   * `GET /identity/identities/{user_uuid}`. Needs the permission `identity.read`, except for the identity itself.
   *
   * @param params See {@link GetIdentityParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Identity.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getIdentity(params: GetIdentityParams, options?: CallOptions): Call<Identity> {
    return this.call<Identity>({ id: "identity.getIdentity", method: "GET", path: "/identity/identities/{user_uuid}" }, params, options);
  }

  /**
   * Tell who the caller is.
   *
   * `GET /identity/users/me`. Anyone with a valid access token.
   *
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Me.
   * @throws PatchbayError 401, 429.
   */
  getMyIdentityData(options?: CallOptions): Call<Me> {
    return this.call<Me>({ id: "identity.getMyIdentityData", method: "GET", path: "/identity/users/me" }, {}, options);
  }

  /**
   * Change an identity.
   *
   * `POST /identity/identities/{user_uuid}/modify`. Needs the permission `identity.update`, except for the identity
   * itself.
   *
   * @param params See {@link ModifyIdentityParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Identity.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  modifyIdentity(params: ModifyIdentityParams, options?: CallOptions): Call<Identity> {
    return this.call<Identity>({ id: "identity.modifyIdentity", method: "POST", path: "/identity/identities/{user_uuid}/modify", body: "members" }, params, options);
  }

  /**
   * Change the free properties of an identity.
   *
   * Members replace those of the same name; null removes one. All together may take 64 KiB.
   *
   * `POST /identity/identities/{user_uuid}/properties/modify`. Needs the permission `identity.update`, except for the
   * identity itself.
   *
   * @param params See {@link ModifyIdentityPropsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Identity.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  modifyIdentityProps(params: ModifyIdentityPropsParams, options?: CallOptions): Call<Identity> {
    return this.call<Identity>({ id: "identity.modifyIdentityProps", method: "POST", path: "/identity/identities/{user_uuid}/properties/modify", body: "whole" }, params, options);
  }

  /**
   * Make an identity unable to sign in, and revoke its tokens.
   *
   * `POST /identity/identities/{user_uuid}/deactivate`. Needs the permission `identity.update`.
   *
   * @param params See {@link DeactivateIdentityParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  deactivateIdentity(params: DeactivateIdentityParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "identity.deactivateIdentity", method: "POST", path: "/identity/identities/{user_uuid}/deactivate" }, params, options);
  }

  /**
   * Let a deactivated identity sign in again.
   *
   * `POST /identity/identities/{user_uuid}/reactivate`. Needs the permission `identity.update`.
   *
   * @param params See {@link ReactivateIdentityParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  reactivateIdentity(params: ReactivateIdentityParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "identity.reactivateIdentity", method: "POST", path: "/identity/identities/{user_uuid}/reactivate" }, params, options);
  }

  /**
   * Delete an identity; its user name and aliases can be used again.
   *
   * `DELETE /identity/identities/{user_uuid}`. Needs the permission `identity.delete`.
   *
   * @param params See {@link DeleteIdentityParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Identity.
   * @throws PatchbayError 401, 403, 404, 429. Of special interest: `conflict`.
   */
  deleteIdentity(params: DeleteIdentityParams, options?: CallOptions): Call<Identity> {
    return this.call<Identity>({ id: "identity.deleteIdentity", method: "DELETE", path: "/identity/identities/{user_uuid}" }, params, options);
  }

  /**
   * List the identities of an account that match all filters.
   *
   * `GET /identity/accounts/{account_uuid}/identities`. Needs the permission `identity.read`.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `last_name`, `first_name`. `sort` may name
   * `username`, `name`, `first_name`, `last_name`, `email`, `status`, `type`, `created_date`, `modified_date`.
   *
   * @param params See {@link ListIdentitiesByAccountParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  listIdentitiesByAccount(params: ListIdentitiesByAccountParams, options?: CallOptions): ListCall<Identity> {
    return this.list<Identity>({ id: "identity.listIdentitiesByAccount", method: "GET", path: "/identity/accounts/{account_uuid}/identities" }, params, options);
  }

  /**
   * List the identities of an account that match any of the filters.
   *
   * `GET /identity/accounts/{account_uuid}/identities/v2`. Needs the permission `identity.read`.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `last_name`, `first_name`. `sort` may name
   * `username`, `name`, `first_name`, `last_name`, `email`, `status`, `type`, `created_date`, `modified_date`.
   *
   * @param params See {@link ListIdentitiesByAccountOrFilterParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  listIdentitiesByAccountOrFilter(params: ListIdentitiesByAccountOrFilterParams, options?: CallOptions): ListCall<Identity> {
    return this.list<Identity>({ id: "identity.listIdentitiesByAccountOrFilter", method: "GET", path: "/identity/accounts/{account_uuid}/identities/v2" }, params, options);
  }

  /**
   * Find identities in all accounts visible to the caller.
   *
   * `GET /identity/identities`. Needs the permission `identity.read`.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `last_name`, `first_name`. `sort` may name
   * `username`, `name`, `first_name`, `last_name`, `email`, `status`, `type`, `created_date`, `modified_date`.
   *
   * @param params See {@link LookupIdentityParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  lookupIdentity(params: LookupIdentityParams = {}, options?: CallOptions): ListCall<Identity> {
    return this.list<Identity>({ id: "identity.lookupIdentity", method: "GET", path: "/identity/identities" }, params, options);
  }

  /**
   * Add or replace aliases of an identity.
   *
   * `POST /identity/identities/{user_uuid}/aliases`. Needs the permission `identity.update`, except for the identity
   * itself.
   *
   * @param params See {@link CreateAliasParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns The answer.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
   */
  createAlias(params: CreateAliasParams, options?: CallOptions): Call<{
  /** None, or one object that holds all. */
  aliases: Alias[];
}> {
    return this.call<{
  /** None, or one object that holds all. */
  aliases: Alias[];
}>({ id: "identity.createAlias", method: "POST", path: "/identity/identities/{user_uuid}/aliases", body: "members" }, params, options);
  }

  /**
   * Set the number at which an identity gets texts.
   *
   * `PUT /identity/identities/{user_uuid}/aliases/{did}`. Needs the permission `identity.update`, except for the
   * identity itself.
   *
   * @param params See {@link UpdateAliasWithDIDParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns The answer.
   * @throws PatchbayError 401, 403, 404, 429. Of special interest: `conflict`.
   */
  updateAliasWithDID(params: UpdateAliasWithDIDParams, options?: CallOptions): Call<{
  /** None, or one object that holds all. */
  aliases: Alias[];
}> {
    return this.call<{
  /** None, or one object that holds all. */
  aliases: Alias[];
}>({ id: "identity.updateAliasWithDID", method: "PUT", path: "/identity/identities/{user_uuid}/aliases/{did}" }, params, options);
  }

  /**
   * Check a user name and password.
   *
   * It gives no token; the token endpoint does. After ten failures in a row it refuses for a growing while (429).
   *
   * `POST /identity/users/login`. Anyone with a valid access token.
   *
   * @param params See {@link LoginParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Me.
   * @throws PatchbayError 400, 401, 429. Of special interest: `account_suspended`.
   */
  login(params: LoginParams, options?: CallOptions): Call<Me> {
    return this.call<Me>({ id: "identity.login", method: "POST", path: "/identity/users/login", body: "members" }, params, options);
  }

  /**
   * Change a password, knowing the old one.
   *
   * The bearer is that user, or a client.
   *
   * `POST /identity/users/change_password`. Anyone with a valid access token.
   *
   * @param params See {@link ChangePasswordParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 400, 401, 429.
   */
  changePassword(params: ChangePasswordParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "identity.changePassword", method: "POST", path: "/identity/users/change_password", body: "members" }, params, options);
  }

  /**
   * Mail a token with which to set a forgotten password.
   *
   * The answer is the same whether or not somebody has the address. The token is good for 30 minutes, once.
   *
   * `POST /identity/users/password-tokens`. Anyone with a valid access token.
   *
   * @param params See {@link GeneratePasswordTokenParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns The answer.
   * @throws PatchbayError 400, 401, 429.
   */
  generatePasswordToken(params: GeneratePasswordTokenParams, options?: CallOptions): Call<{
  resource_status?: string;
}> {
    return this.call<{
  resource_status?: string;
}>({ id: "identity.generatePasswordToken", method: "POST", path: "/identity/users/password-tokens", body: "members" }, params, options);
  }

  /**
   * Tell whether a password token can be used.
   *
   * `GET /identity/users/password-tokens/{token}`. Anyone with a valid access token.
   *
   * @param params See {@link ValidatePasswordTokenParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns The answer.
   * @throws PatchbayError 401, 404, 429.
   */
  validatePasswordToken(params: ValidatePasswordTokenParams, options?: CallOptions): Call<{
  /** Null when the token cannot be used. */
  email: string | null;
}> {
    return this.call<{
  /** Null when the token cannot be used. */
  email: string | null;
}>({ id: "identity.validatePasswordToken", method: "GET", path: "/identity/users/password-tokens/{token}" }, params, options);
  }

  /**
   * Set a password with a password token.
   *
   * `PUT /identity/users/password-tokens/{token}`. Anyone with a valid access token.
   *
   * @param params See {@link ResetPasswordParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 400, 401, 404, 429.
   */
  resetPassword(params: ResetPasswordParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "identity.resetPassword", method: "PUT", path: "/identity/users/password-tokens/{token}", body: "members" }, params, options);
  }

  /**
   * List the password policies that accounts can choose from.
   *
   * `GET /identity/passwords/policies`. Anyone with a valid access token.
   *
   * Pages of 100 unless `limit` says otherwise, at most 100.
   *
   * @param params See {@link ListPasswordPoliciesParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 429.
   */
  listPasswordPolicies(params: ListPasswordPoliciesParams = {}, options?: CallOptions): ListCall<PasswordPolicy> {
    return this.list<PasswordPolicy>({ id: "identity.listPasswordPolicies", method: "GET", path: "/identity/passwords/policies" }, params, options);
  }

  /**
   * Read the password policy in force in an account.
   *
   * `GET /identity/accounts/{account_uuid}/password_policy`. Needs the permission `identity_policy.read`.
   *
   * @param params See {@link GetAccountPasswordPolicyParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns AccountPasswordPolicy.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getAccountPasswordPolicy(params: GetAccountPasswordPolicyParams, options?: CallOptions): Call<AccountPasswordPolicy> {
    return this.call<AccountPasswordPolicy>({ id: "identity.getAccountPasswordPolicy", method: "GET", path: "/identity/accounts/{account_uuid}/password_policy" }, params, options);
  }

  /**
   * Choose the password policy of an account and those below.
   *
   * `PUT /identity/accounts/{account_uuid}/password_policy`. Needs the permission `identity_policy.update`.
   *
   * @param params See {@link UpdateAccountPasswordPolicyParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns AccountPasswordPolicy.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
   */
  updateAccountPasswordPolicy(params: UpdateAccountPasswordPolicyParams, options?: CallOptions): Call<AccountPasswordPolicy> {
    return this.call<AccountPasswordPolicy>({ id: "identity.updateAccountPasswordPolicy", method: "PUT", path: "/identity/accounts/{account_uuid}/password_policy", body: "members" }, params, options);
  }

  /**
   * Go back to the password policy of the account above.
   *
   * `DELETE /identity/accounts/{account_uuid}/password_policy`. Needs the permission `identity_policy.update`.
   *
   * @param params See {@link DeleteAccountPasswordPolicyParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  deleteAccountPasswordPolicy(params: DeleteAccountPasswordPolicyParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "identity.deleteAccountPasswordPolicy", method: "DELETE", path: "/identity/accounts/{account_uuid}/password_policy" }, params, options);
  }

  /**
   * Read which second factors the users of an account must have.
   *
   * `GET /identity/accounts/{account_uuid}/mfa`. Needs the permission `identity_policy.read`.
   *
   * @param params See {@link GetAccountMFAPolicyParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns AccountMfaPolicy.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getAccountMFAPolicy(params: GetAccountMFAPolicyParams, options?: CallOptions): Call<AccountMfaPolicy> {
    return this.call<AccountMfaPolicy>({ id: "identity.getAccountMFAPolicy", method: "GET", path: "/identity/accounts/{account_uuid}/mfa" }, params, options);
  }

  /**
   * Set which second factors the users of an account and those below must have.
   *
   * `PUT /identity/accounts/{account_uuid}/mfa`. Needs the permission `identity_policy.update`.
   *
   * @param params See {@link UpdateAccountMFAPolicyParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns AccountMfaPolicy.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  updateAccountMFAPolicy(params: UpdateAccountMFAPolicyParams, options?: CallOptions): Call<AccountMfaPolicy> {
    return this.call<AccountMfaPolicy>({ id: "identity.updateAccountMFAPolicy", method: "PUT", path: "/identity/accounts/{account_uuid}/mfa", body: "members" }, params, options);
  }

  /**
   * List the second factors of an identity.
   *
   * `GET /identity/identities/{user_uuid}/mfa`. Needs the permission `identity.update`, except for the identity
   * itself.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `type`. `sort` may name `type`, `source`,
   * `active`, `confirmed`, `created_date`.
   *
   * @param params See {@link GetIdentityMFAParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getIdentityMFA(params: GetIdentityMFAParams, options?: CallOptions): ListCall<MfaSetting> {
    return this.list<MfaSetting>({ id: "identity.getIdentityMFA", method: "GET", path: "/identity/identities/{user_uuid}/mfa" }, params, options);
  }

  /**
   * Switch a second factor on or off.
   *
   * One that was never confirmed cannot be switched on.
   *
   * `PUT /identity/identities/{user_uuid}/mfa/{type}`. Needs the permission `identity.update`, except for the identity
   * itself.
   *
   * @param params See {@link UpdateIdentityMFAParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns MfaSetting.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
   */
  updateIdentityMFA(params: UpdateIdentityMFAParams, options?: CallOptions): Call<MfaSetting> {
    return this.call<MfaSetting>({ id: "identity.updateIdentityMFA", method: "PUT", path: "/identity/identities/{user_uuid}/mfa/{type}", body: "members" }, params, options);
  }

  /**
   * Remove a second factor.
   *
   * The source stands in the body, or in the query for clients that cannot send a body with DELETE.
   *
   * `DELETE /identity/identities/{user_uuid}/mfa/{type}`. Needs the permission `identity.update`, except for the
   * identity itself.
   *
   * @param params See {@link DeleteIdentityMFASMSParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
   */
  deleteIdentityMFASMS(params: DeleteIdentityMFASMSParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "identity.deleteIdentityMFASMS", method: "DELETE", path: "/identity/identities/{user_uuid}/mfa/{type}" }, params, options);
  }

  /**
   * Send a code to an address or number, to prove that it can be reached.
   *
   * `POST /identity/identities/{user_uuid}/mfa/setup/init`. Needs the permission `identity.update`, except for the
   * identity itself.
   *
   * @param params See {@link InitiateIdentityMFASetupParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns MfaSetup.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  initiateIdentityMFASetup(params: InitiateIdentityMFASetupParams, options?: CallOptions): Call<MfaSetup> {
    return this.call<MfaSetup>({ id: "identity.initiateIdentityMFASetup", method: "POST", path: "/identity/identities/{user_uuid}/mfa/setup/init", body: "members" }, params, options);
  }

  /**
   * Send the code back; the second factor is then active.
   *
   * `POST /identity/identities/{user_uuid}/mfa/setup/confirm`. Needs the permission `identity.update`, except for the
   * identity itself.
   *
   * @param params See {@link ConfirmIdentityMFASetupParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns MfaSetting.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  confirmIdentityMFASetup(params: ConfirmIdentityMFASetupParams, options?: CallOptions): Call<MfaSetting> {
    return this.call<MfaSetting>({ id: "identity.confirmIdentityMFASetup", method: "POST", path: "/identity/identities/{user_uuid}/mfa/setup/confirm", body: "members" }, params, options);
  }
}
