// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** The namespaces of the services in the table. */
import type * as types from "../../resources/types.ts";
import * as accounts from "./accounts.ts";
import * as accountsByHand from "../accounts.ts";
import * as activity from "./activity.ts";
import * as activityByHand from "../activity.ts";
import * as auth from "./auth.ts";
import * as authByHand from "../auth.ts";
import * as campaigns from "./campaigns.ts";
import * as chat from "./chat.ts";
import * as chatByHand from "../chat.ts";
import * as contacts from "./contacts.ts";
import * as contactsByHand from "../contacts.ts";
import * as dbsip from "./dbsip.ts";
import * as dbsipByHand from "../dbsip.ts";
import * as emailByHand from "../email.ts";
import * as entitlements from "./entitlements.ts";
import * as entitlementsByHand from "../entitlements.ts";
import * as forms from "./forms.ts";
import * as formsByHand from "../forms.ts";
import * as groupsByHand from "../groups.ts";
import * as identity from "./identity.ts";
import * as identityByHand from "../identity.ts";
import * as lambda from "./lambda.ts";
import * as media from "./media.ts";
import * as mediaByHand from "../media.ts";
import * as messaging from "./messaging.ts";
import * as messagingByHand from "../messaging.ts";
import * as metadataByHand from "../metadata.ts";
import * as mobile from "./mobile.ts";
import * as mobileByHand from "../mobile.ts";
import * as numbers from "./numbers.ts";
import * as numbersByHand from "../numbers.ts";
import * as oauth from "./oauth.ts";
import * as oauthByHand from "../oauth.ts";
import * as objects from "./objects.ts";
import * as objectsByHand from "../objects.ts";
import * as profiles from "./profiles.ts";
import * as profilesByHand from "../profiles.ts";
import * as providers from "./providers.ts";
import * as providersByHand from "../providers.ts";
import * as pubsub from "./pubsub.ts";
import * as pubsubByHand from "../pubsub.ts";
import * as resources from "./resources.ts";
import * as resourcesByHand from "../resources.ts";
import * as scheduler from "./scheduler.ts";
import * as schedulerByHand from "../scheduler.ts";
import * as shorturls from "./shorturls.ts";
import * as shorturlsByHand from "../shorturls.ts";
import * as usage from "./usage.ts";
import * as voiceByHand from "../voice.ts";
import * as workflow from "./workflow.ts";
import * as workflowByHand from "../workflow.ts";
import type { Namespace } from "../types.ts";

/**
 * Drop-in functions. The tree of tenants: the platform's owner, resellers, their customers, and customers' locations.
 */
export const Accounts: Namespace<typeof accounts & typeof accountsByHand> = {
  createAccount: accounts.createAccount,
  listAccounts: accounts.listAccounts,
  listUserRootAccounts: accounts.listUserRootAccounts,
  modifyAccount: accounts.modifyAccount,
  deleteAccount: accounts.deleteAccount,
  suspendAccount: accounts.suspendAccount,
  reinstateAccount: accounts.reinstateAccount,
  createRelationship: accounts.createRelationship,
  getAccount: accountsByHand.getAccount,
  listAccountChildren: accountsByHand.listAccountChildren,
  listAccountRelationships: accountsByHand.listAccountRelationships,
};

/** Drop-in functions. The activity log, and reports over it. */
export const Activity: Namespace<typeof activity & typeof activityByHand> = {
  listActivities: activity.listActivities,
  registerType: activity.registerType,
  listRegisteredTypes: activity.listRegisteredTypes,
  registerSubType: activity.registerSubType,
  listRegisteredSubTypes: activity.listRegisteredSubTypes,
  createReportTemplate: activity.createReportTemplate,
  listReportTemplates: activity.listReportTemplates,
  updateReportTemplate: activity.updateReportTemplate,
  deleteReportTemplate: activity.deleteReportTemplate,
  runReport: activityByHand.runReport,
  getReport: activityByHand.getReport,
};

/**
 * Drop-in functions. Who may do what: permissions are bundled in roles, roles are given to groups, users are members
 * of groups.
 */
export const Auth: Namespace<typeof auth & typeof authByHand> = {
  createPermission: auth.createPermission,
  listPermissions: auth.listPermissions,
  listPermissionRoles: auth.listPermissionRoles,
  createRole: auth.createRole,
  listRoles: auth.listRoles,
  getRole: auth.getRole,
  modifyRole: auth.modifyRole,
  deleteRole: auth.deleteRole,
  activateRole: auth.activateRole,
  deactivateRole: auth.deactivateRole,
  listRolesForUser: auth.listRolesForUser,
  listRolePermissions: auth.listRolePermissions,
  listRoleUserGroups: auth.listRoleUserGroups,
  assignPermissionsToRole: auth.assignPermissionsToRole,
  deletePermissionFromRole: auth.deletePermissionFromRole,
  createUserGroup: auth.createUserGroup,
  listUserGroups: auth.listUserGroups,
  listAccountUserGroups: auth.listAccountUserGroups,
  modifyUserGroup: auth.modifyUserGroup,
  deleteUserGroup: auth.deleteUserGroup,
  addUsersToGroup: auth.addUsersToGroup,
  removeUsersFromGroup: auth.removeUsersFromGroup,
  assignRolesToUserGroup: auth.assignRolesToUserGroup,
  deleteRoleFromUserGroup: auth.deleteRoleFromUserGroup,
  listUserGroupRoles: auth.listUserGroupRoles,
  listAccessByGroups: auth.listAccessByGroups,
  listAccessByPermissions: auth.listAccessByPermissions,
  createApplicationResourceGroup: auth.createApplicationResourceGroup,
  getApplicationDefaultUserGroups: auth.getApplicationDefaultUserGroups,
  addResourcesToGroup: auth.addResourcesToGroup,
  removeResourceFromGroup: auth.removeResourceFromGroup,
  getAccountDefaultGroups: authByHand.getAccountDefaultGroups,
  getUserGroupMembers: authByHand.getUserGroupMembers,
  authorizeUserByAccount: authByHand.authorizeUserByAccount,
  getResourceUsers: authByHand.getResourceUsers,
  getResourceGroupRoles: authByHand.getResourceGroupRoles,
  getApplicationResourceGroups: authByHand.getApplicationResourceGroups,
  getApplicationDefaultResourceGroups: authByHand.getApplicationDefaultResourceGroups,
  assignScopedRoleToUserGroup: authByHand.assignScopedRoleToUserGroup,
};

/**
 * Drop-in functions. The 10DLC registration that carriers of the USA ask for: brands, their campaigns, and the numbers
 * that send for them.
 */
export const Campaigns: Namespace<typeof campaigns> = {
  getEnumerations: campaigns.getEnumerations,
  createBrand: campaigns.createBrand,
  getBrand: campaigns.getBrand,
  deleteBrand: campaigns.deleteBrand,
  getBrandUseCases: campaigns.getBrandUseCases,
  listCampaigns: campaigns.listCampaigns,
  getCampaign: campaigns.getCampaign,
  createCampaign: campaigns.createCampaign,
  updateCampaign: campaigns.updateCampaign,
  deleteCampaign: campaigns.deleteCampaign,
  assignToSMSCampaign: campaigns.assignToSMSCampaign,
  removeFromSMSCampaign: campaigns.removeFromSMSCampaign,
};

/** Drop-in functions. Channels in which the members of a team write to each other. */
export const Chat: Namespace<typeof chat & typeof chatByHand> = {
  createChannel: chat.createChannel,
  listChannels: chat.listChannels,
  getChannel: chat.getChannel,
  deleteChannel: chat.deleteChannel,
  updateChannelInfo: chat.updateChannelInfo,
  updateChannelMeta: chat.updateChannelMeta,
  getChannelMembers: chat.getChannelMembers,
  addMember: chat.addMember,
  deleteMember: chat.deleteMember,
  getMessages: chat.getMessages,
  sendMessage: chatByHand.sendMessage,
  sendMessageToChannel: chatByHand.sendMessageToChannel,
  listUsersChannels: chatByHand.listUsersChannels,
  getChannelInfo: chatByHand.getChannelInfo,
};

/** Drop-in functions. The personal address books of users. */
export const Contacts: Namespace<typeof contacts & typeof contactsByHand> = {
  createUserContact: contacts.createUserContact,
  getContact: contacts.getContact,
  listContacts: contacts.listContacts,
  updateContact: contacts.updateContact,
  deleteContact: contacts.deleteContact,
  exportContacts: contactsByHand.exportContacts,
};

/** Drop-in functions. The directory of telephony destinations of accounts. */
export const DbSip: Namespace<typeof dbsip & typeof dbsipByHand> = {
  getDestinationById: dbsip.getDestinationById,
  getAccountDestinations: dbsipByHand.getAccountDestinations,
};

/** Drop-in functions. Transactional mail with attachments. */
export const Email: Namespace<typeof emailByHand> = {
  sendEmail: emailByHand.sendEmail,
  sendEmailAttachment: emailByHand.sendEmailAttachment,
};

/** Drop-in functions. Products, who may use them, and where they are switched off. */
export const Entitlements: Namespace<typeof entitlements & typeof entitlementsByHand> = {
  getProduct: entitlements.getProduct,
  updateProduct: entitlements.updateProduct,
  bulkUserEntitlement: entitlements.bulkUserEntitlement,
  bulkDeleteEntitlement: entitlements.bulkDeleteEntitlement,
  activateUserEntitlement: entitlements.activateUserEntitlement,
  disableAccountProduct: entitlements.disableAccountProduct,
  enableAccountProduct: entitlements.enableAccountProduct,
  disableAccountProductType: entitlements.disableAccountProductType,
  enableAccountProductType: entitlements.enableAccountProductType,
  getProducts: entitlementsByHand.getProducts,
  getProductByApplicationUuid: entitlementsByHand.getProductByApplicationUuid,
  getUserEntitlements: entitlementsByHand.getUserEntitlements,
  getUserEntitlementsV2: entitlementsByHand.getUserEntitlementsV2,
  listAccountEntitlements: entitlementsByHand.listAccountEntitlements,
  listAccountDisabledProducts: entitlementsByHand.listAccountDisabledProducts,
  listAccountDisabledProductTypes: entitlementsByHand.listAccountDisabledProductTypes,
};

/** Drop-in functions. Web forms: templates, published forms, and what people filled in. */
export const Forms: Namespace<typeof forms & typeof formsByHand> = {
  createFormTemplate: forms.createFormTemplate,
  updateFormTemplate: forms.updateFormTemplate,
  deleteFormTemplate: forms.deleteFormTemplate,
  getFormInstance: forms.getFormInstance,
  listUserForms: forms.listUserForms,
  deleteFormInstance: forms.deleteFormInstance,
  listUserFormSubmissions: forms.listUserFormSubmissions,
  getFormTemplate: formsByHand.getFormTemplate,
  listFormTemplates: formsByHand.listFormTemplates,
  createFormInstance: formsByHand.createFormInstance,
};

/** Drop-in functions. An older interface to the user-groups of Auth. Only switching groups on and off is its own. */
export const Groups: Namespace<typeof groupsByHand> = {
  listGroups: groupsByHand.listGroups,
  createGroup: groupsByHand.createGroup,
  getGroup: groupsByHand.getGroup,
  addMembersToGroup: groupsByHand.addMembersToGroup,
  deleteGroupMembers: groupsByHand.deleteGroupMembers,
  listGroupMembers: groupsByHand.listGroupMembers,
  modifyGroup: groupsByHand.modifyGroup,
  deleteGroup: groupsByHand.deleteGroup,
  deactivateGroup: groupsByHand.deactivateGroup,
  reactivateGroup: groupsByHand.reactivateGroup,
};

/**
 * Drop-in functions. The users of accounts: profiles, passwords, aliases, second factors, and the policies for them.
 */
export const Identity: Namespace<typeof identity & typeof identityByHand> = {
  createIdentity: identity.createIdentity,
  getIdentity: identity.getIdentity,
  getMyIdentityData: identity.getMyIdentityData,
  modifyIdentity: identity.modifyIdentity,
  modifyIdentityProps: identity.modifyIdentityProps,
  deactivateIdentity: identity.deactivateIdentity,
  reactivateIdentity: identity.reactivateIdentity,
  deleteIdentity: identity.deleteIdentity,
  listIdentitiesByAccount: identity.listIdentitiesByAccount,
  lookupIdentity: identity.lookupIdentity,
  createAlias: identity.createAlias,
  updateAliasWithDID: identity.updateAliasWithDID,
  login: identity.login,
  changePassword: identity.changePassword,
  generatePasswordToken: identity.generatePasswordToken,
  validatePasswordToken: identity.validatePasswordToken,
  resetPassword: identity.resetPassword,
  listPasswordPolicies: identity.listPasswordPolicies,
  getAccountPasswordPolicy: identity.getAccountPasswordPolicy,
  updateAccountPasswordPolicy: identity.updateAccountPasswordPolicy,
  deleteAccountPasswordPolicy: identity.deleteAccountPasswordPolicy,
  getAccountMFAPolicy: identity.getAccountMFAPolicy,
  getIdentityMFA: identity.getIdentityMFA,
  updateIdentityMFA: identity.updateIdentityMFA,
  deleteIdentityMFASMS: identity.deleteIdentityMFASMS,
  initiateIdentityMFASetup: identity.initiateIdentityMFASetup,
  confirmIdentityMFASetup: identity.confirmIdentityMFASetup,
  listIdentitiesByAccountOrFilter: identityByHand.listIdentitiesByAccountOrFilter,
  updateAccountMFAPolicy: identityByHand.updateAccountMFAPolicy,
  getIdentityDetails: identityByHand.getIdentityDetails,
};

/** Drop-in functions. Functions that run on the server and are called by name. */
export const Lambda: Namespace<typeof lambda> = {
  listLambdas: lambda.listLambdas,
  invokeLambda: lambda.invokeLambda,
};

/** Drop-in functions. Files of users and of everybody: upload, signed URLs, sharing. */
export const Media: Namespace<typeof media & typeof mediaByHand> = {
  getGlobalMedia: media.getGlobalMedia,
  listUserMedia: media.listUserMedia,
  shareMedia: media.shareMedia,
  getMediaFileUrl: mediaByHand.getMediaFileUrl,
  uploadFile: mediaByHand.uploadFile,
  uploadGlobalMediaFile: mediaByHand.uploadGlobalMediaFile,
  deleteMedia: mediaByHand.deleteMedia,
};

/** Drop-in functions. Texts by SMS and MMS, in conversations. */
export const Messaging: Namespace<typeof messaging & typeof messagingByHand> = {
  retrieveConversation: messaging.retrieveConversation,
  snoozeUnsnoozeConversation: messaging.snoozeUnsnoozeConversation,
  archiveUnarchiveConversation: messaging.archiveUnarchiveConversation,
  deleteConversation: messaging.deleteConversation,
  deleteMultipleConversations: messaging.deleteMultipleConversations,
  retrieveMessages: messaging.retrieveMessages,
  sendMessage: messaging.sendMessage,
  markAllConversationMessagesRead: messaging.markAllConversationMessagesRead,
  deleteMessage: messaging.deleteMessage,
  deleteMultipleMessages: messaging.deleteMultipleMessages,
  getConversation: messagingByHand.getConversation,
  getConversationUuid: messagingByHand.getConversationUuid,
  retrieveConversations: messagingByHand.retrieveConversations,
  sendSMSMessage: messagingByHand.sendSMSMessage,
  sendSMS: messagingByHand.sendSMS,
  sendSimpleSMS: messagingByHand.sendSimpleSMS,
  getSMSNumber: messagingByHand.getSMSNumber,
};

/** Drop-in functions. The directory of the platform's subsystems: what there is, and which events each publishes. */
export const Metadata: Namespace<typeof metadataByHand> = {
  getMetadataSubsystems: metadataByHand.getMetadataSubsystems,
};

/** Drop-in functions. Push notifications to phones: the tokens of devices, and sending to them. */
export const Mobile: Namespace<typeof mobile & typeof mobileByHand> = {
  getUserRegistrations: mobile.getUserRegistrations,
  registerPushToken: mobile.registerPushToken,
  sendPushNotification: mobile.sendPushNotification,
  unregisterPushToken: mobileByHand.unregisterPushToken,
};

/** Drop-in functions. Telephone numbers: what there is, and taking it into use. */
export const Numbers: Namespace<typeof numbers & typeof numbersByHand> = {
  getAvailableStates: numbers.getAvailableStates,
  getAvailableRateCenters: numbers.getAvailableRateCenters,
  getAvailableAreaCodes: numbers.getAvailableAreaCodes,
  provisionNumbers: numbers.provisionNumbers,
  deprovisionNumbers: numbers.deprovisionNumbers,
  provisionNumbersHelp: numbers.provisionNumbersHelp,
  provisionNumbersReference: numbers.provisionNumbersReference,
  getNumberDetails: numbers.getNumberDetails,
  getProvisionedNumbersByUser: numbers.getProvisionedNumbersByUser,
  listAvailableNumbers: numbersByHand.listAvailableNumbers,
  getProvisionedNumbersByAccount: numbersByHand.getProvisionedNumbersByAccount,
};

/**
 * Drop-in functions. Issues, refreshes, checks and revokes tokens; keeps the OAuth clients with their scopes and
 * policies.
 */
export const Oauth: Namespace<typeof oauth & typeof oauthByHand> = {
  validateToken: oauth.validateToken,
  invalidateToken: oauth.invalidateToken,
  listClientTokens: oauth.listClientTokens,
  createClientApp: oauth.createClientApp,
  listOauthClients: oauth.listOauthClients,
  scopeClientApp: oauth.scopeClientApp,
  assignPolicyToClientApp: oauth.assignPolicyToClientApp,
  listScopes: oauth.listScopes,
  getAccessToken: oauthByHand.getAccessToken,
  getClientToken: oauthByHand.getClientToken,
  refreshAccessToken: oauthByHand.refreshAccessToken,
  generateBasicToken: oauthByHand.generateBasicToken,
};

/** Drop-in functions. JSON documents of users and accounts, private or shared. */
export const Objects: Namespace<typeof objects & typeof objectsByHand> = {
  createDataObject: objects.createDataObject,
  getByType: objects.getByType,
  getDataObject: objectsByHand.getDataObject,
  getDataObjects: objectsByHand.getDataObjects,
  getDataObjectByType: objectsByHand.getDataObjectByType,
  getDataObjectByTypeAndName: objectsByHand.getDataObjectByTypeAndName,
  createUserDataObject: objectsByHand.createUserDataObject,
  createAccountDataObject: objectsByHand.createAccountDataObject,
  updateDataObject: objectsByHand.updateDataObject,
  deleteDataObject: objectsByHand.deleteDataObject,
};

/** Drop-in functions. Small settings of users: named texts that applications keep for them. */
export const Profiles: Namespace<typeof profiles & typeof profilesByHand> = {
  listUserProperties: profiles.listUserProperties,
  updateProperty: profiles.updateProperty,
  createUserProperty: profilesByHand.createUserProperty,
};

/** Drop-in functions. Connections of users to other companies' services by OAuth. */
export const Providers: Namespace<typeof providers & typeof providersByHand> = {
  listAvailableProviders: providers.listAvailableProviders,
  listUsersProviders: providers.listUsersProviders,
  listUserProviderConnections: providers.listUserProviderConnections,
  authorizeProvider: providersByHand.authorizeProvider,
  getProviderToken: providersByHand.getProviderToken,
  getProviderTokenByConnection: providersByHand.getProviderTokenByConnection,
  getProviderUserProfiles: providersByHand.getProviderUserProfiles,
};

/** Drop-in functions. Webhooks for the events of the platform and of applications. */
export const Pubsub: Namespace<typeof pubsub & typeof pubsubByHand> = {
  getSubscription: pubsub.getSubscription,
  deleteSubscription: pubsub.deleteSubscription,
  getCustomApplication: pubsub.getCustomApplication,
  deleteCustomApplication: pubsub.deleteCustomApplication,
  getCustomSubscription: pubsub.getCustomSubscription,
  deleteCustomSubscription: pubsub.deleteCustomSubscription,
  addSubscription: pubsubByHand.addSubscription,
  listUserSubscriptions: pubsubByHand.listUserSubscriptions,
  listAccountSubscriptions: pubsubByHand.listAccountSubscriptions,
  listSubscriptions: pubsubByHand.listSubscriptions,
  updateSubscription: pubsubByHand.updateSubscription,
  updateSubscriptionExpiresDate: pubsubByHand.updateSubscriptionExpiresDate,
  addCustomEventSubscription: pubsubByHand.addCustomEventSubscription,
  broadcastCustomApplication: pubsubByHand.broadcastCustomApplication,
  createCustomApplication: pubsubByHand.createCustomApplication,
  listCustomApplications: pubsubByHand.listCustomApplications,
  listCustomSubscriptions: pubsubByHand.listCustomSubscriptions,
};

/** Drop-in functions. A small CMS: tables whose columns are described by templates. */
export const Resources: Namespace<typeof resources & typeof resourcesByHand> = {
  registerAccountTemplate: resources.registerAccountTemplate,
  registerUserTemplate: resources.registerUserTemplate,
  createInstance: resources.createInstance,
  searchResourceInstance: resources.searchResourceInstance,
  addRowToInstance: resources.addRowToInstance,
  listResources: resourcesByHand.listResources,
  getResourceInstance: resourcesByHand.getResourceInstance,
  getResourceInstanceByUUID: resourcesByHand.getResourceInstanceByUUID,
  getResourceInstanceRow: resourcesByHand.getResourceInstanceRow,
  deleteResourceInstanceRow: resourcesByHand.deleteResourceInstanceRow,
  addRelationshipsToRow: resourcesByHand.addRelationshipsToRow,
};

/** Drop-in functions. Events that happen at a time, once or again and again, and start something. */
export const Scheduler: Namespace<typeof scheduler & typeof schedulerByHand> = {
  listEvents: scheduler.listEvents,
  listEventsHistory: scheduler.listEventsHistory,
  getEvent: scheduler.getEvent,
  getNextEventInfo: scheduler.getNextEventInfo,
  updateEvent: scheduler.updateEvent,
  deleteEvent: scheduler.deleteEvent,
  scheduleEvent: schedulerByHand.scheduleEvent,
};

/** Drop-in functions. Short links to long addresses, with expiry, limits and PINs. */
export const ShortUrls: Namespace<typeof shorturls & typeof shorturlsByHand> = {
  deleteShortCode: shorturls.deleteShortCode,
  listShortUrls: shorturlsByHand.listShortUrls,
  createShortUrl: shorturlsByHand.createShortUrl,
};

/** Drop-in functions. Metering: usage events, reports over them, and the billing cycle. */
export const Usage: Namespace<typeof usage> = {
  createEvent: usage.createEvent,
  getAccountBillingCycle: usage.getAccountBillingCycle,
  listUsageTemplates: usage.listUsageTemplates,
  getUsageTemplate: usage.getUsageTemplate,
  runUsageReport: usage.runUsageReport,
  getUsageReport: usage.getUsageReport,
};

/** Drop-in functions. The telephone extensions of accounts. */
export const Voice: Namespace<typeof voiceByHand> = {
  getExtensionsByAccount: voiceByHand.getExtensionsByAccount,
};

/**
 * Drop-in functions. State machines that run for minutes or months: templates, their instances, and what these went
 * through.
 */
export const Workflow: Namespace<typeof workflow & typeof workflowByHand> = {
  createWorkflowTemplate: workflow.createWorkflowTemplate,
  modifyWorkflowTemplate: workflow.modifyWorkflowTemplate,
  listWorkflowTemplates: workflow.listWorkflowTemplates,
  deleteWorkflowTemplate: workflow.deleteWorkflowTemplate,
  startWorkflow: workflow.startWorkflow,
  listRunningWorkflows: workflow.listRunningWorkflows,
  getRunningWorkflow: workflow.getRunningWorkflow,
  cancelWorkflow: workflow.cancelWorkflow,
  getWfInstanceHistory: workflow.getWfInstanceHistory,
  getWfInstanceWorkflowVars: workflow.getWfInstanceWorkflowVars,
  getWfInstanceIncomingData: workflow.getWfInstanceIncomingData,
  getWfInstanceResults: workflow.getWfInstanceResults,
  listWorkflowGroups: workflow.listWorkflowGroups,
  getWorkflowGroup: workflow.getWorkflowGroup,
  getWorkflowGroupFiltered: workflow.getWorkflowGroupFiltered,
  getWorkflowGroupMaster: workflow.getWorkflowGroupMaster,
  getWorkflowGroupData: workflow.getWorkflowGroupData,
  getWorkflowGroupChildren: workflow.getWorkflowGroupChildren,
  getWorkflowGroupChild: workflow.getWorkflowGroupChild,
  updateWorkflowGroup: workflow.updateWorkflowGroup,
  getWorkflowTemplate: workflowByHand.getWorkflowTemplate,
  startWorkflowFlat: workflowByHand.startWorkflowFlat,
  execWorkflow: workflowByHand.execWorkflow,
  getWfTemplateHistory: workflowByHand.getWfTemplateHistory,
  searchWFHistory: workflowByHand.searchWFHistory,
};

export type Activity = types.Activity;

export type Identity = types.Identity;
