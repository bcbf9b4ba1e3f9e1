/** The function of `Metadata`; a trailing slash and an optional list make it more than a plain request. */
import type { Trace } from "../core/trace.ts";
import type { ListOf, Subsystem } from "../resources/types.ts";
import { callOperation } from "./call.ts";

/**
 * Describes the subsystems of the platform. `GET /metadata/subsystems/`
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param subsystems Names such as `voice-api`, as a list or separated by commas. Default: all.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One entry for each known name.
 * @throws PatchbayError 401.
 */
export function getMetadataSubsystems(
  accessToken: string,
  subsystems?: string | readonly string[],
  trace?: Trace,
): Promise<ListOf<Subsystem>>;
export async function getMetadataSubsystems(
  accessToken = "null access token",
  subsystems?: string | readonly string[],
  trace: Trace = {},
): Promise<ListOf<Subsystem>> {
  return callOperation({
    method: "GET",
    path: "/metadata/subsystems/",
    token: accessToken,
    query: { subsystems },
    trace,
    result: "body",
  });
}
