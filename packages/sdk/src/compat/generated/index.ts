// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** The namespaces of the services in the table. */
import type * as types from "../../resources/types.ts";
import * as accounts from "./accounts.ts";
import * as accountsByHand from "../accounts.ts";
import * as activity from "./activity.ts";
import * as activityByHand from "../activity.ts";
import * as auth from "./auth.ts";
import * as authByHand from "../auth.ts";
import * as chat from "./chat.ts";
import * as chatByHand from "../chat.ts";
import * as contacts from "./contacts.ts";
import * as contactsByHand from "../contacts.ts";
import * as dbsip from "./dbsip.ts";
import * as dbsipByHand from "../dbsip.ts";
import * as emailByHand from "../email.ts";
import * as forms from "./forms.ts";
import * as formsByHand from "../forms.ts";
import * as groupsByHand from "../groups.ts";
import * as identity from "./identity.ts";
import * as identityByHand from "../identity.ts";
import * as lambda from "./lambda.ts";
import * as media from "./media.ts";
import * as mediaByHand from "../media.ts";
import * as metadataByHand from "../metadata.ts";
import * as mobile from "./mobile.ts";
import * as mobileByHand from "../mobile.ts";
import * as oauth from "./oauth.ts";
import * as oauthByHand from "../oauth.ts";
import * as objects from "./objects.ts";
import * as objectsByHand from "../objects.ts";
import * as profiles from "./profiles.ts";
import * as profilesByHand from "../profiles.ts";
import * as providers from "./providers.ts";
import * as providersByHand from "../providers.ts";
import * as resources from "./resources.ts";
import * as resourcesByHand from "../resources.ts";
import * as scheduler from "./scheduler.ts";
import * as schedulerByHand from "../scheduler.ts";
import * as shorturls from "./shorturls.ts";
import * as shorturlsByHand from "../shorturls.ts";
import * as usage from "./usage.ts";
import * as voiceByHand from "../voice.ts";
import type { Namespace } from "../types.ts";

/**
 * Drop-in functions. The tree of tenants: the platform's owner, resellers, their customers, and customers' locations.
 */
export const Accounts: Namespace<typeof accounts & typeof accountsByHand> = { ...accounts, ...accountsByHand };

/** Drop-in functions. The activity log, and reports over it. */
export const Activity: Namespace<typeof activity & typeof activityByHand> = { ...activity, ...activityByHand };

/**
 * Drop-in functions. Who may do what: permissions are bundled in roles, roles are given to groups, users are members
 * of groups.
 */
export const Auth: Namespace<typeof auth & typeof authByHand> = { ...auth, ...authByHand };


/** Drop-in functions. Channels in which the members of a team write to each other. */
export const Chat: Namespace<typeof chat & typeof chatByHand> = { ...chat, ...chatByHand };

/** Drop-in functions. The personal address books of users. */
export const Contacts: Namespace<typeof contacts & typeof contactsByHand> = { ...contacts, ...contactsByHand };

/** Drop-in functions. The directory of telephony destinations of accounts. */
export const DbSip: Namespace<typeof dbsip & typeof dbsipByHand> = { ...dbsip, ...dbsipByHand };

/** Drop-in functions. Transactional mail with attachments. */
export const Email: Namespace<typeof emailByHand> = { ...emailByHand };


/** Drop-in functions. Web forms: templates, published forms, and what people filled in. */
export const Forms: Namespace<typeof forms & typeof formsByHand> = { ...forms, ...formsByHand };

/** Drop-in functions. An older interface to the user-groups of Auth. Only switching groups on and off is its own. */
export const Groups: Namespace<typeof groupsByHand> = { ...groupsByHand };

/**
 * Drop-in functions. The users of accounts: profiles, passwords, aliases, second factors, and the policies for them.
 */
export const Identity: Namespace<typeof identity & typeof identityByHand> = { ...identity, ...identityByHand };

/** Drop-in functions. Functions that run on the server and are called by name. */
export const Lambda: Namespace<typeof lambda> = { ...lambda };

/** Drop-in functions. Files of users and of everybody: upload, signed URLs, sharing. */
export const Media: Namespace<typeof media & typeof mediaByHand> = { ...media, ...mediaByHand };


/** Drop-in functions. The directory of the platform's subsystems: what there is, and which events each publishes. */
export const Metadata: Namespace<typeof metadataByHand> = { ...metadataByHand };

/** Drop-in functions. Push notifications to phones: the tokens of devices, and sending to them. */
export const Mobile: Namespace<typeof mobile & typeof mobileByHand> = { ...mobile, ...mobileByHand };


/**
 * Drop-in functions. Issues, refreshes, checks and revokes tokens; keeps the OAuth clients with their scopes and
 * policies.
 */
export const Oauth: Namespace<typeof oauth & typeof oauthByHand> = { ...oauth, ...oauthByHand };

/** Drop-in functions. JSON documents of users and accounts, private or shared. */
export const Objects: Namespace<typeof objects & typeof objectsByHand> = { ...objects, ...objectsByHand };

/** Drop-in functions. Small settings of users: named texts that applications keep for them. */
export const Profiles: Namespace<typeof profiles & typeof profilesByHand> = { ...profiles, ...profilesByHand };

/** Drop-in functions. Connections of users to other companies' services by OAuth. */
export const Providers: Namespace<typeof providers & typeof providersByHand> = { ...providers, ...providersByHand };


/** Drop-in functions. A small CMS: tables whose columns are described by templates. */
export const Resources: Namespace<typeof resources & typeof resourcesByHand> = { ...resources, ...resourcesByHand };

/** Drop-in functions. Events that happen at a time, once or again and again, and start something. */
export const Scheduler: Namespace<typeof scheduler & typeof schedulerByHand> = { ...scheduler, ...schedulerByHand };

/** Drop-in functions. Short links to long addresses, with expiry, limits and PINs. */
export const ShortUrls: Namespace<typeof shorturls & typeof shorturlsByHand> = { ...shorturls, ...shorturlsByHand };

/** Drop-in functions. Metering: usage events, reports over them, and the billing cycle. */
export const Usage: Namespace<typeof usage> = { ...usage };

/** Drop-in functions. The telephone extensions of accounts. */
export const Voice: Namespace<typeof voiceByHand> = { ...voiceByHand };


export type Activity = types.Activity;

export type Identity = types.Identity;
