import { isObject, property } from "../core/values.ts";
import { WebhookError } from "./error.ts";
import type { WebhookEvent } from "./event.ts";
import { readHeader, type WebhookHeaders } from "./headers.ts";
import { bytesOf, keysOf, matches, type RawBody, signedContent } from "./signature.ts";

export interface VerifyOptions {
  /** Seconds that the timestamp may lie before or after the present. Default 300; `Infinity` for no limit. */
  readonly tolerance?: number | undefined;
  /** Gives the present in milliseconds since 1970, so that tests can own it. Default `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/**
 * Makes sure that a delivery comes from Patchbay, is whole and recent, and reads its event.
 *
 * ```ts
 * const event = await verifyWebhook(await request.text(), request.headers, secret);
 * if (event.type === "sms.inbound") console.log(event.data);
 * ```
 *
 * @param body As it arrived. What a framework has parsed and is written again has other bytes, and another signature.
 * @param headers Of the request.
 * @param secret `signing_secret` of the subscription: `whsec_…`. Several while one is being replaced.
 * @returns The event, with the id of the delivery. Events may come twice; handle each id once.
 * @throws WebhookError whose `code` says why: answer with 400 then, and do nothing.
 */
export async function verifyWebhook(
  body: RawBody,
  headers: WebhookHeaders,
  secret: string | readonly string[],
  { tolerance = 300, now = Date.now }: VerifyOptions = {},
): Promise<WebhookEvent> {
  if (!isRaw(body)) throw new WebhookError("body_not_raw", "the body must be given as it arrived, before it is parsed");
  const keys = await keysOf(secret, "verify");
  const id = readHeader(headers, "webhook-id");
  const timestamp = readHeader(headers, "webhook-timestamp");
  const signatures = readHeader(headers, "webhook-signature");
  requireRecent(timestamp, tolerance, now());
  const bytes = bytesOf(body);
  if (!(await matches(signatures, keys, signedContent(id, timestamp, bytes))))
    throw new WebhookError("no_matching_signature", "no signature fits: another secret, or not the bytes that were sent");
  return { ...eventOf(bytes), id };
}

/** Callers without types give what their framework parsed. */
function isRaw(body: unknown): boolean {
  return typeof body === "string" || ArrayBuffer.isView(body) || body instanceof ArrayBuffer;
}

/** @param now Milliseconds; the age is counted in whole seconds, like the timestamp. */
function requireRecent(timestamp: string, tolerance: number, now: number): void {
  if (!/^\d{1,15}$/.test(timestamp)) throw new WebhookError("malformed_header", "webhook-timestamp is no number of seconds");
  const age = Math.floor(now / 1000) - Number(timestamp);
  // A tolerance that is no number must not let everything pass.
  if (!(age <= tolerance)) throw new WebhookError("too_old", `it was sent ${age} seconds ago`);
  if (!(-age <= tolerance)) throw new WebhookError("too_new", `it claims to be sent ${-age} seconds from now`);
}

function eventOf(bytes: Uint8Array): WebhookEvent {
  const event = parse(bytes);
  const { type, timestamp } = isObject(event) ? event : {};
  if (typeof type !== "string" || typeof timestamp !== "string" || !isObject(property(event, "data")))
    throw new WebhookError("body_not_event", "the body is not an event: { type, timestamp, data }");
  // Signed by the server, which vouches for the rest of its shape.
  return event as WebhookEvent;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new WebhookError("body_not_json", "the body is not JSON", { cause });
  }
}
