// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { Account, AccountCreate, AccountUpdate, Relationship, RelationshipCreate } from "./types.ts";

/** Parameters of {@link AccountsApi.createAccount}. */
export interface CreateAccountParams extends AccountCreate {}

/** Parameters of {@link AccountsApi.getAccount}. */
export interface GetAccountParams {
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Comma list: `relationships`, `identities`. */
  expand?: string[] | undefined;
}

/** Parameters of {@link AccountsApi.listAccounts}. */
export interface ListAccountsParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Account type, any case. */
  type?: string | undefined;
  /** `Active` or `Inactive`, any case. */
  status?: string | undefined;
  /** Part of the name, any case. */
  name?: string | undefined;
  /** Number of the account, any case. */
  number?: string | undefined;
  /** Reference of the account, any case. */
  reference?: string | undefined;
  /** Only accounts directly below this one. */
  parent_uuid?: string | undefined;
  /** Comma list: `relationships`, `identities`. */
  expand?: string[] | undefined;
}

/** Parameters of {@link AccountsApi.listAccountChildren}. */
export interface ListAccountChildrenParams {
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Account type, any case. */
  type?: string | undefined;
  /** `Active` or `Inactive`, any case. */
  status?: string | undefined;
  /** Part of the name, any case. */
  name?: string | undefined;
  /** Number of the account, any case. */
  number?: string | undefined;
}

/** Parameters of {@link AccountsApi.listAccountRelationships}. */
export interface ListAccountRelationshipsParams {
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Type of the other account; unknown values filter nothing. */
  account_type?: string | undefined;
  /** `accounts` shows in full those of the two accounts that the caller may read. */
  expand?: string[] | undefined;
}

/** Parameters of {@link AccountsApi.listUserRootAccounts}. */
export interface ListUserRootAccountsParams {
  /** UUID of the user, lower case. */
  user_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Account type, any case. */
  type?: string | undefined;
  /** `Active` or `Inactive`, any case. */
  status?: string | undefined;
  /** Part of the name, any case. */
  name?: string | undefined;
  /** Number of the account, any case. */
  number?: string | undefined;
}

/** Parameters of {@link AccountsApi.modifyAccount}. */
export interface ModifyAccountParams extends AccountUpdate {
  /** UUID of the account, lower case. */
  account_uuid: string;
}

/** Parameters of {@link AccountsApi.deleteAccount}. */
export interface DeleteAccountParams {
  /** UUID of the account, lower case. */
  account_uuid: string;
}

/** Parameters of {@link AccountsApi.suspendAccount}. */
export interface SuspendAccountParams {
  /** UUID of the account, lower case. */
  account_uuid: string;
}

/** Parameters of {@link AccountsApi.reinstateAccount}. */
export interface ReinstateAccountParams {
  /** UUID of the account, lower case. */
  account_uuid: string;
}

/** Parameters of {@link AccountsApi.createRelationship}. */
export interface CreateRelationshipParams extends RelationshipCreate {}

/** Accounts: The tree of tenants: the platform's owner, resellers, their customers, and customers' locations. */
export class AccountsApi extends ServiceApi {
  /**
   * Create an account below a parent.
   *
   * The default groups `admin` and `user` and the relationship to the parent are there when it answers.
   *
   * `POST /accounts/accounts`. Needs the permission `account.create`.
   *
   * @param params See {@link CreateAccountParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Account.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `conflict`, `unknown_reference`.
   */
  createAccount(params: CreateAccountParams, options?: CallOptions): Call<Account> {
    return this.call<Account>({ id: "accounts.createAccount", method: "POST", path: "/accounts/accounts", body: "members" }, params, options);
  }

  /**
   * Read one account.
   *
   * `GET /accounts/accounts/{account_uuid}`. Needs the permission `account.read`, except for the account that the
   * caller belongs to.
   *
   * @param params See {@link GetAccountParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Account.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getAccount(params: GetAccountParams, options?: CallOptions): Call<Account> {
    return this.call<Account>({ id: "accounts.getAccount", method: "GET", path: "/accounts/accounts/{account_uuid}" }, params, options);
  }

  /**
   * List all accounts visible to the caller.
   *
   * `GET /accounts/accounts`. Needs the permission `account.read`.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `name`. `sort` may name `name`, `number`,
   * `type`, `status`, `reference`, `created_date`, `modified_date`.
   *
   * @param params See {@link ListAccountsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  listAccounts(params: ListAccountsParams = {}, options?: CallOptions): ListCall<Account> {
    return this.list<Account>({ id: "accounts.listAccounts", method: "GET", path: "/accounts/accounts" }, params, options);
  }

  /**
   * List the direct children of an account.
   *
   * `GET /accounts/accounts/{account_uuid}/children`. Needs the permission `account.read`.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `name`. `sort` may name `name`, `number`,
   * `type`, `status`, `reference`, `created_date`, `modified_date`.
   *
   * @param params See {@link ListAccountChildrenParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  listAccountChildren(params: ListAccountChildrenParams, options?: CallOptions): ListCall<Account> {
    return this.list<Account>({ id: "accounts.listAccountChildren", method: "GET", path: "/accounts/accounts/{account_uuid}/children" }, params, options);
  }

  /**
   * List the relationships that an account takes part in, its own upward one first.
   *
   * `GET /accounts/accounts/{account_uuid}/relationships`. Needs the permission `account.read`.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100.
   *
   * @param params See {@link ListAccountRelationshipsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  listAccountRelationships(params: ListAccountRelationshipsParams, options?: CallOptions): ListCall<Relationship> {
    return this.list<Relationship>({ id: "accounts.listAccountRelationships", method: "GET", path: "/accounts/accounts/{account_uuid}/relationships" }, params, options);
  }

  /**
   * List the topmost accounts that a user can reach.
   *
   * `GET /accounts/users/{user_uuid}/root`. Needs the permission `identity.read`, except for the user's own.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `name`. `sort` may name `name`, `number`,
   * `type`, `status`, `reference`, `created_date`, `modified_date`.
   *
   * @param params See {@link ListUserRootAccountsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  listUserRootAccounts(params: ListUserRootAccountsParams, options?: CallOptions): ListCall<Account> {
    return this.list<Account>({ id: "accounts.listUserRootAccounts", method: "GET", path: "/accounts/users/{user_uuid}/root" }, params, options);
  }

  /**
   * Change an account.
   *
   * `PUT /accounts/accounts/{account_uuid}`. Needs the permission `account.update`.
   *
   * @param params See {@link ModifyAccountParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Account.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
   */
  modifyAccount(params: ModifyAccountParams, options?: CallOptions): Call<Account> {
    return this.call<Account>({ id: "accounts.modifyAccount", method: "PUT", path: "/accounts/accounts/{account_uuid}", body: "members" }, params, options);
  }

  /**
   * Delete an account that has no children, with everything that belongs to it.
   *
   * `DELETE /accounts/accounts/{account_uuid}`. Needs the permission `account.delete`.
   *
   * @param params See {@link DeleteAccountParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Account.
   * @throws PatchbayError 401, 403, 404, 429. Of special interest: `conflict`.
   */
  deleteAccount(params: DeleteAccountParams, options?: CallOptions): Call<Account> {
    return this.call<Account>({ id: "accounts.deleteAccount", method: "DELETE", path: "/accounts/accounts/{account_uuid}" }, params, options);
  }

  /**
   * Suspend an account and, with it, everyone below.
   *
   * `POST /accounts/accounts/{account_uuid}/suspend`. Needs the permission `account.suspend`.
   *
   * @param params See {@link SuspendAccountParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  suspendAccount(params: SuspendAccountParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "accounts.suspendAccount", method: "POST", path: "/accounts/accounts/{account_uuid}/suspend" }, params, options);
  }

  /**
   * Lift the suspension of an account.
   *
   * `POST /accounts/accounts/{account_uuid}/reinstate`. Needs the permission `account.suspend`.
   *
   * @param params See {@link ReinstateAccountParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  reinstateAccount(params: ReinstateAccountParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "accounts.reinstateAccount", method: "POST", path: "/accounts/accounts/{account_uuid}/reinstate" }, params, options);
  }

  /**
   * Link two accounts.
   *
   * `POST /accounts/relationships`. Needs the permission `account.update`.
   *
   * @param params See {@link CreateRelationshipParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Relationship.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `conflict`, `unknown_reference`.
   */
  createRelationship(params: CreateRelationshipParams = {}, options?: CallOptions): Call<Relationship> {
    return this.call<Relationship>({ id: "accounts.createRelationship", method: "POST", path: "/accounts/relationships", body: "members" }, params, options);
  }
}
