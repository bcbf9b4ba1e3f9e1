// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Account, AccountCreate, AccountMfaPolicy, AccountPasswordPolicy, AccountUpdate, Activity, ActivityCreate, ActivityReport, ActivitySubtype, ActivitySubtypeCreate, ActivityType, ActivityTypeCreate, Alias, AliasChange, AuthorizationServerMetadata, AuthorizeRequest, BillingCycle, Brand, BrandCreate, Campaign, CampaignCreate, CampaignDeleted, CampaignEnumerations, CampaignNumbers, CampaignUpdate, CampaignUsecaseOption, CatalogEntry, ChatChannel, ChatChannelCreate, ChatChannelUpdate, ChatMember, ChatMemberAdd, ChatMessage, ChatMessageCreate, Contact, ContactImport, ContactInput, ContactMerge, ContactMergeRequest, ContactsCsv, ContactsVcard, Conversation, ConversationOpen, ConversationRef, ConversationUpdate, CustomApplication, CustomApplicationCreate, CustomBroadcast, CustomBroadcastAccepted, CustomSubscription, CustomSubscriptionCreate, CustomSubscriptionCreated, CustomSubscriptionUpdate, DataObject, DataObjectCreate, DataObjectUpdate, DeliveriesReplayed, Delivery, DeliveryDetails, DeliveryReplay, DeprovisionResult, DirectoryChanges, DisabledProduct, DisabledProductType, EmailMessage, EmailReceipt, Entitlement, EntitlementBatch, EntitlementCreate, EntitlementsDeleted, FormInstance, FormInstanceCreate, FormSubmission, FormSubmissionCreate, FormTemplate, FormTemplateCreate, FormTemplateUpdate, GroupAccess, Identity, IdentityCreate, IdentityUpdate, Jwks, LambdaCode, LambdaDeployment, LambdaDetails, LambdaFunction, LambdaInvocation, LambdaResult, LambdaVersion, ListOf, Me, MediaFile, MediaShare, MediaUpload, Message, MessageCreate, MfaSetting, MfaSetup, NumbersDeprovision, NumbersHelp, NumbersHelpUpdate, NumbersProvision, NumbersReference, NumbersReferenceUpdate, OauthClient, OauthClientCreate, OauthClientPolicy, OauthClientScopes, OauthClientWithSecret, OauthPolicy, OauthScope, OauthToken, PasswordPolicy, PermissionAccess, PermissionCreate, PermissionEntry, PermissionList, PhoneMessage, PhoneMessageCreate, Product, ProductDisable, ProductEnabled, ProductTypeDisable, ProductUpdate, Property, PropertyCreate, PropertyUpdate, Provider, ProviderConnection, ProviderToken, ProviderUserProfile, ProvisionResult, ProvisionedNumber, PushNotification, PushNotificationCreate, PushRegistration, PushRegistrationCreate, Relationship, RelationshipCreate, ReportParameters, ReportRun, ReportTemplate, ReportTemplateInput, ResourceGroup, ResourceGroupCreate, ResourceInstance, ResourceInstanceCreate, ResourceList, ResourceRow, ResourceRowCreate, ResourceRowUpdate, ResourceSearch, ResourceTemplate, ResourceTemplateCreate, Role, RoleCreate, RoleList, RoleSummary, RoleUpdate, SchedulerEvent, SchedulerEventInput, SchedulerHistoryItem, SchedulerNextInfo, SchedulerPreview, SchedulerPreviewInput, ScopedRole, ShortUrl, ShortUrlCreate, SignInForm, SimpleSms, SimpleSmsCreate, SipDestination, SipDirectory, Subscription, SubscriptionCreate, SubscriptionCreated, SubscriptionHealth, SubscriptionUpdate, Subsystem, TestEvent, Text, TokenHint, TokenInQuestion, TokenIntrospection, TokenRequest, TokenResponse, UsageEvent, UsageEventCreate, UsageReport, UsageReportRun, UsageTemplate, UserGroup, UserGroupCreate, UserGroupItem, UserGroupMember, UserGroupSummary, UserGroupUpdate, UserGroupWithMembers, UserList, VoiceDirectory, VoiceExtension, WorkflowExec, WorkflowGroup, WorkflowGroupData, WorkflowGroupMember, WorkflowGroupParts, WorkflowGroupSummary, WorkflowGroupUpdate, WorkflowHistory, WorkflowHistoryIncomingData, WorkflowHistoryResults, WorkflowHistoryVars, WorkflowInstance, WorkflowRunningInstance, WorkflowStart, WorkflowTemplate, WorkflowTemplateInput } from "../../resources/types.ts";

/** What each operation takes and gives. */
export interface Operations {
  "accounts.createAccount": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: AccountCreate;
    answer: Account;
  };
  "accounts.getAccount": {
    params: {
      account_uuid: string;
    };
    query: {
      expand?: string[];
    };
    body: undefined;
    answer: Account;
  };
  "accounts.listAccounts": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      type?: string;
      status?: string;
      name?: string;
      number?: string;
      reference?: string;
      parent_uuid?: string;
      expand?: string[];
    };
    body: undefined;
    answer: ListOf<Account>;
  };
  "accounts.listAccountChildren": {
    params: {
      account_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      type?: string;
      status?: string;
      name?: string;
      number?: string;
    };
    body: undefined;
    answer: ListOf<Account>;
  };
  "accounts.listAccountRelationships": {
    params: {
      account_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      account_type?: string;
      expand?: string[];
    };
    body: undefined;
    answer: ListOf<Relationship>;
  };
  "accounts.listUserRootAccounts": {
    params: {
      user_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      type?: string;
      status?: string;
      name?: string;
      number?: string;
    };
    body: undefined;
    answer: ListOf<Account>;
  };
  "accounts.modifyAccount": {
    params: {
      account_uuid: string;
    };
    query: Record<never, never>;
    body: AccountUpdate;
    answer: Account;
  };
  "accounts.deleteAccount": {
    params: {
      account_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: Account;
  };
  "accounts.suspendAccount": {
    params: {
      account_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "accounts.reinstateAccount": {
    params: {
      account_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "accounts.createRelationship": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: RelationshipCreate;
    answer: Relationship;
  };
  "identity.createIdentity": {
    params: {
      account_uuid: string;
    };
    query: Record<never, never>;
    body: IdentityCreate;
    answer: Identity;
  };
  "identity.getIdentity": {
    params: {
      user_uuid: string;
    };
    query: {
      include?: string[];
    };
    body: undefined;
    answer: Identity;
  };
  "identity.getMyIdentityData": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: Me;
  };
  "identity.modifyIdentity": {
    params: {
      user_uuid: string;
    };
    query: Record<never, never>;
    body: IdentityUpdate;
    answer: Identity;
  };
  "identity.modifyIdentityProps": {
    params: {
      user_uuid: string;
    };
    query: Record<never, never>;
    body: Record<string, unknown>;
    answer: Identity;
  };
  "identity.deactivateIdentity": {
    params: {
      user_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "identity.reactivateIdentity": {
    params: {
      user_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "identity.deleteIdentity": {
    params: {
      user_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: Identity;
  };
  "identity.listIdentitiesByAccount": {
    params: {
      account_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      username?: string;
      name?: string;
      email?: string;
      phone?: string;
      status?: string;
      type?: string;
      external_id?: string;
      reference?: string;
      include?: string[];
    };
    body: undefined;
    answer: ListOf<Identity>;
  };
  "identity.listIdentitiesByAccountOrFilter": {
    params: {
      account_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      username?: string;
      name?: string;
      email?: string;
      phone?: string;
      status?: string;
      type?: string;
      external_id?: string;
      reference?: string;
      include?: string[];
    };
    body: undefined;
    answer: ListOf<Identity>;
  };
  "identity.lookupIdentity": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      username?: string;
      name?: string;
      email?: string;
      phone?: string;
      status?: string;
      type?: string;
      external_id?: string;
      reference?: string;
      include?: string[];
    };
    body: undefined;
    answer: ListOf<Identity>;
  };
  "identity.createAlias": {
    params: {
      user_uuid: string;
    };
    query: Record<never, never>;
    body: AliasChange;
    answer: {
      /** None, or one object that holds all. */
      aliases: Alias[];
    };
  };
  "identity.updateAliasWithDID": {
    params: {
      user_uuid: string;
      did: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: {
      /** None, or one object that holds all. */
      aliases: Alias[];
    };
  };
  "identity.login": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: {
      /** User name, or an e-mail address that only one identity has. */
      email: string;
      /** The password. */
      password: string;
    };
    answer: Me;
  };
  "identity.changePassword": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: {
      /** User name, or an e-mail address that only one identity has. */
      email: string;
      /** The old password. */
      old_data: string;
      /** The new password. */
      new_data: string;
    };
    answer: undefined;
  };
  "identity.generatePasswordToken": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: {
      /** Address to send the token to. */
      email: string;
    };
    answer: {
      resource_status?: string;
    };
  };
  "identity.validatePasswordToken": {
    params: {
      token: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: {
      /** Null when the token cannot be used. */
      email: string | null;
    };
  };
  "identity.resetPassword": {
    params: {
      token: string;
    };
    query: Record<never, never>;
    body: {
      /** The address that the token went to. */
      email: string;
      /** The password. */
      password: string;
    };
    answer: undefined;
  };
  "identity.listPasswordPolicies": {
    params: Record<never, never>;
    query: {
      include?: string[];
    };
    body: undefined;
    answer: ListOf<PasswordPolicy>;
  };
  "identity.getAccountPasswordPolicy": {
    params: {
      account_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: AccountPasswordPolicy;
  };
  "identity.updateAccountPasswordPolicy": {
    params: {
      account_uuid: string;
    };
    query: Record<never, never>;
    body: {
      /** UUID, lower case. */
      uuid: string;
    };
    answer: AccountPasswordPolicy;
  };
  "identity.deleteAccountPasswordPolicy": {
    params: {
      account_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "identity.getAccountMFAPolicy": {
    params: {
      account_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: AccountMfaPolicy;
  };
  "identity.updateAccountMFAPolicy": {
    params: {
      account_uuid: string;
    };
    query: Record<never, never>;
    body: {
      required: string[];
    };
    answer: AccountMfaPolicy;
  };
  "identity.getIdentityMFA": {
    params: {
      user_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
    };
    body: undefined;
    answer: ListOf<MfaSetting>;
  };
  "identity.updateIdentityMFA": {
    params: {
      user_uuid: string;
      type: string;
    };
    query: Record<never, never>;
    body: {
      /** Whether it is asked for at sign-in. */
      active: boolean;
      /** Address or number that codes go to. */
      source: string;
    };
    answer: MfaSetting;
  };
  "identity.deleteIdentityMFASMS": {
    params: {
      user_uuid: string;
      type: string;
    };
    query: {
      source?: string;
    };
    body: {
      /** Address or number that codes go to. */
      source?: string;
    } | undefined;
    answer: undefined;
  };
  "identity.initiateIdentityMFASetup": {
    params: {
      user_uuid: string;
    };
    query: Record<never, never>;
    body: {
      /** `EMAIL` or `SMS`, in any case. */
      type: string;
      /** Address or number that codes go to. */
      source: string;
    };
    answer: MfaSetup;
  };
  "identity.confirmIdentityMFASetup": {
    params: {
      user_uuid: string;
    };
    query: Record<never, never>;
    body: {
      /** The token that the set-up answered. */
      token: string;
      /** The code that was sent. */
      code: string;
    };
    answer: MfaSetting;
  };
  "oauth.requestToken": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: TokenRequest;
    answer: TokenResponse;
  };
  "oauth.introspectToken": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: TokenHint;
    answer: TokenIntrospection;
  };
  "oauth.revokeToken": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: TokenHint;
    answer: undefined;
  };
  "oauth.validateToken": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: TokenInQuestion;
    answer: undefined;
  };
  "oauth.invalidateToken": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: TokenInQuestion;
    answer: undefined;
  };
  "oauth.listClientTokens": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      token_type?: string;
      user_name?: string;
      username?: string;
      client_id?: string;
      user_uuid?: string;
      device_id?: string;
    };
    body: undefined;
    answer: ListOf<OauthToken>;
  };
  "oauth.createClientApp": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: OauthClientCreate;
    answer: OauthClientWithSecret;
  };
  "oauth.listOauthClients": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      name?: string;
      public_id?: string;
      app_user?: string;
      account_uuid?: string;
      status?: string;
    };
    body: undefined;
    answer: ListOf<OauthClient>;
  };
  "oauth.getOauthClient": {
    params: {
      client_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: OauthClient;
  };
  "oauth.deleteOauthClient": {
    params: {
      client_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "oauth.rotateClientSecret": {
    params: {
      client_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: OauthClientWithSecret;
  };
  "oauth.scopeClientApp": {
    params: {
      client_uuid: string;
    };
    query: Record<never, never>;
    body: OauthClientScopes;
    answer: undefined;
  };
  "oauth.assignPolicyToClientApp": {
    params: {
      client_uuid: string;
    };
    query: Record<never, never>;
    body: OauthClientPolicy;
    answer: undefined;
  };
  "oauth.listScopes": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
    };
    body: undefined;
    answer: ListOf<OauthScope>;
  };
  "oauth.listOauthPolicies": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
    };
    body: undefined;
    answer: ListOf<OauthPolicy>;
  };
  "oauth.authorize": {
    params: Record<never, never>;
    query: {
      response_type?: string;
      client_id?: string;
      redirect_uri?: string;
      scope?: string;
      state?: string;
      code_challenge?: string;
      code_challenge_method?: string;
    };
    body: undefined;
    answer: string;
  };
  "oauth.signIn": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: SignInForm;
    answer: string;
  };
  "oauth.getJwks": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: Jwks;
  };
  "oauth.getAuthorizationServerMetadata": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: AuthorizationServerMetadata;
  };
  "auth.createPermission": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: PermissionCreate;
    answer: PermissionEntry;
  };
  "auth.listPermissions": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      resource_type?: string;
      action?: string;
      name?: string;
      description?: string;
    };
    body: undefined;
    answer: ListOf<PermissionEntry>;
  };
  "auth.listPermissionRoles": {
    params: {
      permission_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      name?: string;
      description?: string;
      status?: string;
      type?: string;
      account_uuid?: string;
      permission_uuid?: string;
      resource_type?: string;
    };
    body: undefined;
    answer: ListOf<RoleSummary>;
  };
  "auth.createRole": {
    params: {
      account_uuid: string;
    };
    query: Record<never, never>;
    body: RoleCreate;
    answer: Role;
  };
  "auth.listRoles": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      name?: string;
      description?: string;
      status?: string;
      type?: string;
      account_uuid?: string;
      permission_uuid?: string;
      resource_type?: string;
    };
    body: undefined;
    answer: ListOf<RoleSummary>;
  };
  "auth.getRole": {
    params: {
      role_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: Role;
  };
  "auth.modifyRole": {
    params: {
      role_uuid: string;
    };
    query: Record<never, never>;
    body: RoleUpdate;
    answer: Role;
  };
  "auth.deleteRole": {
    params: {
      role_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: Role;
  };
  "auth.activateRole": {
    params: {
      role_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "auth.deactivateRole": {
    params: {
      role_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "auth.listRolesForUser": {
    params: {
      user_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      name?: string;
      description?: string;
      status?: string;
      type?: string;
      account_uuid?: string;
      permission_uuid?: string;
      resource_type?: string;
    };
    body: undefined;
    answer: ListOf<RoleSummary>;
  };
  "auth.listRolePermissions": {
    params: {
      role_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      resource_type?: string;
      action?: string;
      name?: string;
      description?: string;
    };
    body: undefined;
    answer: ListOf<PermissionEntry>;
  };
  "auth.listRoleUserGroups": {
    params: {
      role_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      name?: string;
      description?: string;
      type?: string;
      default?: boolean;
      status?: string;
      user_uuid?: string;
      member_uuid?: string;
      expand?: string[];
      member_limit?: number;
      members_limit?: number;
    };
    body: undefined;
    answer: ListOf<UserGroupItem>;
  };
  "auth.assignPermissionsToRole": {
    params: {
      role_uuid: string;
    };
    query: Record<never, never>;
    body: PermissionList;
    answer: undefined;
  };
  "auth.deletePermissionFromRole": {
    params: {
      role_uuid: string;
      permission_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "auth.createUserGroup": {
    params: {
      account_uuid: string;
    };
    query: Record<never, never>;
    body: UserGroupCreate;
    answer: UserGroup;
  };
  "auth.listUserGroups": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      name?: string;
      description?: string;
      type?: string;
      default?: boolean;
      status?: string;
      user_uuid?: string;
      member_uuid?: string;
      expand?: string[];
      member_limit?: number;
      members_limit?: number;
    };
    body: undefined;
    answer: ListOf<UserGroupItem>;
  };
  "auth.listAccountUserGroups": {
    params: {
      account_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      name?: string;
      description?: string;
      type?: string;
      default?: boolean;
      status?: string;
      user_uuid?: string;
      member_uuid?: string;
      expand?: string[];
      member_limit?: number;
      members_limit?: number;
    };
    body: undefined;
    answer: ListOf<UserGroupItem>;
  };
  "auth.getUserGroup": {
    params: {
      group_uuid: string;
    };
    query: {
      expand?: string[];
      member_limit?: number;
      members_limit?: number;
    };
    body: undefined;
    answer: UserGroupWithMembers;
  };
  "auth.modifyUserGroup": {
    params: {
      group_uuid: string;
    };
    query: Record<never, never>;
    body: UserGroupUpdate;
    answer: UserGroup;
  };
  "auth.deleteUserGroup": {
    params: {
      group_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: UserGroupSummary;
  };
  "auth.getUserGroupMembers": {
    params: {
      group_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      type?: string;
      name?: string;
      username?: string;
      status?: string;
    };
    body: undefined;
    answer: ListOf<UserGroupMember>;
  };
  "auth.addUsersToGroup": {
    params: {
      group_uuid: string;
    };
    query: Record<never, never>;
    body: UserList;
    answer: UserGroupSummary;
  };
  "auth.removeUsersFromGroup": {
    params: {
      group_uuid: string;
    };
    query: Record<never, never>;
    body: UserList;
    answer: UserGroupSummary;
  };
  "auth.assignRolesToUserGroup": {
    params: {
      group_uuid: string;
    };
    query: Record<never, never>;
    body: RoleList;
    answer: undefined;
  };
  "auth.deleteRoleFromUserGroup": {
    params: {
      group_uuid: string;
      role_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "auth.listUserGroupRoles": {
    params: {
      group_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      name?: string;
      description?: string;
      status?: string;
      type?: string;
      account_uuid?: string;
      permission_uuid?: string;
      resource_type?: string;
    };
    body: undefined;
    answer: ListOf<RoleSummary>;
  };
  "auth.assignScopedRoleToUserGroup": {
    params: {
      group_uuid: string;
    };
    query: Record<never, never>;
    body: ScopedRole;
    answer: UserGroupSummary;
  };
  "auth.authorizeUserByAccount": {
    params: {
      user_uuid: string;
    };
    query: Record<never, never>;
    body: AuthorizeRequest;
    answer: undefined;
  };
  "auth.listAccessByGroups": {
    params: {
      resource_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
    };
    body: undefined;
    answer: ListOf<GroupAccess>;
  };
  "auth.listAccessByPermissions": {
    params: {
      resource_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
    };
    body: undefined;
    answer: ListOf<PermissionAccess>;
  };
  "auth.createApplicationResourceGroup": {
    params: {
      application_uuid: string;
    };
    query: Record<never, never>;
    body: ResourceGroupCreate;
    answer: ResourceGroup;
  };
  "auth.getApplicationResourceGroups": {
    params: {
      application_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      name?: string;
      description?: string;
      type?: string;
      default?: boolean;
    };
    body: undefined;
    answer: ListOf<ResourceGroup>;
  };
  "auth.getApplicationDefaultUserGroups": {
    params: {
      application_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      name?: string;
      description?: string;
      type?: string;
      default?: boolean;
      status?: string;
      user_uuid?: string;
      member_uuid?: string;
      expand?: string[];
      member_limit?: number;
      members_limit?: number;
    };
    body: undefined;
    answer: ListOf<UserGroupItem>;
  };
  "auth.addResourcesToGroup": {
    params: {
      resource_group_uuid: string;
    };
    query: Record<never, never>;
    body: ResourceList;
    answer: ResourceGroup;
  };
  "auth.removeResourceFromGroup": {
    params: {
      resource_group_uuid: string;
    };
    query: Record<never, never>;
    body: ResourceList;
    answer: ResourceGroup;
  };
  "groups.deactivateGroup": {
    params: {
      group_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: UserGroupSummary;
  };
  "groups.reactivateGroup": {
    params: {
      group_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: UserGroupSummary;
  };
  "profiles.createUserProperty": {
    params: {
      user_uuid: string;
    };
    query: Record<never, never>;
    body: PropertyCreate;
    answer: Property;
  };
  "profiles.listUserProperties": {
    params: {
      user_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      name?: string;
      context?: string;
      context_uuid?: string;
    };
    body: undefined;
    answer: ListOf<Property>;
  };
  "profiles.updateProperty": {
    params: {
      property_uuid: string;
    };
    query: Record<never, never>;
    body: PropertyUpdate;
    answer: Property;
  };
  "profiles.deleteProperty": {
    params: {
      property_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "metadata.getMetadataSubsystems": {
    params: Record<never, never>;
    query: {
      subsystems?: string[];
    };
    body: undefined;
    answer: ListOf<Subsystem>;
  };
  "messaging.getConversation": {
    params: {
      user_uuid: string;
    };
    query: Record<never, never>;
    body: ConversationOpen;
    answer: Conversation;
  };
  "messaging.retrieveConversation": {
    params: {
      conversation_uuid: string;
    };
    query: {
      status?: string;
      expand?: string[];
      "messages.limit"?: number;
      "messages.sort"?: string;
    };
    body: undefined;
    answer: Conversation;
  };
  "messaging.retrieveConversations": {
    params: {
      user_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      snooze?: boolean;
      archived?: string;
      status?: string;
      phone_number?: string;
      name?: string;
      expand?: string[];
      "messages.limit"?: number;
      "messages.sort"?: string;
    };
    body: undefined;
    answer: ListOf<Conversation>;
  };
  "messaging.snoozeUnsnoozeConversation": {
    params: {
      conversation_uuid: string;
    };
    query: Record<never, never>;
    body: ConversationUpdate;
    answer: Conversation;
  };
  "messaging.archiveUnarchiveConversation": {
    params: {
      conversation_uuid: string;
    };
    query: Record<never, never>;
    body: {
      /** Whether it is to be in the archive. */
      archived: boolean;
    };
    answer: undefined;
  };
  "messaging.deleteConversation": {
    params: {
      conversation_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "messaging.deleteMultipleConversations": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: {
      /** UUIDs, or objects with one. What is not there is skipped. */
      conversations: (string | ConversationRef)[];
    };
    answer: undefined;
  };
  "messaging.retrieveMessages": {
    params: {
      conversation_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
    };
    body: undefined;
    answer: ListOf<Message>;
  };
  "messaging.sendMessage": {
    params: {
      user_uuid: string;
    };
    query: Record<never, never>;
    body: MessageCreate;
    answer: Message;
  };
  "messaging.markAllConversationMessagesRead": {
    params: {
      conversation_uuid: string;
    };
    query: Record<never, never>;
    body: {
      /** Tags that begin with `@` are reserved, except `@read`. */
      tags: string[];
    };
    answer: Conversation;
  };
  "messaging.deleteMessage": {
    params: {
      message_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "messaging.deleteMultipleMessages": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: {
      /** UUIDs. Those that are not there, or of others, are skipped. */
      messages: string[];
    };
    answer: undefined;
  };
  "messaging.sendSimpleSMS": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: SimpleSmsCreate;
    answer: SimpleSms;
  };
  "messaging.retrieveMessage": {
    params: {
      message_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: Text;
  };
  "messaging.cancelMessage": {
    params: {
      message_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: Text;
  };
  "messaging.listPhoneMessages": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      phone?: string;
      number?: string;
    };
    body: undefined;
    answer: ListOf<PhoneMessage>;
  };
  "messaging.sendPhoneMessage": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: PhoneMessageCreate;
    answer: PhoneMessage;
  };
  "numbers.getAvailableStates": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: ListOf<string>;
  };
  "numbers.getAvailableRateCenters": {
    params: {
      state: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: ListOf<string>;
  };
  "numbers.getAvailableAreaCodes": {
    params: {
      state: string;
      rate_center: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: ListOf<string>;
  };
  "numbers.listAvailableNumbers": {
    params: Record<never, never>;
    query: {
      qty?: number;
      tier?: number;
      npa?: string;
      ratecenter?: string;
      network?: string;
      state?: string;
    };
    body: undefined;
    answer: ListOf<string>;
  };
  "numbers.provisionNumbers": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: NumbersProvision;
    answer: ProvisionResult;
  };
  "numbers.deprovisionNumbers": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: NumbersDeprovision;
    answer: DeprovisionResult;
  };
  "numbers.provisionNumbersHelp": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: NumbersHelpUpdate;
    answer: NumbersHelp;
  };
  "numbers.provisionNumbersReference": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: NumbersReferenceUpdate;
    answer: NumbersReference;
  };
  "numbers.getNumberDetails": {
    params: {
      number: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: ProvisionedNumber;
  };
  "numbers.getProvisionedNumbersByUser": {
    params: {
      user_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      provider?: string;
      reference_id?: string;
      campaign_id?: string;
      user_uuid?: string;
      is_campaign?: boolean;
    };
    body: undefined;
    answer: ListOf<ProvisionedNumber>;
  };
  "numbers.getProvisionedNumbersByAccount": {
    params: {
      account_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      provider?: string;
      reference_id?: string;
      campaign_id?: string;
      user_uuid?: string;
      is_campaign?: boolean;
    };
    body: undefined;
    answer: ListOf<ProvisionedNumber>;
  };
  "numbers.getProvisionedNumbersByAccountAndOption": {
    params: {
      account_uuid: string;
      option: "assigned" | "unassigned" | "campaign" | "available";
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      provider?: string;
      reference_id?: string;
      campaign_id?: string;
      user_uuid?: string;
      is_campaign?: boolean;
    };
    body: undefined;
    answer: ListOf<ProvisionedNumber>;
  };
  "campaigns.getEnumerations": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: CampaignEnumerations;
  };
  "campaigns.createBrand": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: BrandCreate;
    answer: Brand;
  };
  "campaigns.getBrand": {
    params: {
      account_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: Brand;
  };
  "campaigns.deleteBrand": {
    params: {
      account_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: CampaignDeleted;
  };
  "campaigns.getBrandUseCases": {
    params: {
      account_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: CampaignUsecaseOption[];
  };
  "campaigns.listCampaigns": {
    params: {
      account_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      status?: string;
      usecase_id?: string;
    };
    body: undefined;
    answer: ListOf<Campaign>;
  };
  "campaigns.getCampaign": {
    params: {
      account_uuid: string;
      campaign_id: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: Campaign;
  };
  "campaigns.createCampaign": {
    params: {
      account_uuid: string;
    };
    query: Record<never, never>;
    body: CampaignCreate;
    answer: Campaign;
  };
  "campaigns.updateCampaign": {
    params: {
      account_uuid: string;
      campaign_id: string;
    };
    query: Record<never, never>;
    body: CampaignUpdate;
    answer: Campaign;
  };
  "campaigns.deleteCampaign": {
    params: {
      account_uuid: string;
      campaign_id: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: CampaignDeleted;
  };
  "campaigns.assignToSMSCampaign": {
    params: {
      account_uuid: string;
      campaign_id: string;
    };
    query: Record<never, never>;
    body: CampaignNumbers;
    answer: Campaign;
  };
  "campaigns.removeFromSMSCampaign": {
    params: {
      account_uuid: string;
      campaign_id: string;
    };
    query: Record<never, never>;
    body: CampaignNumbers;
    answer: Campaign;
  };
  "contacts.createUserContact": {
    params: {
      user_uuid: string;
    };
    query: Record<never, never>;
    body: ContactInput;
    answer: Contact;
  };
  "contacts.getContact": {
    params: {
      contact_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: Contact;
  };
  "contacts.listContacts": {
    params: {
      user_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      search?: string;
      name?: string;
      number?: string;
      email?: string;
      tag?: string;
      company?: string;
    };
    body: undefined;
    answer: ListOf<Contact>;
  };
  "contacts.updateContact": {
    params: {
      contact_uuid: string;
    };
    query: Record<never, never>;
    body: ContactInput;
    answer: Contact;
  };
  "contacts.deleteContact": {
    params: {
      contact_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "contacts.exportContactsAsCsv": {
    params: {
      user_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: string;
  };
  "contacts.exportContactsAsVcard": {
    params: {
      user_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: string;
  };
  "contacts.importContactsCsv": {
    params: {
      user_uuid: string;
    };
    query: Record<never, never>;
    body: ContactsCsv;
    answer: ContactImport;
  };
  "contacts.importContactsVcard": {
    params: {
      user_uuid: string;
    };
    query: Record<never, never>;
    body: ContactsVcard;
    answer: ContactImport;
  };
  "contacts.mergeContacts": {
    params: {
      user_uuid: string;
    };
    query: Record<never, never>;
    body: ContactMergeRequest;
    answer: ContactMerge;
  };
  "voice.getExtensionsByAccount": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      account_uuid?: string;
      account_type?: string;
      include?: string[];
      user_uuid?: string;
      extension?: string;
      type?: string;
      status?: string;
    };
    body: undefined;
    answer: ListOf<VoiceExtension>;
  };
  "voice.replaceExtensions": {
    params: {
      account_uuid: string;
    };
    query: Record<never, never>;
    body: VoiceDirectory;
    answer: DirectoryChanges;
  };
  "dbsip.getAccountDestinations": {
    params: {
      account_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      type?: string;
      number?: string;
      extension?: string;
      user_uuid?: string;
      name?: string;
      active?: boolean;
    };
    body: undefined;
    answer: ListOf<SipDestination>;
  };
  "dbsip.getDestinationById": {
    params: {
      destination_id: number | string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: SipDestination;
  };
  "dbsip.replaceDestinations": {
    params: {
      account_uuid: string;
    };
    query: Record<never, never>;
    body: SipDirectory;
    answer: DirectoryChanges;
  };
  "chat.createChannel": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: ChatChannelCreate;
    answer: ChatChannel;
  };
  "chat.listChannels": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      account_uuid?: string;
      name?: string;
      status?: string;
      type?: string;
      owner_uuid?: string;
      group_uuid?: string;
      parent_uuid?: string;
    };
    body: undefined;
    answer: ListOf<ChatChannel>;
  };
  "chat.getChannel": {
    params: {
      channel_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: ChatChannel;
  };
  "chat.deleteChannel": {
    params: {
      channel_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: ChatChannel;
  };
  "chat.updateChannelInfo": {
    params: {
      channel_uuid: string;
    };
    query: Record<never, never>;
    body: ChatChannelUpdate;
    answer: ChatChannel;
  };
  "chat.updateChannelMeta": {
    params: {
      channel_uuid: string;
    };
    query: Record<never, never>;
    body: Record<string, unknown>;
    answer: ChatChannel;
  };
  "chat.getChannelMembers": {
    params: {
      channel_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
    };
    body: undefined;
    answer: ListOf<ChatMember>;
  };
  "chat.addMember": {
    params: {
      channel_uuid: string;
    };
    query: Record<never, never>;
    body: ChatMemberAdd;
    answer: ChatMember;
  };
  "chat.deleteMember": {
    params: {
      channel_uuid: string;
      member_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: ChatMember;
  };
  "chat.getMessages": {
    params: {
      channel_uuid: string;
    };
    query: {
      max?: number;
    };
    body: undefined;
    answer: ListOf<ChatMessage>;
  };
  "chat.sendMessage": {
    params: {
      channel_uuid: string;
    };
    query: Record<never, never>;
    body: ChatMessageCreate;
    answer: ChatMessage;
  };
  "email.sendEmail": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: EmailMessage;
    answer: EmailReceipt;
  };
  "mobile.getUserRegistrations": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      user_uuid?: string;
      application?: string;
      platform?: string;
      device_id?: string;
    };
    body: undefined;
    answer: ListOf<PushRegistration>;
  };
  "mobile.registerPushToken": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: PushRegistrationCreate;
    answer: PushRegistration;
  };
  "mobile.unregisterPushToken": {
    params: {
      push_token: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "mobile.sendPushNotification": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: PushNotificationCreate;
    answer: PushNotification;
  };
  "media.getGlobalMedia": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      start_datetime?: string;
      end_datetime?: string;
      include_deleted?: boolean;
      file_category?: string;
      file_dategory?: string;
      filter?: string;
      include_thumbnails?: boolean;
    };
    body: undefined;
    answer: ListOf<MediaFile>;
  };
  "media.listUserMedia": {
    params: {
      user_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      start_datetime?: string;
      end_datetime?: string;
      include_deleted?: boolean;
      file_category?: string;
      file_dategory?: string;
      filter?: string;
      include_thumbnails?: boolean;
    };
    body: undefined;
    answer: ListOf<MediaFile>;
  };
  "media.getMediaFileUrl": {
    params: {
      file_id: string;
    };
    query: {
      content_url?: boolean;
      expiry_timestamp?: number;
    };
    body: undefined;
    answer: MediaFile;
  };
  "media.uploadFile": {
    params: {
      user_uuid: string;
    };
    query: Record<never, never>;
    body: MediaUpload;
    answer: MediaFile;
  };
  "media.uploadGlobalMediaFile": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: MediaUpload;
    answer: MediaFile;
  };
  "media.shareMedia": {
    params: {
      file_id: string;
    };
    query: Record<never, never>;
    body: MediaShare;
    answer: MediaFile;
  };
  "media.unshareMedia": {
    params: {
      file_id: string;
      user_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "media.deleteMedia": {
    params: {
      file_id: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "shorturls.listShortUrls": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      user_uuid?: string;
      account_uuid?: string;
      short_code?: string;
      short_domain?: string;
      mode?: string;
      status?: string;
    };
    body: undefined;
    answer: ListOf<ShortUrl>;
  };
  "shorturls.createShortUrl": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: ShortUrlCreate;
    answer: ShortUrl;
  };
  "shorturls.deleteShortCode": {
    params: {
      short_code: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "objects.createDataObject": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: DataObjectCreate;
    answer: DataObject;
  };
  "objects.createUserDataObject": {
    params: {
      user_uuid: string;
    };
    query: Record<never, never>;
    body: DataObjectCreate;
    answer: DataObject;
  };
  "objects.createAccountDataObject": {
    params: {
      account_uuid: string;
    };
    query: Record<never, never>;
    body: DataObjectCreate;
    answer: DataObject;
  };
  "objects.getDataObject": {
    params: {
      object_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: DataObject;
  };
  "objects.getByType": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      type?: string;
      name?: string;
      description?: string;
      content_type?: string;
      load_content?: boolean;
    };
    body: undefined;
    answer: ListOf<DataObject>;
  };
  "objects.getDataObjects": {
    params: {
      user_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      type?: string;
      name?: string;
      description?: string;
      content_type?: string;
      load_content?: boolean;
    };
    body: undefined;
    answer: ListOf<DataObject>;
  };
  "objects.updateDataObject": {
    params: {
      object_uuid: string;
    };
    query: Record<never, never>;
    body: DataObjectUpdate;
    answer: DataObject;
  };
  "objects.deleteDataObject": {
    params: {
      object_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "resources.registerAccountTemplate": {
    params: {
      account_uuid: string;
    };
    query: Record<never, never>;
    body: ResourceTemplateCreate;
    answer: ResourceTemplate;
  };
  "resources.registerUserTemplate": {
    params: {
      user_uuid: string;
    };
    query: Record<never, never>;
    body: ResourceTemplateCreate;
    answer: ResourceTemplate;
  };
  "resources.createInstance": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: ResourceInstanceCreate;
    answer: ResourceInstance;
  };
  "resources.listResources": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      type?: string;
      account_uuid?: string;
      template_uuid?: string;
      name?: string;
      include?: string[];
    };
    body: undefined;
    answer: ListOf<ResourceInstance>;
  };
  "resources.getResourceInstanceByUUID": {
    params: {
      instance_uuid: string;
    };
    query: {
      "rows.offset"?: number;
      "rows.limit"?: number;
      "rows.sort"?: string;
      include?: string[];
      expand?: string[];
      reference_filter?: string[];
    };
    body: undefined;
    answer: ResourceInstance;
  };
  "resources.searchResourceInstance": {
    params: {
      instance_uuid: string;
    };
    query: {
      "rows.offset"?: number;
      "rows.limit"?: number;
      "rows.sort"?: string;
    };
    body: ResourceSearch;
    answer: ResourceInstance;
  };
  "resources.addRowToInstance": {
    params: {
      instance_uuid: string;
    };
    query: Record<never, never>;
    body: ResourceRowCreate;
    answer: ResourceRow;
  };
  "resources.getResourceInstanceRow": {
    params: {
      instance_uuid: string;
      row_id: string;
    };
    query: {
      include?: string[];
    };
    body: undefined;
    answer: ResourceRow;
  };
  "resources.updateResourceInstanceRow": {
    params: {
      instance_uuid: string;
      row_id: string;
    };
    query: Record<never, never>;
    body: ResourceRowUpdate;
    answer: ResourceRow;
  };
  "resources.deleteResourceInstanceRow": {
    params: {
      instance_uuid: string;
      row_id: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "resources.addRelationshipsToRow": {
    params: {
      row_id: string;
    };
    query: Record<never, never>;
    body: string[];
    answer: ResourceRow;
  };
  "resources.removeRelationshipsFromRow": {
    params: {
      row_id: string;
    };
    query: Record<never, never>;
    body: string[];
    answer: ResourceRow;
  };
  "forms.createFormTemplate": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: FormTemplateCreate;
    answer: FormTemplate;
  };
  "forms.getFormTemplate": {
    params: {
      template_uuid: string;
    };
    query: {
      include?: string[];
    };
    body: undefined;
    answer: FormTemplate;
  };
  "forms.listFormTemplates": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      account_uuid?: string;
      name?: string;
    };
    body: undefined;
    answer: ListOf<FormTemplate>;
  };
  "forms.updateFormTemplate": {
    params: {
      template_uuid: string;
    };
    query: Record<never, never>;
    body: FormTemplateUpdate;
    answer: FormTemplate;
  };
  "forms.deleteFormTemplate": {
    params: {
      template_uuid: string;
    };
    query: {
      force?: boolean;
    };
    body: undefined;
    answer: FormTemplate;
  };
  "forms.createFormInstance": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: FormInstanceCreate;
    answer: FormInstance;
  };
  "forms.getFormInstance": {
    params: {
      form_uuid: string;
    };
    query: {
      include?: string[];
    };
    body: undefined;
    answer: FormInstance;
  };
  "forms.listUserForms": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      account_uuid?: string;
      status?: string;
      template_uuid?: string;
      application_uuid?: string;
      name?: string;
      user_uuid?: string;
    };
    body: undefined;
    answer: ListOf<FormInstance>;
  };
  "forms.deleteFormInstance": {
    params: {
      form_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: FormInstance;
  };
  "forms.createFormSubmission": {
    params: {
      form_uuid: string;
    };
    query: Record<never, never>;
    body: FormSubmissionCreate;
    answer: FormSubmission;
  };
  "forms.listUserFormSubmissions": {
    params: {
      form_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      account_uuid?: string;
      status?: string;
      user_uuid?: string;
      start_datetime?: string;
      end_datetime?: string;
    };
    body: undefined;
    answer: ListOf<FormSubmission>;
  };
  "pubsub.addSubscription": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: SubscriptionCreate;
    answer: SubscriptionCreated;
  };
  "pubsub.getSubscription": {
    params: {
      subscription_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: Subscription;
  };
  "pubsub.listSubscriptions": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      user_uuid?: string;
      account_uuid?: string;
      suspended?: boolean;
    };
    body: undefined;
    answer: ListOf<Subscription>;
  };
  "pubsub.updateSubscription": {
    params: {
      subscription_uuid: string;
    };
    query: Record<never, never>;
    body: SubscriptionUpdate;
    answer: Subscription;
  };
  "pubsub.deleteSubscription": {
    params: {
      subscription_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "pubsub.createCustomApplication": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: CustomApplicationCreate;
    answer: CustomApplication;
  };
  "pubsub.getCustomApplication": {
    params: {
      app_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: CustomApplication;
  };
  "pubsub.listCustomApplications": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
    };
    body: undefined;
    answer: ListOf<CustomApplication>;
  };
  "pubsub.deleteCustomApplication": {
    params: {
      app_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "pubsub.broadcastCustomApplication": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: CustomBroadcast;
    answer: CustomBroadcastAccepted;
  };
  "pubsub.addCustomEventSubscription": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: CustomSubscriptionCreate;
    answer: CustomSubscriptionCreated;
  };
  "pubsub.getCustomSubscription": {
    params: {
      custom_subscription_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: CustomSubscription;
  };
  "pubsub.listCustomSubscriptions": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      user_uuid?: string;
      account_uuid?: string;
      suspended?: boolean;
      app_uuid?: string;
      appUUID?: string;
    };
    body: undefined;
    answer: ListOf<CustomSubscription>;
  };
  "pubsub.updateCustomSubscription": {
    params: {
      custom_subscription_uuid: string;
    };
    query: Record<never, never>;
    body: CustomSubscriptionUpdate;
    answer: CustomSubscription;
  };
  "pubsub.deleteCustomSubscription": {
    params: {
      custom_subscription_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "pubsub.getSubscriptionHealth": {
    params: {
      subscription_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: SubscriptionHealth;
  };
  "pubsub.sendTestEvent": {
    params: {
      subscription_uuid: string;
    };
    query: Record<never, never>;
    body: TestEvent | undefined;
    answer: Delivery;
  };
  "pubsub.listDeliveries": {
    params: {
      subscription_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      status?: "pending" | "delivered" | "failed" | "dropped" | "cancelled";
      type?: string;
      since?: string;
      until?: string;
    };
    body: undefined;
    answer: ListOf<Delivery>;
  };
  "pubsub.getDelivery": {
    params: {
      subscription_uuid: string;
      delivery_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: DeliveryDetails;
  };
  "pubsub.replayDelivery": {
    params: {
      subscription_uuid: string;
      delivery_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: Delivery;
  };
  "pubsub.replayDeliveries": {
    params: {
      subscription_uuid: string;
    };
    query: Record<never, never>;
    body: DeliveryReplay;
    answer: DeliveriesReplayed;
  };
  "pubsub.listCatalog": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      service?: string;
    };
    body: undefined;
    answer: ListOf<CatalogEntry>;
  };
  "scheduler.scheduleEvent": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: SchedulerEventInput;
    answer: SchedulerEvent;
  };
  "scheduler.listEvents": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      user_uuid?: string;
      status?: string;
      type?: string;
      title?: string;
      trigger_type?: string;
      start_datetime?: string;
      end_datetime?: string;
    };
    body: undefined;
    answer: ListOf<SchedulerEvent>;
  };
  "scheduler.listEventsHistory": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      event_uuid?: string;
      user_uuid?: string;
      status?: string;
      type?: string;
      title?: string;
      trigger_type?: string;
      start_datetime?: string;
      end_datetime?: string;
    };
    body: undefined;
    answer: ListOf<SchedulerHistoryItem>;
  };
  "scheduler.getEvent": {
    params: {
      event_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: SchedulerEvent;
  };
  "scheduler.getNextEventInfo": {
    params: {
      event_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: SchedulerNextInfo;
  };
  "scheduler.previewFrequency": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: SchedulerPreviewInput;
    answer: SchedulerPreview;
  };
  "scheduler.previewEvent": {
    params: {
      event_uuid: string;
    };
    query: {
      count?: number;
    };
    body: undefined;
    answer: SchedulerPreview;
  };
  "scheduler.pauseEvent": {
    params: {
      event_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: SchedulerEvent;
  };
  "scheduler.resumeEvent": {
    params: {
      event_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: SchedulerEvent;
  };
  "scheduler.updateEvent": {
    params: {
      event_uuid: string;
    };
    query: Record<never, never>;
    body: SchedulerEventInput;
    answer: SchedulerEvent;
  };
  "scheduler.deleteEvent": {
    params: {
      event_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "lambda.listLambdas": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      skip?: number;
    };
    body: undefined;
    answer: ListOf<LambdaFunction>;
  };
  "lambda.invokeLambda": {
    params: {
      name: string;
    };
    query: Record<never, never>;
    body: Record<string, unknown> | undefined;
    answer: LambdaResult;
  };
  "lambda.getLambda": {
    params: {
      name: string;
    };
    query: {
      account_uuid?: string;
    };
    body: undefined;
    answer: LambdaDetails;
  };
  "lambda.deployLambda": {
    params: {
      name: string;
    };
    query: {
      account_uuid?: string;
    };
    body: LambdaDeployment;
    answer: LambdaDetails;
  };
  "lambda.deleteLambda": {
    params: {
      name: string;
    };
    query: {
      account_uuid?: string;
    };
    body: undefined;
    answer: undefined;
  };
  "lambda.listLambdaVersions": {
    params: {
      name: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      account_uuid?: string;
    };
    body: undefined;
    answer: ListOf<LambdaVersion>;
  };
  "lambda.getLambdaVersion": {
    params: {
      name: string;
      version: string;
    };
    query: {
      account_uuid?: string;
    };
    body: undefined;
    answer: LambdaCode;
  };
  "lambda.rollbackLambda": {
    params: {
      name: string;
    };
    query: {
      account_uuid?: string;
    };
    body: {
      /** Number of the version. */
      version: string;
    };
    answer: LambdaDetails;
  };
  "lambda.listLambdaInvocations": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      account_uuid?: string;
      name?: string;
      status?: string;
      after?: string;
    };
    body: undefined;
    answer: ListOf<LambdaInvocation>;
  };
  "lambda.getLambdaInvocation": {
    params: {
      invocation_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: LambdaInvocation;
  };
  "workflow.createWorkflowTemplate": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: WorkflowTemplateInput;
    answer: WorkflowTemplate;
  };
  "workflow.modifyWorkflowTemplate": {
    params: {
      template_uuid: string;
    };
    query: Record<never, never>;
    body: WorkflowTemplateInput;
    answer: WorkflowTemplate;
  };
  "workflow.getWorkflowTemplate": {
    params: {
      template_uuid: string;
    };
    query: {
      expand?: string[];
    };
    body: undefined;
    answer: WorkflowTemplate;
  };
  "workflow.getWorkflowTemplateVersion": {
    params: {
      template_uuid: string;
      version: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: WorkflowTemplate;
  };
  "workflow.listWorkflowTemplates": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      name?: string;
      type?: string;
      status?: string;
      show_versions?: boolean;
    };
    body: undefined;
    answer: ListOf<WorkflowTemplate>;
  };
  "workflow.deleteWorkflowTemplate": {
    params: {
      template_uuid: string;
      version: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "workflow.deleteWorkflowTemplateVersions": {
    params: {
      template_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "workflow.startWorkflow": {
    params: {
      template_uuid: string;
    };
    query: Record<never, never>;
    body: WorkflowStart;
    answer: WorkflowInstance;
  };
  "workflow.execWorkflow": {
    params: {
      template_uuid: string;
    };
    query: Record<never, never>;
    body: WorkflowExec;
    answer: unknown;
  };
  "workflow.listRunningWorkflows": {
    params: {
      template_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      version?: string;
    };
    body: undefined;
    answer: ListOf<WorkflowInstance>;
  };
  "workflow.getRunningWorkflow": {
    params: {
      template_uuid: string;
      instance_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: WorkflowRunningInstance;
  };
  "workflow.cancelWorkflow": {
    params: {
      template_uuid: string;
      instance_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "workflow.restartWorkflow": {
    params: {
      template_uuid: string;
      instance_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: WorkflowInstance;
  };
  "workflow.getWfInstanceHistory": {
    params: {
      instance_uuid: string;
    };
    query: {
      show_workflow_vars?: boolean;
      show_incoming_data?: boolean;
      show_transition_results?: boolean;
    };
    body: undefined;
    answer: WorkflowHistory;
  };
  "workflow.getWfInstanceWorkflowVars": {
    params: {
      instance_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: WorkflowHistoryVars;
  };
  "workflow.getWfInstanceIncomingData": {
    params: {
      instance_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: WorkflowHistoryIncomingData;
  };
  "workflow.getWfInstanceResults": {
    params: {
      instance_uuid: string;
      transition_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: WorkflowHistoryResults;
  };
  "workflow.getWfTemplateHistory": {
    params: Record<never, never>;
    query: {
      template_uuid?: string;
      offset?: number;
      limit?: number;
      sort?: string;
      version?: string;
      start_datetime?: string;
      end_datetime?: string;
      result_type?: string;
      group_uuid?: string;
      short?: boolean;
      search?: string;
    };
    body: undefined;
    answer: ListOf<WorkflowHistory>;
  };
  "workflow.listWorkflowGroups": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      template_uuid?: string;
      start_datetime?: string;
      end_datetime?: string;
    };
    body: undefined;
    answer: ListOf<WorkflowGroupSummary>;
  };
  "workflow.getWorkflowGroup": {
    params: {
      run_group_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: WorkflowGroup;
  };
  "workflow.getWorkflowGroupFiltered": {
    params: {
      run_group_uuid: string;
    };
    query: {
      show_master?: boolean;
      show_children?: boolean;
      show_data?: boolean;
    };
    body: undefined;
    answer: WorkflowGroupParts;
  };
  "workflow.getWorkflowGroupMaster": {
    params: {
      run_group_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: WorkflowGroupMember;
  };
  "workflow.getWorkflowGroupData": {
    params: {
      run_group_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: WorkflowGroupData;
  };
  "workflow.getWorkflowGroupChildren": {
    params: {
      run_group_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: WorkflowGroupMember[];
  };
  "workflow.getWorkflowGroupChild": {
    params: {
      run_group_uuid: string;
      instance_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: WorkflowGroupMember;
  };
  "workflow.updateWorkflowGroup": {
    params: {
      run_group_uuid: string;
    };
    query: Record<never, never>;
    body: WorkflowGroupUpdate;
    answer: WorkflowGroup;
  };
  "workflow.startWorkflowByWebhook": {
    params: {
      token: string;
    };
    query: Record<never, never>;
    body: unknown | undefined;
    answer: {
      status: "accepted";
    };
  };
  "workflow.answerWorkflow": {
    params: {
      token: string;
    };
    query: Record<never, never>;
    body: unknown | undefined;
    answer: {
      status: "accepted";
    };
  };
  "entitlements.getProducts": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      application_uuid?: string;
      type?: string;
      active?: boolean;
      name?: string;
    };
    body: undefined;
    answer: ListOf<Product>;
  };
  "entitlements.getProduct": {
    params: {
      product_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: Product;
  };
  "entitlements.updateProduct": {
    params: {
      product_uuid: string;
    };
    query: Record<never, never>;
    body: ProductUpdate;
    answer: Product;
  };
  "entitlements.getUserEntitlements": {
    params: {
      user_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      account_uuid?: string;
      product_uuid?: string;
      product_type?: string;
      status?: string;
      include?: string[];
    };
    body: undefined;
    answer: ListOf<Entitlement>;
  };
  "entitlements.listAccountEntitlements": {
    params: {
      account_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      user_uuid?: string;
      product_uuid?: string;
      product_type?: string;
      status?: string;
      include?: string[];
    };
    body: undefined;
    answer: ListOf<Entitlement>;
  };
  "entitlements.bulkUserEntitlement": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: EntitlementCreate[];
    answer: EntitlementBatch;
  };
  "entitlements.bulkDeleteEntitlement": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: string[];
    answer: EntitlementsDeleted;
  };
  "entitlements.activateUserEntitlement": {
    params: {
      user_uuid: string;
      entitlement_uuid: string;
    };
    query: Record<never, never>;
    body: Record<string, unknown> | undefined;
    answer: Entitlement;
  };
  "entitlements.listAccountDisabledProducts": {
    params: {
      account_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      product_uuid?: string;
    };
    body: undefined;
    answer: ListOf<DisabledProduct>;
  };
  "entitlements.disableAccountProduct": {
    params: {
      account_uuid: string;
    };
    query: Record<never, never>;
    body: ProductDisable;
    answer: DisabledProduct;
  };
  "entitlements.enableAccountProduct": {
    params: {
      account_uuid: string;
      product_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: ProductEnabled;
  };
  "entitlements.listAccountDisabledProductTypes": {
    params: {
      account_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      name?: string;
    };
    body: undefined;
    answer: ListOf<DisabledProductType>;
  };
  "entitlements.disableAccountProductType": {
    params: {
      account_uuid: string;
    };
    query: Record<never, never>;
    body: ProductTypeDisable;
    answer: DisabledProductType;
  };
  "entitlements.enableAccountProductType": {
    params: {
      account_uuid: string;
      product_type: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: ProductEnabled;
  };
  "providers.listAvailableProviders": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      type?: string;
      "policy.type"?: string;
      name?: string;
    };
    body: undefined;
    answer: ListOf<Provider>;
  };
  "providers.listUsersProviders": {
    params: {
      user_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      "policy.type"?: string;
    };
    body: undefined;
    answer: ListOf<Provider>;
  };
  "providers.listUserProviderConnections": {
    params: {
      user_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      policy_uuid?: string;
      provider_uuid?: string;
      user_name?: string;
    };
    body: undefined;
    answer: ListOf<ProviderConnection>;
  };
  "providers.getProviderUserProfiles": {
    params: {
      user_uuid: string;
    };
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
    };
    body: undefined;
    answer: ListOf<ProviderUserProfile>;
  };
  "providers.getProviderToken": {
    params: {
      provider_uuid: string;
    };
    query: {
      policy_uuid?: string;
      authorize?: boolean;
      redirect_url?: string;
      redirect_uri?: string;
    };
    body: undefined;
    answer: ProviderToken;
  };
  "providers.getProviderTokenByConnection": {
    params: {
      connection_uuid: string;
    };
    query: {
      authorize?: boolean;
    };
    body: undefined;
    answer: ProviderToken;
  };
  "providers.authorizeProvider": {
    params: {
      provider_uuid: string;
    };
    query: {
      client_id?: string;
      redirect_url?: string;
      redirect_uri?: string;
      user_uuid?: string;
      policy_uuid?: string;
    };
    body: undefined;
    answer: string;
  };
  "activity.recordActivity": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: ActivityCreate;
    answer: Activity;
  };
  "activity.listActivities": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      activity_type?: string;
      activity_subtype?: string;
      owner_uuid?: string;
      account_uuid?: string;
      start_time?: string;
      end_time?: string;
      include?: string[];
    };
    body: undefined;
    answer: ListOf<Activity>;
  };
  "activity.registerType": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: ActivityTypeCreate;
    answer: ActivityType;
  };
  "activity.listRegisteredTypes": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      include?: string[];
    };
    body: undefined;
    answer: ListOf<ActivityType>;
  };
  "activity.registerSubType": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: ActivitySubtypeCreate;
    answer: ActivitySubtype;
  };
  "activity.listRegisteredSubTypes": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
      include?: string[];
    };
    body: undefined;
    answer: ListOf<ActivitySubtype>;
  };
  "activity.createReportTemplate": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: ReportTemplateInput;
    answer: ReportTemplate;
  };
  "activity.listReportTemplates": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
    };
    body: undefined;
    answer: ListOf<ReportTemplate>;
  };
  "activity.updateReportTemplate": {
    params: {
      template_uuid: string;
    };
    query: Record<never, never>;
    body: ReportTemplateInput;
    answer: ReportTemplate;
  };
  "activity.deleteReportTemplate": {
    params: {
      template_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: undefined;
  };
  "activity.runReport": {
    params: {
      template_uuid: string;
    };
    query: {
      owner_uuid?: string;
      account_uuid?: string;
    };
    body: ReportParameters;
    answer: ReportRun;
  };
  "activity.getReport": {
    params: Record<never, never>;
    query: {
      report_uuid?: string;
      template_uuid?: string;
    };
    body: undefined;
    answer: ActivityReport | undefined;
  };
  "usage.createEvent": {
    params: Record<never, never>;
    query: Record<never, never>;
    body: UsageEventCreate;
    answer: UsageEvent;
  };
  "usage.getAccountBillingCycle": {
    params: {
      account_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: BillingCycle;
  };
  "usage.listUsageTemplates": {
    params: Record<never, never>;
    query: {
      offset?: number;
      limit?: number;
      sort?: string;
    };
    body: undefined;
    answer: ListOf<UsageTemplate>;
  };
  "usage.getUsageTemplate": {
    params: {
      template_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: UsageTemplate;
  };
  "usage.runUsageReport": {
    params: {
      template_uuid: string;
    };
    query: Record<never, never>;
    body: UsageReportRun;
    answer: UsageReport;
  };
  "usage.getUsageReport": {
    params: {
      report_uuid: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: UsageReport;
  };
}
