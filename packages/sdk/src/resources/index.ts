// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Caller } from "../client/service.ts";
import { AccountsApi } from "./accounts.ts";
import { IdentityApi } from "./identity.ts";
import { OauthApi } from "./oauth.ts";
import { AuthApi } from "./auth.ts";
import { GroupsApi } from "./groups.ts";
import { ProfilesApi } from "./profiles.ts";
import { MetadataApi } from "./metadata.ts";
import { MessagingApi } from "./messaging.ts";
import { NumbersApi } from "./numbers.ts";
import { CampaignsApi } from "./campaigns.ts";
import { ContactsApi } from "./contacts.ts";
import { VoiceApi } from "./voice.ts";
import { DbSipApi } from "./dbsip.ts";
import { ChatApi } from "./chat.ts";
import { EmailApi } from "./email.ts";
import { MobileApi } from "./mobile.ts";
import { MediaApi } from "./media.ts";
import { ShortUrlsApi } from "./shorturls.ts";
import { ObjectsApi } from "./objects.ts";
import { ResourcesApi } from "./resources.ts";
import { FormsApi } from "./forms.ts";
import { PubsubApi } from "./pubsub.ts";
import { SchedulerApi } from "./scheduler.ts";
import { LambdaApi } from "./lambda.ts";
import { WorkflowApi } from "./workflow.ts";
import { EntitlementsApi } from "./entitlements.ts";
import { ProvidersApi } from "./providers.ts";
import { ActivityApi } from "./activity.ts";
import { UsageApi } from "./usage.ts";

export type * from "./types.ts";
export * from "./accounts.ts";
export * from "./identity.ts";
export * from "./oauth.ts";
export * from "./auth.ts";
export * from "./groups.ts";
export * from "./profiles.ts";
export * from "./metadata.ts";
export * from "./messaging.ts";
export * from "./numbers.ts";
export * from "./campaigns.ts";
export * from "./contacts.ts";
export * from "./voice.ts";
export * from "./dbsip.ts";
export * from "./chat.ts";
export * from "./email.ts";
export * from "./mobile.ts";
export * from "./media.ts";
export * from "./shorturls.ts";
export * from "./objects.ts";
export * from "./resources.ts";
export * from "./forms.ts";
export * from "./pubsub.ts";
export * from "./scheduler.ts";
export * from "./lambda.ts";
export * from "./workflow.ts";
export * from "./entitlements.ts";
export * from "./providers.ts";
export * from "./activity.ts";
export * from "./usage.ts";

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
  /** Texts by SMS and MMS, in conversations. */
  readonly messaging: MessagingApi;
  /** Telephone numbers: what there is, and taking it into use. */
  readonly numbers: NumbersApi;
  /**
   * The 10DLC registration that carriers of the USA ask for: brands, their campaigns, and the numbers that send for
   * them.
   */
  readonly campaigns: CampaignsApi;
  /** The personal address books of users. */
  readonly contacts: ContactsApi;
  /** The telephone extensions of accounts. */
  readonly voice: VoiceApi;
  /** The directory of telephony destinations of accounts. */
  readonly dbsip: DbSipApi;
  /** Channels in which the members of a team write to each other. */
  readonly chat: ChatApi;
  /** Transactional mail with attachments. */
  readonly email: EmailApi;
  /** Push notifications to phones: the tokens of devices, and sending to them. */
  readonly mobile: MobileApi;
  /** Files of users and of everybody: upload, signed URLs, sharing. */
  readonly media: MediaApi;
  /** Short links to long addresses, with expiry, limits and PINs. */
  readonly shorturls: ShortUrlsApi;
  /** JSON documents of users and accounts, private or shared. */
  readonly objects: ObjectsApi;
  /** A small CMS: tables whose columns are described by templates. */
  readonly resources: ResourcesApi;
  /** Web forms: templates, published forms, and what people filled in. */
  readonly forms: FormsApi;
  /** Webhooks for the events of the platform and of applications. */
  readonly pubsub: PubsubApi;
  /** Events that happen at a time, once or again and again, and start something. */
  readonly scheduler: SchedulerApi;
  /** Functions that run on the server and are called by name. */
  readonly lambda: LambdaApi;
  /** State machines that run for minutes or months: templates, their instances, and what these went through. */
  readonly workflow: WorkflowApi;
  /** Products, who may use them, and where they are switched off. */
  readonly entitlements: EntitlementsApi;
  /** Connections of users to other companies' services by OAuth. */
  readonly providers: ProvidersApi;
  /** The activity log, and reports over it. */
  readonly activity: ActivityApi;
  /** Metering: usage events, reports over them, and the billing cycle. */
  readonly usage: UsageApi;

  constructor(caller: Caller) {
    this.accounts = new AccountsApi(caller);
    this.identity = new IdentityApi(caller);
    this.oauth = new OauthApi(caller);
    this.auth = new AuthApi(caller);
    this.groups = new GroupsApi(caller);
    this.profiles = new ProfilesApi(caller);
    this.metadata = new MetadataApi(caller);
    this.messaging = new MessagingApi(caller);
    this.numbers = new NumbersApi(caller);
    this.campaigns = new CampaignsApi(caller);
    this.contacts = new ContactsApi(caller);
    this.voice = new VoiceApi(caller);
    this.dbsip = new DbSipApi(caller);
    this.chat = new ChatApi(caller);
    this.email = new EmailApi(caller);
    this.mobile = new MobileApi(caller);
    this.media = new MediaApi(caller);
    this.shorturls = new ShortUrlsApi(caller);
    this.objects = new ObjectsApi(caller);
    this.resources = new ResourcesApi(caller);
    this.forms = new FormsApi(caller);
    this.pubsub = new PubsubApi(caller);
    this.scheduler = new SchedulerApi(caller);
    this.lambda = new LambdaApi(caller);
    this.workflow = new WorkflowApi(caller);
    this.entitlements = new EntitlementsApi(caller);
    this.providers = new ProvidersApi(caller);
    this.activity = new ActivityApi(caller);
    this.usage = new UsageApi(caller);
  }
}
