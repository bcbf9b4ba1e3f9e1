/** The function of `Mobile` whose failure looks unlike those of the others. */
import { path } from "../core/encoding.ts";
import { toPatchbayError } from "../core/errors.ts";
import type { Trace } from "../core/trace.ts";
import { callOperation } from "./call.ts";
import type { Ok } from "./types.ts";

/**
 * Sends no more notifications to a token. `DELETE /mobilenotification/registration/{pushToken}`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param pushToken The token, whether or not it is registered. Default `"no push token provided"`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` for a 202.
 * @throws PatchbayError 401, 429; for another success than 202 its status, with the answer as JSON in `details`.
 */
export function unregisterPushToken(accessToken: string, pushToken: string, trace?: Trace): Promise<Ok>;
export async function unregisterPushToken(
  accessToken = "null accessToken",
  pushToken = "no push token provided",
  trace: Trace = {},
): Promise<Ok> {
  const response = await callOperation({
    method: "DELETE",
    path: path`/mobilenotification/registration/${pushToken}`,
    token: accessToken,
    trace,
    result: "full",
  });
  if (response.statusCode !== 202) throw toPatchbayError(response);
  return { status: "ok" };
}
