/** The signature scheme `v1` of Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`. */
import { WebhookError } from "./error.ts";

/** The body of a request as it arrived, before anything parsed it. A `Buffer` is a `Uint8Array`. */
export type RawBody = string | Uint8Array | ArrayBuffer;

/** `CryptoKey`, a name that the declarations of Node.js 20 do not have. */
type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

const algorithm = { name: "HMAC", hash: "SHA-256" };
const prefix = "whsec_";
const encoder = new TextEncoder();

export function bytesOf(body: RawBody): Uint8Array {
  if (typeof body === "string") return encoder.encode(body);
  return ArrayBuffer.isView(body) ? body : new Uint8Array(body);
}

/** What is signed. */
export function signedContent(id: string, timestamp: string, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = encoder.encode(`${id}.${timestamp}.`);
  const content = new Uint8Array(head.length + body.length);
  content.set(head);
  content.set(body, head.length);
  return content;
}

/**
 * The keys of one secret, or of several while one is being replaced.
 *
 * @throws WebhookError `invalid_secret`; the message does not repeat the secret.
 */
export async function keysOf(secret: string | readonly string[], usage: "sign" | "verify"): Promise<Key[]> {
  const secrets: readonly string[] = [secret].flat();
  if (secrets.length === 0) throw new WebhookError("invalid_secret", "there is no secret");
  return Promise.all(secrets.map((each) => crypto.subtle.importKey("raw", keyBytes(each), algorithm, false, [usage])));
}

/** A variable of the environment that is not set arrives here as undefined. */
function keyBytes(secret: string | undefined): Uint8Array<ArrayBuffer> {
  const bytes = secret?.startsWith(prefix) === true ? decodeBase64(secret.slice(prefix.length)) : undefined;
  if (bytes === undefined || bytes.length === 0) throw new WebhookError("invalid_secret", `a secret must be ${prefix} and base64`);
  return bytes;
}

/** The header's value: one signature for each key. */
export async function signaturesOf(keys: readonly Key[], content: Uint8Array<ArrayBuffer>): Promise<string> {
  const signatures = await Promise.all(keys.map((key) => crypto.subtle.sign(algorithm, key, content)));
  return signatures.map((bytes) => `v1,${encodeBase64(new Uint8Array(bytes))}`).join(" ");
}

/** Whether one of the signatures in the header's value was made with one of the keys. Other versions are passed over. */
export async function matches(header: string, keys: readonly Key[], content: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const signatures = header.split(" ").flatMap((each) => (each.startsWith("v1,") ? (decodeBase64(each.slice(3)) ?? []) : []));
  for (const signature of signatures) {
    for (const key of keys) {
      // The platform compares in constant time.
      if (await crypto.subtle.verify(algorithm, key, signature, content)) return true;
    }
  }
  return false;
}

/** Undefined for anything but what encoding the bytes gives, so that a signature can be written in one way only. */
function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return encodeBase64(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function encodeBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
