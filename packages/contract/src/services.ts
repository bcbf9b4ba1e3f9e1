import { accounts } from "./accounts.ts";
import { auth } from "./auth.ts";
import { groups } from "./groups.ts";
import { identity } from "./identity.ts";
import { metadata } from "./metadata.ts";
import { oauth } from "./oauth.ts";
import type { ServiceSpec } from "./operation.ts";
import { profiles } from "./profiles.ts";

/** The table: every service with its operations, in the order of the documentation. */
export const services: readonly ServiceSpec[] = [accounts, identity, oauth, auth, groups, profiles, metadata];
