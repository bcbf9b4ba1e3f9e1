import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** A key that seals secrets: 32 bytes, and an id by which a sealed text names it. */
export interface SecretKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/** The keys of the platform. The first seals; all of them open, so that a key can be replaced without downtime. */
export type KeyRing = readonly [SecretKey, ...SecretKey[]];

/** A sealed text that cannot be opened: damaged, sealed for another context, or under a key that is gone. */
export class UnsealError extends Error {
  override readonly name = "UnsealError";
}

const version = "v1";
/** AES-GCM as NIST SP 800-38D recommends it: a 96-bit random nonce and the full 128-bit tag. */
const nonceBytes = 12;
const tagBytes = 16;

/**
 * A secret key from its bytes. The id is a short digest, which tells the keys apart and tells nothing about them.
 * @param bytes exactly 32 bytes
 */
export function secretKey(bytes: Buffer): SecretKey {
  if (bytes.length !== 32) throw new RangeError("A secret key has 32 bytes.");
  return { id: createHash("sha256").update("patchbay key id").update(bytes).digest("hex").slice(0, 8), bytes };
}

/**
 * Encrypts a secret for storage (AES-256-GCM, fresh nonce each time).
 * @param keys the first one seals
 * @param plaintext any text
 * @param context what it is and whose, e.g. `oauth.client_secret:<uuid>`; opening demands the same, so that a sealed
 *   text moved to another row or column does not open there
 * @returns `v1.<key id>.<base64url of nonce, ciphertext and tag>`
 */
export function seal(keys: KeyRing, plaintext: string, context: string): string {
  const key = keys[0];
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, nonce);
  cipher.setAAD(associatedData(key.id, context));
  const sealed = Buffer.concat([nonce, cipher.update(plaintext, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `${version}.${key.id}.${sealed.toString("base64url")}`;
}

/**
 * Decrypts what {@link seal} made.
 * @throws UnsealError when the text is damaged, was sealed for another context, or its key is not in the ring
 */
export function open(keys: KeyRing, sealed: string, context: string): string {
  const [form, id, body, ...rest] = sealed.split(".");
  if (form !== version || id === undefined || body === undefined || rest.length > 0) {
    throw new UnsealError("This is not a sealed text.");
  }
  const key = keys.find((candidate) => candidate.id === id);
  if (key === undefined) throw new UnsealError(`This was sealed under the key ${id}, which the platform does not have.`);
  const bytes = Buffer.from(body, "base64url");
  if (bytes.length < nonceBytes + tagBytes) throw new UnsealError("This sealed text is too short.");
  const decipher = createDecipheriv("aes-256-gcm", key.bytes, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(associatedData(id, context));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  try {
    const head = decipher.update(bytes.subarray(nonceBytes, -tagBytes));
    return Buffer.concat([head, decipher.final()]).toString("utf8");
  } catch (cause) {
    throw new UnsealError("This sealed text is damaged or belongs elsewhere.", { cause });
  }
}

/** Whether a sealed text should be sealed anew because a newer key has taken over. */
export function needsReseal(keys: KeyRing, sealed: string): boolean {
  return !sealed.startsWith(`${version}.${keys[0].id}.`);
}

function associatedData(id: string, context: string): Buffer {
  return Buffer.from(`${version}.${id}.${context}`, "utf8");
}

/**
 * The digest under which a token or generated secret is stored and found (SHA-256, base64url). Only for secrets of
 * high entropy, which nobody can guess; passwords go through argon2id.
 */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret, "utf8").digest("base64url");
}

/** Whether two secrets are the same, in a time that depends on neither their content nor their length. */
export function equal(a: string, b: string): boolean {
  return timingSafeEqual(createHash("sha256").update(a, "utf8").digest(), createHash("sha256").update(b, "utf8").digest());
}

/**
 * A new random token.
 * @param bytes how many random bytes it carries; 32 is beyond guessing
 * @returns base64url without padding, 4 characters per 3 bytes
 */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString("base64url");
}
