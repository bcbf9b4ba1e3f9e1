/** What the operations of the auth service share: filters, pages, arguments, and whose own data needs no permission. */
import { Type } from "typebox";
import { bearerArg, pathArg } from "./operation.ts";
import { Uuid } from "./schemas.ts";

const description = Type.String({ description: "Part of the description, any case." });
const status = Type.String({ description: "`Active` or `Inactive`, any case." });
export const roleFilters = {
  name: Type.String({ description: "Part of the name, any case." }),
  description,
  status,
  type: Type.String({ description: "Type of role, any case." }),
  account_uuid: Type.String({ description: "Only roles of this account." }),
  permission_uuid: Type.String({ description: "Only roles that hold this permission." }),
  resource_type: Type.String({ description: "Only roles that hold a permission of this type." }),
};
export const permissionFilters = {
  resource_type: Type.String({ description: "What the permission is about, such as `account`." }),
  action: Type.String({ description: "What it allows, such as `read`." }),
  name: Type.String({ description: "Part of the name, any case." }),
  description,
};
export const memberLimits = {
  member_limit: Type.Integer({ minimum: 1, description: "Most members to embed." }),
  members_limit: Type.Integer({ minimum: 1, description: "The same." }),
};
export const expand = Type.Array(Type.String(), { description: "`members` embeds the first members." });
export const resourceGroupFilters = {
  name: Type.String({ description: "Part of the name, any case." }),
  description,
  type: Type.String({ description: "Type of group, any case." }),
  default: Type.Boolean({ description: "Only groups that came with their account or application, or only others." }),
};
export const groupFilters = {
  ...resourceGroupFilters,
  status,
  user_uuid: Type.String({ description: "Only groups with this member." }),
  member_uuid: Type.String({ description: "The same; if both are given they must agree." }),
  expand,
  ...memberLimits,
};
export const memberFilters = {
  type: Type.String({ description: "Type of identity, any case." }),
  name: Type.String({ description: "Part of the full name, any case." }),
  username: Type.String({ description: "Whole user name, any case." }),
  status,
};

export const roleSort = ["name", "description", "status", "total_members", "created_date", "modified_date"] as const;
export const groupSort = ["name", "description", "type", "status", "total_members", "created_date", "modified_date"] as const;
export const sub = { limit: 100, max: 100, sort: ["name"] } as const;
export const permissionSub = { ...sub, sortable: ["name", "resource_type", "action", "position"] } as const;
export const roleSub = { ...sub, sortable: roleSort } as const;
export const groupSub = { ...sub, sortable: groupSort } as const;
export const rolePage = { limit: 10, max: 100, sort: ["name"], sortable: roleSort } as const;
export const groupPage = { limit: 10, max: 100, sort: ["name"], sortable: groupSort } as const;
export const accessPage = { limit: 1000, max: 1000, sort: ["group_name"], sortable: ["group_name"] } as const;
export const applicationPage = { limit: 100, max: 100, sort: ["name"], sortable: ["name", "type", "created_date"] } as const;

export const accessToken = bearerArg("null accessToken");
export const roleArg = pathArg("role_uuid", "roleUUID", "null roleUUID");
export const groupArg = pathArg("group_uuid", "userGroupUUID", "null userGroupUUID");
export const accountArg = pathArg("account_uuid", "accountUUID", "null accountUUID");
export const applicationArg = pathArg("application_uuid", "applicationUUID", "null applicationUUID");

export const role = { role_uuid: Uuid };
export const group = { group_uuid: Uuid };
export const account = { account_uuid: Uuid };
export const application = { application_uuid: Uuid };
export const resource = { resource_uuid: Uuid };

export const ownRoles = "roles that the caller holds, and the platform's own roles";
export const ownGroups = "groups that the caller belongs to, and those that share a resource of his";
export const sharing = "the owner of a resource, for the groups that share it";
export const sharer = "the owner of the resource";
