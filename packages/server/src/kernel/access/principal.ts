import type { Permission } from "@patchbay/contract";
import { problem } from "../errors.ts";

/** Ids of the accounts from the root of the tree down to an account itself. Immutable, as parents never change. */
export type AccountPath = readonly string[];

/**
 * Roots of the subtrees that a caller may see or act in; every store function that touches tenant data takes one and
 * tests `account_path && scope`, so that whatever lies outside does not exist for the caller.
 */
export type Scope = readonly string[];

/** One permission on an account and all its descendants. */
export interface Grant {
  readonly permission: Permission;
  /** The account at which the granted subtree begins. */
  readonly root: string;
}

/** What is known about a user, computed once and cached until it changes. */
export interface AccessSnapshot {
  readonly user_uuid: string;
  readonly account_uuid: string;
  readonly account_path: AccountPath;
  /** The identity can act at all. */
  readonly active: boolean;
  /** Its account or an ancestor is suspended. */
  readonly suspended: boolean;
  readonly grants: ReadonlyMap<Permission, Scope>;
  /** Own account and every account reached through scoped roles. */
  readonly visible: Scope;
}

/** The verified contents of an access token. */
export interface TokenClaims {
  readonly jti: string;
  /** User whom the token acts for. */
  readonly sub: string;
  /** Account of that user. */
  readonly tid: string;
  /** Public id of the client that got it. */
  readonly cid: string;
  /** Granted scopes, separated by blanks. */
  readonly scp: string;
  readonly policy?: string;
  readonly did?: string;
  readonly typ: "user" | "client";
  /** Seconds since the epoch. */
  readonly iat: number;
  readonly exp: number;
}

/** The caller of an operation: a token and what its user may do. */
export class Principal {
  readonly claims: TokenClaims;
  readonly #snapshot: AccessSnapshot;
  readonly #scopes: ReadonlySet<string>;

  constructor(claims: TokenClaims, snapshot: AccessSnapshot) {
    this.claims = claims;
    this.#snapshot = snapshot;
    this.#scopes = new Set(claims.scp.split(" "));
  }

  get user_uuid(): string {
    return this.#snapshot.user_uuid;
  }

  get account_uuid(): string {
    return this.#snapshot.account_uuid;
  }

  get account_path(): AccountPath {
    return this.#snapshot.account_path;
  }

  /** The visible tree: what is outside does not exist for this caller (404). */
  get visible(): Scope {
    return this.#snapshot.visible;
  }

  /** Where the permission is held: roots of subtrees, empty when nowhere. The token's scope can only narrow it. */
  scopeOf(permission: Permission): Scope {
    if (!this.#allows(permission)) return [];
    return this.#snapshot.grants.get(permission) ?? [];
  }

  /** Whether the permission is held on the account with this path. */
  can(permission: Permission, path: AccountPath): boolean {
    return this.scopeOf(permission).some((root) => path.includes(root));
  }

  /**
   * Refuses unless the permission is held on the account with this path.
   * @throws problem `forbidden`
   */
  require(permission: Permission, path: AccountPath): void {
    if (!this.can(permission, path)) throw forbidden(permission);
  }

  /** Whether the token's own scope lets it use the permission at all (`default` = everything the roles permit). */
  #allows(permission: Permission): boolean {
    return this.#scopes.has("default") || this.#scopes.has(permission);
  }

  /** Gate before the handler: whether an operation asking for this permission may be entered at all. */
  mayEnter(permission: Permission, own: boolean): boolean {
    return own ? this.#allows(permission) : this.scopeOf(permission).length > 0;
  }
}

/** The refusal that names the missing permission. */
export function forbidden(permission: Permission): Error {
  return problem("forbidden", `This needs the permission ${permission}.`);
}
