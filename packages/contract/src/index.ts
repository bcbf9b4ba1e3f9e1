/** Everything the API is made of. `services` is the table; all else is derived from it. */
export * from "./accounts.ts";
export * from "./auth.ts";
export * from "./errors.ts";
export * from "./events.ts";
export * from "./groups.ts";
export * from "./identity.ts";
export * from "./metadata.ts";
export * from "./oauth.ts";
export * from "./operation.ts";
export * from "./permissions.ts";
export * from "./profiles.ts";
export * from "./schemas.ts";
export * from "./services.ts";
