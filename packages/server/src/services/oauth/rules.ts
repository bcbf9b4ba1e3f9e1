import { createHash } from "node:crypto";
import { permissions } from "@patchbay/contract";
import { equal } from "../../kernel/secrets.ts";

/** Seconds that an access token lives: what the platform's clients expect. */
export const accessTokenLife = 3600;
/** Milliseconds that a refresh token lives; each refresh begins them anew. */
export const refreshTokenLife = 30 * 86_400_000;
/** Milliseconds in which the refresh token used last gives the same successor again, for whoever lost the answer. */
export const refreshGrace = 10_000;
/** Milliseconds that an authorization code lives. It goes from the browser straight to the client. */
export const codeLife = 60_000;
/** Sessions that a user has at most; a new one ends the oldest. Old clients make up a device id on every sign-in. */
export const sessionsPerUser = 100;

/** Everything the user's roles permit; the other scopes are names of permissions. */
export const everything = "default";

const known: ReadonlySet<string> = new Set([everything, ...permissions.map(({ name }) => name)]);

/** The scopes of a list that do not exist. */
export function unknownScopes(scopes: readonly string[]): string[] {
  return scopes.filter((scope) => !known.has(scope));
}

/** Reads a `scope` parameter: separated by blanks or commas, `default` when there is nothing in it. */
export function parseScope(text: string | undefined): string[] {
  const scopes = [...new Set((text ?? "").split(/[\s,]+/).filter((scope) => scope !== ""))];
  return scopes.length === 0 ? [everything] : scopes;
}

/** What is left of a scope under a limit. `default` as a limit limits nothing; as a scope it is all that the limit has. */
export function limitScope(scope: readonly string[], limit: readonly string[]): string[] {
  if (limit.includes(everything)) return [...scope];
  if (scope.includes(everything)) return [...limit];
  return scope.filter((name) => limit.includes(name));
}

/**
 * What a request for a scope is granted. Asking for `default` gets all that the limits leave; asking for anything else
 * gets exactly that.
 * @returns undefined when more is asked for than the limits leave, or nothing is left
 */
export function grantScope(requested: readonly string[], limits: readonly (readonly string[])[]): string[] | undefined {
  if (unknownScopes(requested).length > 0) return undefined;
  const left = limits.reduce<string[]>((scope, limit) => limitScope(scope, limit), [everything]);
  const granted = limitScope(requested, left);
  const asksForMore = !requested.includes(everything) && granted.length < requested.length;
  if (asksForMore || granted.length === 0) return undefined;
  return granted.includes(everything) ? [everything] : granted;
}

/** Whether a scope holds everything of another one. */
export function covers(scope: readonly string[], other: readonly string[]): boolean {
  return scope.includes(everything) || other.every((name) => scope.includes(name));
}

/** Whether the verifier belongs to the S256 challenge (RFC 7636, 4.6). */
export function provesChallenge(verifier: string, challenge: string): boolean {
  return equal(createHash("sha256").update(verifier, "ascii").digest("base64url"), challenge);
}

const loopback = new Set(["127.0.0.1", "[::1]", "localhost"]);

/**
 * Whether people may be sent back to this address: https, http on the machine itself, or the private scheme of a native
 * application (RFC 8252, 7.1: a reversed domain name); never with a fragment.
 */
export function isRedirectUri(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname, hash, username, password } = new URL(uri);
  if (hash !== "" || uri.endsWith("#") || username !== "" || password !== "") return false;
  if (protocol === "http:") return loopback.has(hostname);
  return protocol === "https:" || /^[a-z][a-z0-9+-]*\.[a-z0-9.+-]*:$/.test(protocol);
}
