import type { ServiceDefinition } from "../kernel/service.ts";
import { accounts } from "./accounts/index.ts";
import { auth, groups } from "./auth/index.ts";
import { campaigns } from "./campaigns/index.ts";
import { contacts } from "./contacts/index.ts";
import { dbsip } from "./dbsip/index.ts";
import { identity } from "./identity/index.ts";
import { lambda } from "./lambda/index.ts";
import { messaging } from "./messaging/index.ts";
import { metadata } from "./metadata/index.ts";
import { numbers } from "./numbers/index.ts";
import { oauth } from "./oauth/index.ts";
import { profiles } from "./profiles/index.ts";
import { pubsub } from "./pubsub/index.ts";
import { scheduler } from "./scheduler/index.ts";
import { voice } from "./voice/index.ts";
import { workflow } from "./workflow/index.ts";

/**
 * Every service that the platform runs, in the order of migrations and seeds. The table holds more: what is not here yet
 * has no routes.
 */
export const services: readonly ServiceDefinition[] = [
  accounts,
  auth,
  identity,
  groups,
  oauth,
  profiles,
  contacts,
  numbers,
  campaigns,
  voice,
  dbsip,
  messaging,
  pubsub,
  workflow,
  scheduler,
  lambda,
  metadata,
];
