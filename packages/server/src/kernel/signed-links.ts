import { createHmac } from "node:crypto";
import { equal, type KeyRing, type SecretKey } from "./secrets.ts";

/** The query of a signed link. */
export interface LinkQuery {
  /** Seconds since the epoch. */
  readonly expires?: string | undefined;
  /** Id of the key that has signed. */
  readonly key?: string | undefined;
  readonly signature?: string | undefined;
}

/**
 * A link that opens something to whoever has it, until it expires. Replacing the platform's key keeps links good that were
 * signed by the one before.
 * @param path from the root, without a query: all that the signature is about, beside the time
 * @returns the path with its query
 */
export function signedLink(keys: KeyRing, path: string, expires: Date): string {
  const seconds = String(Math.ceil(expires.getTime() / 1000));
  const query = new URLSearchParams({ expires: seconds, key: keys[0].id, signature: signatureOf(keys[0], path, seconds) });
  return `${path}?${query}`;
}

/** Whether {@link signedLink} has made this, and its time is not over. */
export function isSignedLink(keys: KeyRing, path: string, { expires, key: id, signature }: LinkQuery, now: Date): boolean {
  const key = keys.find((candidate) => candidate.id === id);
  if (key === undefined || expires === undefined || signature === undefined || !/^\d{1,12}$/.test(expires)) return false;
  return equal(signature, signatureOf(key, path, expires)) && Number(expires) * 1000 > now.getTime();
}

/** By a key of its own, so that nothing else that the platform's key signs or seals can be taken for a link. */
function signatureOf({ bytes }: SecretKey, path: string, expires: string): string {
  const key = createHmac("sha256", bytes).update("patchbay signed link").digest();
  return createHmac("sha256", key).update(`${path}\n${expires}`).digest("base64url");
}
