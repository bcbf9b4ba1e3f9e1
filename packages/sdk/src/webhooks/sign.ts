import { uuid4 } from "../core/uuid.ts";
import { bytesOf, keysOf, type RawBody, signaturesOf, signedContent } from "./signature.ts";

/** An event to sign; `timestamp` is the present when absent. */
export interface WebhookPayload {
  readonly type: string;
  readonly timestamp?: string;
  readonly data: object;
}

export interface SignOptions {
  /** Default: a new one. */
  readonly id?: string | undefined;
  /** When it is sent. Default: now. */
  readonly date?: Date | undefined;
}

/** A signed delivery, in the words of `fetch`: `fetch(url, { method: "POST", ...signed })`. */
export interface SignedWebhook<Body> {
  readonly headers: {
    readonly "content-type": "application/json";
    readonly "webhook-id": string;
    readonly "webhook-timestamp": string;
    readonly "webhook-signature": string;
  };
  readonly body: Body;
}

/**
 * Signs a delivery as Patchbay does, to try a receiver with.
 *
 * ```ts
 * const { headers, body } = await signWebhook({ type: "sms.inbound", data: { content: "Hi" } }, secret);
 * ```
 *
 * @param payload An event, or a body that is sent as it is: text or bytes.
 * @param secret `whsec_…`. With several there are several signatures, as while a secret is being replaced.
 * @throws WebhookError `invalid_secret`
 */
export function signWebhook<Payload extends RawBody | WebhookPayload>(
  payload: Payload,
  secret: string | readonly string[],
  options?: SignOptions,
): Promise<SignedWebhook<Payload extends RawBody ? Payload : string>>;
export async function signWebhook(
  payload: RawBody | WebhookPayload,
  secret: string | readonly string[],
  { id = `msg_${uuid4()}`, date = new Date() }: SignOptions = {},
): Promise<SignedWebhook<RawBody>> {
  const body = isEvent(payload) ? JSON.stringify({ timestamp: date.toISOString(), ...payload }) : payload;
  const timestamp = String(Math.floor(date.getTime() / 1000));
  const signatures = await signaturesOf(await keysOf(secret, "sign"), signedContent(id, timestamp, bytesOf(body)));
  return {
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": timestamp,
      "webhook-signature": signatures,
    },
    body,
  };
}

function isEvent(payload: RawBody | WebhookPayload): payload is WebhookPayload {
  return typeof payload === "object" && "type" in payload;
}
