import { createHmac } from "node:crypto";
import { equal } from "./secrets.ts";

/** How far the clock of the sender may be off, in s. */
const tolerance = 300;

/** The headers of a signed webhook by Standard Webhooks (https://www.standardwebhooks.com). */
export interface SignedHeaders {
  readonly id: string | undefined;
  readonly timestamp: string | undefined;
  /** Signatures separated by spaces, each `v1,` and base64. */
  readonly signature: string | undefined;
}

/**
 * Whether a webhook was sent by who knows the secret, lately: HMAC-SHA256 of `id.timestamp.body`.
 * @param secret base64, with or without `whsec_`
 * @param body as it arrived
 */
export function isSigned(secret: string, { id, timestamp, signature }: SignedHeaders, body: Uint8Array, now: Date): boolean {
  if (id === undefined || timestamp === undefined || signature === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > tolerance) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const expected = `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest("base64")}`;
  return signature.split(" ").some((each) => equal(each, expected));
}
