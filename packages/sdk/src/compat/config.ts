import { getMsHost } from "./store.ts";

const microservices = {
  ACCOUNTS: "/accounts",
  ACTIVITY: "/activity",
  AUTH: "/auth",
  CAMPAIGNS: "/sms",
  CHAT: "/chat",
  CONTACTS: "/contacts",
  DBSIP: "/dbsip",
  EMAIL: "/email",
  ENTITLEMENTS: "/entitlements",
  FORMS: "/forms",
  GROUPS: "/groups",
  IDENTITY: "/identity",
  LAMBDA: "/lambda",
  MEDIA: "/media",
  MESSAGING: "/messaging",
  METADATA: "/metadata",
  MOBILE: "/mobilenotification",
  NUMBERS: "/sms",
  OAUTH: "/oauth",
  OBJECTS: "/objects",
  PROFILES: "/profiles",
  PROVIDERS: "/providers",
  PUBSUB: "/pubsub",
  RESOURCES: "/resourcecms",
  SCHEDULER: "/scheduler",
  SHORTURLS: "/shorturl",
  SMS: "/sms",
  USAGE: "/usage",
  VOICE: "/voice",
  WORKFLOW: "/workflow",
};

/** The shape of the settings. */
export interface Settings {
  /** Version of the API, in `x-api-version`. */
  ms_version: string;
  /**
   * Release whose requests are sent. `4.16` creates OAuth clients, scopes them and puts them under policies on the
   * gateway; `4.14` does so on the auth host.
   */
  compat: "4.14" | "4.16";
  /** Unused; kept because applications read it. */
  msDelay: number;
  /** Milliseconds between two looks at an operation that is still being processed. */
  pollInterval: number;
  /** Milliseconds after which waiting for such an operation fails with code 408. */
  pollTimeout: number;
  /** Path of each service on the gateway. */
  microservices: typeof microservices;
  /** Description by which the seeded roles for sharing one resource are found, by kind of resource. */
  resourceRoleDescriptions: { objects: string };
}

/** Settings that all functions share, also as `Util.config`. Changes take effect with the next call. */
export const config: Settings = {
  ms_version: "v1",
  compat: "4.14",
  msDelay: 1000,
  pollInterval: 1000,
  pollTimeout: 9000,
  microservices,
  resourceRoleDescriptions: { objects: "system role - 01e77463-bf4e-453d-8a89-c145f83d3f54" },
};

/**
 * Base URL of a service.
 *
 * @param microservice Name of the service in any case, such as `accounts`.
 * @returns Host and path; undefined for an unknown service.
 * @throws TypeError for `null`.
 */
export function getEndpoint(microservice: string = "NOTHING"): string | undefined {
  const known: Partial<Record<string, string>> = config.microservices;
  const name = microservice.toUpperCase();
  return Object.hasOwn(known, name) ? `${getMsHost()}${known[name]}` : undefined;
}
