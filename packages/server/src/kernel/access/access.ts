import type { Permission } from "@patchbay/contract";
import { LRUCache } from "lru-cache";
import type { Database, Executor } from "../db/database.ts";
import { problem } from "../errors.ts";
import type { SigningKeys } from "./keys.ts";
import { type AccessSnapshot, type AccountPath, type Grant, Principal, type TokenClaims } from "./principal.ts";

/** What the services know about users; the kernel knows no service. */
export interface AccessSources {
  /** The identity, whatever its status; undefined when it does not exist (any more). */
  findUser(
    db: Executor,
    user_uuid: string,
  ): Promise<{ account_uuid: string; account_path: AccountPath; active: boolean } | undefined>;
  /** Whether an account on this path is suspended. */
  isSuspended(db: Executor, path: AccountPath): Promise<boolean>;
  /** All permissions that the user holds through active groups and active roles. */
  grantsOf(db: Executor, user_uuid: string): Promise<Grant[]>;
  /** Ids of revoked tokens that have not expired yet. */
  revokedTokens(db: Executor): Promise<string[]>;
}

/** A change that makes cached knowledge stale. */
export type Invalidation = { readonly user_uuid: string } | { readonly everyone: true } | { readonly jti: string };

export interface AccessOptions {
  readonly db: Database;
  readonly keys: SigningKeys;
  readonly sources: AccessSources;
}

/** No access token lives longer, ms; two hours where tokens live for one. */
const longestLife = 7_200_000;

/** Turns a bearer token into a principal. Tokens are verified once, permissions computed once, both until they change. */
export class Access {
  readonly keys: SigningKeys;
  readonly #db: Database;
  readonly #sources: AccessSources;
  readonly #tokens = new LRUCache<string, TokenClaims>({ max: 20_000 });
  readonly #snapshots = new LRUCache<string, Promise<AccessSnapshot | undefined>>({ max: 20_000 });
  readonly #principals = new WeakMap<AccessSnapshot, LRUCache<TokenClaims, Principal>>();
  /** Revoked tokens and when we heard of it; in that order. */
  readonly #revoked = new Map<string, number>();

  constructor(options: AccessOptions) {
    this.#db = options.db;
    this.keys = options.keys;
    this.#sources = options.sources;
  }

  /** Loads what must be known before the first request. */
  async start(): Promise<void> {
    for (const jti of await this.#sources.revokedTokens(this.#db)) this.#revoke(jti);
  }

  /** Forgets what a change has made stale; called for every event of any process. */
  invalidate(change: Invalidation): void {
    if ("jti" in change) this.#revoke(change.jti);
    else if ("user_uuid" in change) this.#snapshots.delete(change.user_uuid);
    else this.#snapshots.clear();
  }

  /** Remembers a revoked token, and forgets those that have expired meanwhile. */
  #revoke(jti: string): void {
    const now = this.#db.clock.now().getTime();
    this.#revoked.set(jti, now);
    for (const [old, at] of this.#revoked) {
      if (at > now - longestLife) break;
      this.#revoked.delete(old);
    }
  }

  /**
   * @param token the access token as sent
   * @throws problem `unauthenticated`, `token_expired`, `token_revoked` (401) or `account_suspended` (403)
   */
  async authenticate(token: string): Promise<Principal> {
    const claims = await this.verify(token);
    const snapshot = await this.#snapshot(claims.sub);
    if (snapshot === undefined || !snapshot.active) throw problem("token_revoked");
    if (snapshot.suspended) throw problem("account_suspended");
    return this.#principal(claims, snapshot);
  }

  /**
   * Verifies a token without asking what its user may do.
   * @throws problem `unauthenticated`, `token_expired` or `token_revoked`
   */
  async verify(token: string): Promise<TokenClaims> {
    let claims = this.#tokens.get(token);
    if (claims === undefined) {
      claims = await this.keys.verify(token);
      this.#tokens.set(token, claims);
    }
    if (claims.exp * 1000 <= this.#db.clock.now().getTime()) throw problem("token_expired");
    if (this.#revoked.has(claims.jti)) throw problem("token_revoked");
    return claims;
  }

  /** What the user may do now; undefined when there is no such user. */
  async snapshotOf(user_uuid: string): Promise<AccessSnapshot | undefined> {
    return this.#snapshot(user_uuid);
  }

  /**
   * The user as a caller, for work that is done on his behalf while he is not there: with the rights that he has now.
   * @param scope of the token on whose behalf it is, scopes separated by blanks; everything when absent
   * @throws problem `forbidden` for a user who is gone or inactive, `account_suspended`
   */
  async actFor(user_uuid: string, scope = "default"): Promise<Principal> {
    const snapshot = await this.#snapshot(user_uuid);
    if (snapshot === undefined || !snapshot.active) throw problem("forbidden", "The user cannot act any more.");
    if (snapshot.suspended) throw problem("account_suspended");
    const claims = { jti: "", sub: user_uuid, tid: snapshot.account_uuid, cid: "", scp: scope, iat: 0, exp: 0 };
    return new Principal({ ...claims, typ: "user" }, snapshot);
  }

  #principal(claims: TokenClaims, snapshot: AccessSnapshot): Principal {
    let known = this.#principals.get(snapshot);
    if (known === undefined) {
      known = new LRUCache({ max: 100 });
      this.#principals.set(snapshot, known);
    }
    let principal = known.get(claims);
    if (principal === undefined) {
      principal = new Principal(claims, snapshot);
      known.set(claims, principal);
    }
    return principal;
  }

  /** The promise is cached, so a change during the computation discards it as well. */
  #snapshot(user_uuid: string): Promise<AccessSnapshot | undefined> {
    let snapshot = this.#snapshots.get(user_uuid);
    if (snapshot === undefined) {
      snapshot = this.#compute(user_uuid);
      this.#snapshots.set(user_uuid, snapshot);
      snapshot.catch(() => this.#snapshots.delete(user_uuid));
    }
    return snapshot;
  }

  async #compute(user_uuid: string): Promise<AccessSnapshot | undefined> {
    const user = await this.#sources.findUser(this.#db, user_uuid);
    if (user === undefined) return undefined;
    const [suspended, grants] = await Promise.all([
      this.#sources.isSuspended(this.#db, user.account_path),
      this.#sources.grantsOf(this.#db, user_uuid),
    ]);
    const byPermission = new Map<Permission, string[]>();
    for (const grant of grants) byPermission.set(grant.permission, [...(byPermission.get(grant.permission) ?? []), grant.root]);
    return {
      user_uuid,
      account_uuid: user.account_uuid,
      account_path: user.account_path,
      active: user.active,
      suspended,
      grants: byPermission,
      visible: [...new Set([user.account_uuid, ...grants.map((grant) => grant.root)])],
    };
  }
}
