/** Functions of `ShortUrls` that are more than their one request. */
import type { Trace } from "../core/trace.ts";
import { isObject } from "../core/values.ts";
import type { ListOf, ShortUrl, ShortUrlCreate } from "../resources/types.ts";
import { callOperation } from "./call.ts";
import type { Filters } from "./types.ts";

/**
 * Lists the short links of a user. `GET /shorturl/shorturls`
 *
 * @param userUuid The owner. Default `"null user uuid"`, which the server refuses.
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param options Further query parameters: `offset`, `limit`, `sort`, `status`, `short_code`, `short_domain`, `mode`,
 * `account_uuid`; a `user_uuid` among them is ignored. Default `{}`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of links, the newest first.
 * @throws PatchbayError 401, 403 for somebody else's links, 429.
 */
export function listShortUrls(userUuid: string, accessToken: string, options?: Filters, trace?: Trace): Promise<ListOf<ShortUrl>>;
export async function listShortUrls(
  userUuid = "null user uuid",
  accessToken = "null accessToken",
  options: Filters = {},
  trace: Trace = {},
): Promise<ListOf<ShortUrl>> {
  const user = { user_uuid: userUuid };
  return callOperation({
    method: "GET",
    path: "/shorturl/shorturls",
    token: accessToken,
    query: user,
    filters: isObject(options) ? { ...options, ...user } : {},
    trace,
    result: "body",
  });
}

/**
 * Makes a short link. `POST /shorturl/shorturls`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param options The link; only `url` is needed. Default `{}`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The link; `short_url_link` is what to give to people.
 * @throws The text `options object missing url property`, without a request, when there is no `url`: no error object, as
 * applications know it.
 * @throws PatchbayError 400 for an address that cannot be a target, 401, 403, 409 when the code is taken, 429.
 */
export function createShortUrl(accessToken: string, options: ShortUrlCreate, trace?: Trace): Promise<ShortUrl>;
export async function createShortUrl(
  accessToken = "null accessToken",
  options: Partial<ShortUrlCreate> = {},
  trace: Trace = {},
): Promise<ShortUrl> {
  if (!isObject(options) || !Object.hasOwn(options, "url")) throw "options object missing url property";
  return callOperation({
    method: "POST",
    path: "/shorturl/shorturls",
    token: accessToken,
    body: { ...options },
    trace,
    result: "body",
  });
}
