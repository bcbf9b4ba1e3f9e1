// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { Subsystem } from "./types.ts";

/** Parameters of {@link MetadataApi.getMetadataSubsystems}. */
export interface GetMetadataSubsystemsParams {
  /** Comma list of names, with or without `-api`; all when absent. */
  subsystems?: string[] | undefined;
}

/** Metadata: The directory of the platform's subsystems: what there is, and which events each publishes. */
export class MetadataApi extends ServiceApi {
  /**
   * Describe all or some subsystems.
   *
   * `GET /metadata/subsystems`. Anyone with a valid access token.
   *
   * Pages of 1000 unless `limit` says otherwise, at most 1000. In the order `name`. `sort` may name `name`.
   *
   * @param params See {@link GetMetadataSubsystemsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 429.
   */
  getMetadataSubsystems(params: GetMetadataSubsystemsParams = {}, options?: CallOptions): ListCall<Subsystem> {
    return this.list<Subsystem>({ id: "metadata.getMetadataSubsystems", method: "GET", path: "/metadata/subsystems" }, params, options);
  }
}
