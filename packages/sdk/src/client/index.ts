/** The modern client. */
export * from "../resources/index.ts";
export type { Encode, EncodedBody } from "./body.ts";
export { type Answer, Call } from "./call.ts";
export { Connection } from "./connection.ts";
export type { ClientCredentials, Credentials, PasswordCredentials, RefreshCredentials, Tokens } from "./credentials.ts";
export {
  AbortError,
  ApiError,
  AuthenticationError,
  ConflictError,
  ConnectionError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  TimeoutError,
  ValidationError,
} from "./errors.ts";
export type { Attempt, Hooks, Logger, RequestEvent, ResponseEvent, RetryEvent } from "./hooks.ts";
export { ListCall, type PageOf } from "./list.ts";
export type { Operation } from "./operation.ts";
export type { CallOptions, PatchbayOptions } from "./options.ts";
export { Patchbay } from "./patchbay.ts";
export type { Caller, RawAnswer } from "./service.ts";
