// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { ShortUrl, ShortUrlCreate } from "./types.ts";

/** Parameters of {@link ShortUrlsApi.listShortUrls}. */
export interface ListShortUrlsParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** The owner; the caller when absent. */
  user_uuid?: string | undefined;
  /** Only links of this account. */
  account_uuid?: string | undefined;
  /** Only the link with this code. */
  short_code?: string | undefined;
  /** Only links on this domain. */
  short_domain?: string | undefined;
  /** `Proxy` or `Redirect`, any case. */
  mode?: string | undefined;
  /** `active`, `expired` or `exhausted`, any case. */
  status?: string | undefined;
}

/** Parameters of {@link ShortUrlsApi.createShortUrl}. */
export interface CreateShortUrlParams extends ShortUrlCreate {}

/** Parameters of {@link ShortUrlsApi.deleteShortCode}. */
export interface DeleteShortCodeParams {
  /** Last part of the link: 3 to 32 letters, digits, `_` and `-`. Unique on its domain. */
  short_code: string;
  /** The owner; when it is given and somebody else, the answer is 403. */
  user_uuid?: string | undefined;
}

/** Short URLs: Short links to long addresses, with expiry, limits and PINs. */
export class ShortUrlsApi extends ServiceApi {
  /**
   * List the short links of a user.
   *
   * `GET /shorturl/shorturls`. Needs the permission `short_url.read`, except for the user's own links.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `-created_date`. `sort` may name
   * `created_date`, `modified_date`, `short_code`, `url`, `status`, `view_count`, `last_view_datetime`.
   *
   * @param params See {@link ListShortUrlsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  listShortUrls(params: ListShortUrlsParams = {}, options?: CallOptions): ListCall<ShortUrl> {
    return this.list<ShortUrl>({ id: "shorturls.listShortUrls", method: "GET", path: "/shorturl/shorturls" }, params, options);
  }

  /**
   * Make a short link.
   *
   * The same address twice gives two links. In `Proxy` mode addresses of private networks are refused.
   *
   * `POST /shorturl/shorturls`. Needs the permission `short_url.create`, except for links of the caller's own.
   *
   * @param params See {@link CreateShortUrlParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ShortUrl.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `conflict`, `unknown_reference`,
   * `destination_refused`.
   */
  createShortUrl(params: CreateShortUrlParams, options?: CallOptions): Call<ShortUrl> {
    return this.call<ShortUrl>({ id: "shorturls.createShortUrl", method: "POST", path: "/shorturl/shorturls", body: "members" }, params, options);
  }

  /**
   * Delete a short link.
   *
   * Its code is not given to another link for 30 days.
   *
   * `DELETE /shorturl/shorturls/{short_code}`. Needs the permission `short_url.delete`, except for the user's own
   * links.
   *
   * @param params See {@link DeleteShortCodeParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  deleteShortCode(params: DeleteShortCodeParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "shorturls.deleteShortCode", method: "DELETE", path: "/shorturl/shorturls/{short_code}", headers: { user_uuid: "user_uuid" } }, params, options);
  }
}
