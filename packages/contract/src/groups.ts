import { UserGroupSummary } from "./auth.ts";
import { operation, ownOr, service } from "./operation.ts";
import { Uuid } from "./schemas.ts";

const sharing = "the owner of a resource, for the groups that share it";

/** The older facade over the user-groups of Auth; all else that it calls is declared there. */
export const groups = service({
  name: "groups",
  namespace: "Groups",
  prefix: "/auth",
  title: "Groups",
  description: "An older interface to the user-groups of Auth. Only switching groups on and off is its own.",
  operations: {
    deactivateGroup: operation({
      method: "POST",
      path: "/auth/user-groups/{group_uuid}/deactivate",
      summary: "Keep a group with its members but let it give no permissions.",
      access: ownOr(sharing, "user_group.update"),
      params: { group_uuid: Uuid },
      responses: { 202: UserGroupSummary },
      errors: ["conflict"],
    }),
    reactivateGroup: operation({
      method: "POST",
      path: "/auth/user-groups/{group_uuid}/reactivate",
      summary: "Let a group give permissions again.",
      access: ownOr(sharing, "user_group.update"),
      params: { group_uuid: Uuid },
      responses: { 202: UserGroupSummary },
      errors: ["conflict"],
    }),
  },
});
