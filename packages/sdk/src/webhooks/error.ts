import { isObject } from "../core/values.ts";

/**
 * Why a delivery was not accepted:
 *
 * - `body_not_raw`: the body was parsed already; the signature is over the bytes that arrived.
 * - `missing_header`: `webhook-id`, `webhook-timestamp` or `webhook-signature` is absent or empty.
 * - `malformed_header`: the timestamp is no whole number of seconds.
 * - `too_old`, `too_new`: the timestamp lies further from the present than the tolerance.
 * - `no_matching_signature`: none of the signatures was made with one of the secrets for these very bytes.
 * - `body_not_json`, `body_not_event`: it is signed, but is no JSON, or no event.
 * - `invalid_secret`: the fault is on the receiving side: a secret is not `whsec_` and base64, or there is none.
 */
export type WebhookErrorCode =
  | "body_not_raw"
  | "missing_header"
  | "malformed_header"
  | "too_old"
  | "too_new"
  | "no_matching_signature"
  | "body_not_json"
  | "body_not_event"
  | "invalid_secret";

const BRAND = Symbol.for("patchbay.webhook-error");

/** A delivery that was not accepted; `code` says why. `instanceof` also holds across two copies of the package. */
export class WebhookError extends Error {
  readonly code: WebhookErrorCode;

  constructor(code: WebhookErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
  }

  static {
    // On the prototype, so that the name survives minification.
    Object.defineProperty(WebhookError.prototype, "name", { value: "WebhookError", configurable: true, writable: true });
    Object.defineProperty(WebhookError.prototype, BRAND, { value: true });
    Object.defineProperty(WebhookError, Symbol.hasInstance, { value: (value: unknown) => isObject(value) && BRAND in value });
  }
}
