import type { oauth as contract, QueryOf } from "@patchbay/contract";
import { hashSecret, type KeyRing, open, seal, UnsealError } from "../../../kernel/secrets.ts";
import { scopesOfPolicy } from "../policies.ts";
import { grantScope, parseScope } from "../rules.ts";
import type { ClientRow } from "../store/clients.ts";

export type AuthorizationQuery = QueryOf<(typeof contract.operations)["authorize"]>;

/** An authorization request that has been checked; travels through the sign-in page, sealed. */
export interface AuthorizationRequest {
  readonly public_id: string;
  readonly redirect_uri: string;
  readonly scope: readonly string[];
  readonly state?: string;
  readonly code_challenge: string;
  /** Milliseconds since the epoch. */
  readonly shown_at: number;
}

/** What is wrong with a request whose sender is known: told to the application (RFC 6749, 4.1.2.1). */
export interface Mistake {
  readonly error: "unsupported_response_type" | "invalid_request" | "invalid_scope";
  readonly error_description: string;
}

/** Checks what a known client asks for at one of its own addresses. */
export function checkRequest(
  client: ClientRow,
  redirect_uri: string,
  query: AuthorizationQuery,
  now: Date,
): AuthorizationRequest | Mistake {
  const { state, code_challenge } = query;
  if (query.response_type !== "code")
    return { error: "unsupported_response_type", error_description: "response_type must be code." };
  if (query.code_challenge_method !== "S256" || code_challenge === undefined || !/^[A-Za-z0-9_-]{43}$/.test(code_challenge)) {
    return { error: "invalid_request", error_description: "code_challenge is required, with code_challenge_method S256." };
  }
  const scope = grantScope(parseScope(query.scope), [client.scope, scopesOfPolicy(client.policy_uuid)]);
  if (scope === undefined)
    return { error: "invalid_scope", error_description: "There is no such scope, or the client may not have it." };
  const { public_id } = client;
  return { public_id, redirect_uri, scope, ...(state === undefined ? {} : { state }), code_challenge, shown_at: now.getTime() };
}

/** The application's address with the answer in its query, and who gives it (RFC 9207). */
export function answerAt(redirect_uri: string, issuer: string, answer: Readonly<Record<string, string | undefined>>): string {
  const url = new URL(redirect_uri);
  for (const [name, value] of Object.entries({ ...answer, iss: issuer }))
    if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
}

/** A page may be left open for ten minutes. */
const pageLife = 600_000;

/** The page's state opens only together with the cookie that came with it: another site cannot send the form. */
const context = (cookie: string): string => `oauth.sign_in:${hashSecret(cookie)}`;

export function sealRequest(keys: KeyRing, request: AuthorizationRequest, cookie: string): string {
  return seal(keys, JSON.stringify(request), context(cookie));
}

/** @returns undefined when it is not ours, comes with another cookie, or is too old */
export function openRequest(keys: KeyRing, sealed: string, cookie: string, now: Date): AuthorizationRequest | undefined {
  try {
    // Nobody but this server can have sealed it.
    const request = JSON.parse(open(keys, sealed, context(cookie))) as AuthorizationRequest;
    return now.getTime() - request.shown_at <= pageLife ? request : undefined;
  } catch (error) {
    if (error instanceof UnsealError) return undefined;
    throw error;
  }
}
