import { accounts } from "./accounts.ts";
import { activity } from "./activity.ts";
import { auth } from "./auth.ts";
import { campaigns } from "./campaigns.ts";
import { chat } from "./chat.ts";
import { contacts } from "./contacts.ts";
import { dbsip } from "./dbsip.ts";
import { email } from "./email.ts";
import { entitlements } from "./entitlements.ts";
import { forms } from "./forms.ts";
import { groups } from "./groups.ts";
import { identity } from "./identity.ts";
import { lambda } from "./lambda.ts";
import { media } from "./media.ts";
import { messaging } from "./messaging.ts";
import { metadata } from "./metadata.ts";
import { mobile } from "./mobile.ts";
import { numbers } from "./numbers.ts";
import { oauth } from "./oauth.ts";
import { objects } from "./objects.ts";
import type { ServiceSpec } from "./operation.ts";
import { profiles } from "./profiles.ts";
import { providers } from "./providers.ts";
import { pubsub } from "./pubsub.ts";
import { resources } from "./resources.ts";
import { scheduler } from "./scheduler.ts";
import { shorturls } from "./shorturls.ts";
import { usage } from "./usage.ts";
import { voice } from "./voice.ts";
import { workflow } from "./workflow.ts";

/** The table: every service with its operations, in the order of the documentation. */
export const services: readonly ServiceSpec[] = [
  accounts,
  identity,
  oauth,
  auth,
  groups,
  profiles,
  metadata,
  messaging,
  numbers,
  campaigns,
  contacts,
  voice,
  dbsip,
  chat,
  email,
  mobile,
  media,
  shorturls,
  objects,
  resources,
  forms,
  pubsub,
  scheduler,
  lambda,
  workflow,
  entitlements,
  providers,
  activity,
  usage,
];
