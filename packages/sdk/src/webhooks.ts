/**
 * Webhooks by Standard Webhooks (https://www.standardwebhooks.com): verifying deliveries of Patchbay, and signing some of
 * your own for tests. Nothing here needs the rest of the SDK, nor anything of Node.
 */
export { WebhookError, type WebhookErrorCode } from "./webhooks/error.ts";
export type {
  ApplicationEvent,
  EventOf,
  EventOwner,
  EventType,
  UnlistedEvent,
  UnlistedType,
  WebhookEvent,
} from "./webhooks/event.ts";
export type { EventData } from "./webhooks/generated/events.ts";
export type { HeadersLike, WebhookHeaders } from "./webhooks/headers.ts";
export { type SignedWebhook, type SignOptions, signWebhook, type WebhookPayload } from "./webhooks/sign.ts";
export type { RawBody } from "./webhooks/signature.ts";
export { type VerifyOptions, verifyWebhook } from "./webhooks/verify.ts";
