/** The function of `Voice`, which is always more than one request. */
import type { Trace } from "../core/trace.ts";
import { isText } from "../core/values.ts";
import type { VoiceExtension } from "../resources/types.ts";
import { listOrAggregate } from "./lists.ts";
import type { List } from "./types.ts";

/**
 * Lists all extensions of an account. `GET /voice/extension?account_type=…&account_uuid=…&limit=100&offset=0`, page by page.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID The account. Default `"null accountUUID"`.
 * @param accountType `customer`, `reseller`, `master`, or a type of account. An account of another type has no extensions
 * here. Default `"customer"`.
 * @param include `channels`, `metadata`, or a comma list. Anything but a text is ignored. Default `""`.
 * @param offset Ignored: the list always begins at its beginning.
 * @param limit Ignored: the list always goes to its end.
 * @param trace Ids for logs and errors; each page is a child of the one before. Default `{}`: fresh ones.
 * @returns All extensions as one list.
 * @throws PatchbayError 400 for an unknown type, 500 when an answer is no list, 502 when the phone system does not answer,
 * 401, 403, 404.
 */
export function getExtensionsByAccount(
  accessToken: string,
  accountUUID: string,
  accountType?: string,
  include?: string,
  offset?: number | string,
  limit?: number | string,
  trace?: Trace,
): Promise<List<VoiceExtension>>;
export async function getExtensionsByAccount(
  accessToken = "null accessToken",
  accountUUID = "null accountUUID",
  accountType = "customer",
  include = "",
  _offset: number | string = 0,
  _limit: number | string = 100,
  trace: Trace = {},
): Promise<List<VoiceExtension>> {
  const call = {
    method: "GET",
    path: "/voice/extension",
    token: accessToken,
    query: {
      account_type: accountType,
      account_uuid: accountUUID,
      limit: 100,
      offset: 0,
      include: isText(include) ? include : undefined,
    },
    trace,
  };
  return listOrAggregate(call, true);
}
