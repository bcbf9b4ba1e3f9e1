import {
  type CryptoKey,
  exportJWK,
  exportPKCS8,
  generateKeyPair,
  importJWK,
  importPKCS8,
  type JWK,
  jwtVerify,
  SignJWT,
} from "jose";
import { newUuid } from "../clock.ts";
import type { Database, Executor } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { problem } from "../errors.ts";
import { type KeyRing, open, seal } from "../secrets.ts";
import type { TokenClaims } from "./principal.ts";

const day = 86_400_000;
/** A key signs for 30 days and is published for verification 7 days longer, far beyond the life of any token. */
const signingLife = 30 * day;
const publishedLife = 37 * day;

interface KeyRow {
  kid: string;
  private_key: string;
  public_jwk: JWK;
  created_at: Date;
}

interface Key {
  readonly kid: string;
  readonly createdAt: number;
  readonly jwk: JWK;
  readonly verify: CryptoKey | Uint8Array;
  readonly sign: CryptoKey;
}

export interface SigningKeysOptions {
  readonly db: Database;
  /** Encrypts the private keys at rest. */
  readonly secrets: KeyRing;
  readonly issuer: string;
}

/** The RS256 keys of the platform: in the database, so that all processes sign and verify with the same ones. */
export class SigningKeys {
  readonly issuer: string;
  readonly #db: Database;
  readonly #secrets: KeyRing;
  #keys = new Map<string, Key>();
  #loading: Promise<void> | undefined;
  #rotating: Promise<Key> | undefined;

  constructor(options: SigningKeysOptions) {
    this.#db = options.db;
    this.#secrets = options.secrets;
    this.issuer = options.issuer;
  }

  /** Signs the claims with the present key; makes the first key, or the next one when the present is too old. */
  async sign(claims: TokenClaims): Promise<string> {
    const key = (await this.#signingKey()) ?? (await this.rotate());
    const { sub, jti, iat, exp, ...rest } = claims;
    return new SignJWT({ ...rest })
      .setProtectedHeader({ alg: "RS256", kid: key.kid, typ: "JWT" })
      .setIssuer(this.issuer)
      .setAudience(this.issuer)
      .setSubject(sub)
      .setJti(jti)
      .setIssuedAt(iat)
      .setExpirationTime(exp)
      .sign(key.sign);
  }

  /**
   * Checks signature, algorithm, issuer, audience and expiry.
   * @throws problem `unauthenticated` for anything that is not a token of ours, `token_expired` for one that was
   */
  async verify(token: string): Promise<TokenClaims> {
    const now = this.#db.clock.now();
    const verified = await jwtVerify<TokenClaims>(
      token,
      async (header) => {
        const key = await this.#find(header.kid ?? "");
        if (key === undefined) throw new Error("unknown key");
        return key.verify;
      },
      {
        algorithms: ["RS256"],
        issuer: this.issuer,
        audience: this.issuer,
        currentDate: now,
        requiredClaims: ["sub", "tid", "jti", "exp"],
      },
    ).catch((cause: unknown) => {
      const expired = cause instanceof Error && "code" in cause && cause.code === "ERR_JWT_EXPIRED";
      throw problem(expired ? "token_expired" : "unauthenticated", { cause });
    });
    return verified.payload;
  }

  /** The public keys (RFC 7517), newest first. */
  async jwks(): Promise<{ keys: JWK[] }> {
    await this.#load();
    return { keys: [...this.#keys.values()].map((key) => ({ ...key.jwk, kid: key.kid, alg: "RS256", use: "sig" })) };
  }

  /** Makes a new signing key; the old ones verify until they are no longer published. One rotation at a time per process. */
  rotate(): Promise<Key> {
    this.#rotating ??= this.#create().finally(() => {
      this.#rotating = undefined;
    });
    return this.#rotating;
  }

  async #create(): Promise<Key> {
    const pair = await generateKeyPair("RS256", { modulusLength: 2048, extractable: true });
    const now = this.#db.clock.now();
    const kid = newUuid(now);
    const sealed = seal(this.#secrets, await exportPKCS8(pair.privateKey), `signing_key:${kid}`);
    await insertKey(this.#db, { kid, private_key: sealed, public_jwk: await exportJWK(pair.publicKey), created_at: now });
    await this.#load();
    const key = this.#keys.get(kid);
    if (key === undefined) throw new Error("A new signing key could not be read back.");
    return key;
  }

  /** The newest key, unless it is too old to sign. */
  async #signingKey(): Promise<Key | undefined> {
    if (this.#keys.size === 0) await this.#load();
    const newest = this.#keys.values().next().value;
    return newest !== undefined && this.#db.clock.now().getTime() - newest.createdAt < signingLife ? newest : undefined;
  }

  /** A key unknown here may be one that another process has just made. */
  async #find(kid: string): Promise<Key | undefined> {
    if (!this.#keys.has(kid)) await this.#load();
    return this.#keys.get(kid);
  }

  #load(): Promise<void> {
    this.#loading ??= this.#read().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  async #read(): Promise<void> {
    const since = new Date(this.#db.clock.now().getTime() - publishedLife);
    const keys = new Map<string, Key>();
    for (const row of await selectKeys(this.#db, since)) {
      keys.set(row.kid, this.#keys.get(row.kid) ?? (await this.#import(row)));
    }
    this.#keys = keys;
  }

  async #import(row: KeyRow): Promise<Key> {
    const privateKey = open(this.#secrets, row.private_key, `signing_key:${row.kid}`);
    return {
      kid: row.kid,
      createdAt: row.created_at.getTime(),
      jwk: row.public_jwk,
      verify: await importJWK(row.public_jwk, "RS256"),
      sign: await importPKCS8(privateKey, "RS256"),
    };
  }
}

function insertKey(db: Executor, key: KeyRow): Promise<number> {
  return db.run(sql`
    insert into kernel.signing_key (kid, private_key, public_jwk, created_at)
    values (${key.kid}, ${key.private_key}, ${key.public_jwk}, ${key.created_at})`);
}

function selectKeys(db: Executor, since: Date): Promise<KeyRow[]> {
  return db.many<KeyRow>(sql`
    select kid, private_key, public_jwk, created_at from kernel.signing_key
    where created_at > ${since} order by created_at desc, kid desc`);
}
