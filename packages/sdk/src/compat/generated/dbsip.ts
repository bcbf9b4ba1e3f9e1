// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** Functions of `DbSip` that are one request each. */
import { path } from "../../core/encoding.ts";
import type { Trace } from "../../core/trace.ts";
import type { SipDestination } from "../../resources/types.ts";
import { callOperation } from "../call.ts";

/**
 * Read one destination.
 *
 * `GET /dbsip/destinations/{destination_id}`. Needs the permission `destination.read`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param destinationId A whole number. Default `"null destinationId"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getDestinationById(accessToken: string, destinationId: number | string, trace?: Trace): Promise<SipDestination>;
export async function getDestinationById(
  accessToken: string = "null accessToken",
  destinationId: number | string = "null destinationId",
  trace: Trace = {},
): Promise<SipDestination> {
  return callOperation<SipDestination>({
    method: "GET",
    path: path`/dbsip/destinations/${destinationId}`,
    token: accessToken,
    trace,
    result: "body",
  });
}
