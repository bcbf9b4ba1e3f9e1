import { failure } from "../core/errors.ts";
import { property } from "../core/values.ts";

/**
 * The user an access token was issued for (claim `sub`). The token is read, not verified.
 *
 * @throws PatchbayError 500 when it cannot be read.
 */
export function getUserUuidFromToken(token: string): string {
  return claim(token, "sub");
}

/**
 * The account of the user an access token was issued for (claim `tid`). The token is read, not verified.
 *
 * @throws PatchbayError 500 when it cannot be read.
 */
export function getAccountUuidFromToken(token: string): string {
  return claim(token, "tid");
}

function claim(token: string, name: string): string {
  const value = property(claimsOf(token), name);
  if (typeof value !== "string") throw failure(500, `access token has no claim ${name}`);
  return value;
}

/**
 * What an access token says. The token is read, not verified.
 *
 * @throws PatchbayError 500 when it cannot be read.
 */
export function claimsOf(token: unknown): unknown {
  try {
    const [, payload = ""] = String(token).split(".");
    const bytes = Uint8Array.from(atob(payload.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    // The cause would quote a piece of the token in its message, so it is only kept as cause.
    throw failure(500, "access token cannot be read", [], error);
  }
}
