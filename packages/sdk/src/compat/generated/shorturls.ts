// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** Functions of `ShortUrls` that are one request each. */
import { path } from "../../core/encoding.ts";
import type { Trace } from "../../core/trace.ts";
import { callOperation } from "../call.ts";
import type { Ok } from "../types.ts";

/**
 * Delete a short link.
 *
 * Its code is not given to another link for 30 days.
 *
 * `DELETE /shorturl/shorturls/{short_code}`. Needs the permission `short_url.delete`, except for the user's own links.
 *
 * @param userUuid The owner; when it is given and somebody else, the answer is 403. Default `"null user uuid"`, which
 * the server refuses.
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param short_code Last part of the link: 3 to 32 letters, digits, `_` and `-`. Unique on its domain. Default
 * `"notdefined"`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` for a 204; any other answer rejects.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function deleteShortCode(userUuid: string, accessToken: string, short_code: string, trace?: Trace): Promise<Ok>;
export async function deleteShortCode(
  userUuid: string = "null user uuid",
  accessToken: string = "null accessToken",
  short_code: string = "notdefined",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "DELETE",
    path: path`/shorturl/shorturls/${short_code}`,
    token: accessToken,
    headers: { user_uuid: userUuid },
    trace,
    result: { exact: 204, message: "assign permission to role failed" },
  });
}
