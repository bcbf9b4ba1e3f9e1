// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { DirectoryChanges, VoiceDirectory, VoiceExtension } from "./types.ts";

/** Parameters of {@link VoiceApi.getExtensionsByAccount}. */
export interface GetExtensionsByAccountParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** The account; that of the access token when absent. */
  account_uuid?: string | undefined;
  /**
   * `customer` (customers and locations), `reseller` or `master`, or a type of account, in any case. An account that
   * is none has no extensions here.
   */
  account_type?: string | undefined;
  /** `channels`, `metadata`. */
  include?: string[] | undefined;
  /** Only extensions of this user. */
  user_uuid?: string | undefined;
  /** The number to dial. */
  extension?: string | undefined;
  /** What it leads to: `user`, `queue` and so on. */
  type?: string | undefined;
  /** `active` or `disabled`. */
  status?: string | undefined;
}

/** Parameters of {@link VoiceApi.replaceExtensions}. */
export interface ReplaceExtensionsParams extends VoiceDirectory {
  /** UUID of the account, lower case. */
  account_uuid: string;
}

/** Voice: The telephone extensions of accounts. */
export class VoiceApi extends ServiceApi {
  /**
   * List the extensions of an account.
   *
   * `GET /voice/extension`. Needs the permission `voice_extension.read`.
   *
   * Pages of 100 unless `limit` says otherwise, at most 100. In the order `extension`. `sort` may name `extension`.
   *
   * @param params See {@link GetExtensionsByAccountParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429. Of special interest: `not_found`, `upstream_failed`.
   */
  getExtensionsByAccount(params: GetExtensionsByAccountParams = {}, options?: CallOptions): ListCall<VoiceExtension> {
    return this.list<VoiceExtension>({ id: "voice.getExtensionsByAccount", method: "GET", path: "/voice/extension" }, params, options);
  }

  /**
   * Replace the extensions of an account by those of its phone system.
   *
   * Extensions that are not given are removed; those that stay keep their ids.
   *
   * `PUT /voice/accounts/{account_uuid}/extensions`. Needs the permission `destination.update`.
   *
   * @param params See {@link ReplaceExtensionsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns DirectoryChanges.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
   */
  replaceExtensions(params: ReplaceExtensionsParams, options?: CallOptions): Call<DirectoryChanges> {
    return this.call<DirectoryChanges>({ id: "voice.replaceExtensions", method: "PUT", path: "/voice/accounts/{account_uuid}/extensions", body: "members" }, params, options);
  }
}
