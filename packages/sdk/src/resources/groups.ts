// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Call } from "../client/call.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { UserGroupSummary } from "./types.ts";

/** Parameters of {@link GroupsApi.deactivateGroup}. */
export interface DeactivateGroupParams {
  /** UUID of the group, lower case. */
  group_uuid: string;
}

/** Parameters of {@link GroupsApi.reactivateGroup}. */
export interface ReactivateGroupParams {
  /** UUID of the group, lower case. */
  group_uuid: string;
}

/** Groups: An older interface to the user-groups of Auth. Only switching groups on and off is its own. */
export class GroupsApi extends ServiceApi {
  /**
   * Keep a group with its members but let it give no permissions.
   *
   * `POST /auth/user-groups/{group_uuid}/deactivate`. Needs the permission `user_group.update`, except for the owner
   * of a resource, for the groups that share it.
   *
   * @param params See {@link DeactivateGroupParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns UserGroupSummary.
   * @throws PatchbayError 401, 403, 404, 429. Of special interest: `conflict`.
   */
  deactivateGroup(params: DeactivateGroupParams, options?: CallOptions): Call<UserGroupSummary> {
    return this.call<UserGroupSummary>({ id: "groups.deactivateGroup", method: "POST", path: "/auth/user-groups/{group_uuid}/deactivate" }, params, options);
  }

  /**
   * Let a group give permissions again.
   *
   * `POST /auth/user-groups/{group_uuid}/reactivate`. Needs the permission `user_group.update`, except for the owner
   * of a resource, for the groups that share it.
   *
   * @param params See {@link ReactivateGroupParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns UserGroupSummary.
   * @throws PatchbayError 401, 403, 404, 429. Of special interest: `conflict`.
   */
  reactivateGroup(params: ReactivateGroupParams, options?: CallOptions): Call<UserGroupSummary> {
    return this.call<UserGroupSummary>({ id: "groups.reactivateGroup", method: "POST", path: "/auth/user-groups/{group_uuid}/reactivate" }, params, options);
  }
}
