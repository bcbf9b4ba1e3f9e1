// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Caller } from "../client/service.ts";
import { AccountsApi } from "./accounts.ts";
import { IdentityApi } from "./identity.ts";
import { OauthApi } from "./oauth.ts";
import { AuthApi } from "./auth.ts";
import { GroupsApi } from "./groups.ts";
import { ProfilesApi } from "./profiles.ts";
import { MetadataApi } from "./metadata.ts";

export type * from "./types.ts";
export * from "./accounts.ts";
export * from "./identity.ts";
export * from "./oauth.ts";
export * from "./auth.ts";
export * from "./groups.ts";
export * from "./profiles.ts";
export * from "./metadata.ts";

/** Every service of the platform. */
export abstract class Services {
  /** The tree of tenants: the platform's owner, resellers, their customers, and customers' locations. */
  readonly accounts: AccountsApi;
  /** The users of accounts: profiles, passwords, aliases, second factors, and the policies for them. */
  readonly identity: IdentityApi;
  /** Issues, refreshes, checks and revokes tokens; keeps the OAuth clients with their scopes and policies. */
  readonly oauth: OauthApi;
  /** Who may do what: permissions are bundled in roles, roles are given to groups, users are members of groups. */
  readonly auth: AuthApi;
  /** An older interface to the user-groups of Auth. Only switching groups on and off is its own. */
  readonly groups: GroupsApi;
  /** Small settings of users: named texts that applications keep for them. */
  readonly profiles: ProfilesApi;
  /** The directory of the platform's subsystems: what there is, and which events each publishes. */
  readonly metadata: MetadataApi;

  constructor(caller: Caller) {
    this.accounts = new AccountsApi(caller);
    this.identity = new IdentityApi(caller);
    this.oauth = new OauthApi(caller);
    this.auth = new AuthApi(caller);
    this.groups = new GroupsApi(caller);
    this.profiles = new ProfilesApi(caller);
    this.metadata = new MetadataApi(caller);
  }
}
