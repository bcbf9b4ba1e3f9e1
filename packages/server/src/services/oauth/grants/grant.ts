import type { BodyOf, oauth as contract } from "@patchbay/contract";
import type { Tx } from "../../../kernel/db/database.ts";
import type { Kernel } from "../../../kernel/service.ts";
import type { TokenBody } from "../issue.ts";
import { scopesOfPolicy } from "../policies.ts";
import { refusal } from "../refusal.ts";
import { grantScope, parseScope } from "../rules.ts";
import type { ClientRow } from "../store/clients.ts";

export type TokenForm = BodyOf<(typeof contract.operations)["requestToken"]>;

/** One request for a token, from a client that has authenticated and has the grant. */
export interface GrantRequest {
  readonly kernel: Kernel;
  readonly tx: Tx;
  readonly client: ClientRow;
  readonly form: TokenForm;
  /** Names the session of a sign-in; undefined when the request names none. */
  readonly device_id: string | undefined;
  readonly address: string;
}

export type Grant = (request: GrantRequest) => Promise<TokenBody>;

/**
 * A member of the form that the grant cannot do without.
 * @throws problem `invalid_request`
 */
export function required(form: TokenForm, ...names: readonly (keyof TokenForm)[]): string {
  for (const name of names) {
    const value = form[name];
    if (value !== undefined && value !== "") return value;
  }
  throw refusal("invalid_request", `${names[0]} is required.`);
}

/**
 * The scope that a request of this client is granted.
 * @param limits what else limits it, beside the client's own scopes and its policy
 * @throws problem `invalid_scope`
 */
export function grantedScope(client: ClientRow, requested: string | undefined, ...limits: readonly string[][]): string[] {
  const granted = grantScope(parseScope(requested), [client.scope, scopesOfPolicy(client.policy_uuid), ...limits]);
  if (granted === undefined) throw refusal("invalid_scope", "There is no such scope, or the client may not have it.");
  return granted;
}

/** Refuses a client that keeps no secret. */
export function requireConfidential(client: ClientRow): void {
  if (client.secret_hash === null) throw refusal("unauthorized_client", "A public client may not use this grant.");
}
