import { encodeBasic } from "../core/encoding.ts";
import { failure } from "../core/errors.ts";
import type { Clock } from "../core/polling.ts";
import { uuid4 } from "../core/uuid.ts";
import { isText, property } from "../core/values.ts";
import { AuthenticationError, ServerError } from "./errors.ts";

/** A user who signs in with a password. */
export interface PasswordCredentials {
  /** User name or e-mail address. */
  readonly username: string;
  readonly password: string;
  readonly clientId: string;
  /** Absent for a public client. */
  readonly clientSecret?: string | undefined;
  /** Default `default`. */
  readonly scope?: string | undefined;
  /** Names the session on the server. Default: a new uuid. */
  readonly deviceId?: string | undefined;
}

/** A program that acts for itself. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Default `default`. */
  readonly scope?: string | undefined;
}

/** A session that was begun earlier. */
export interface RefreshCredentials {
  readonly refreshToken: string;
  readonly clientId: string;
  /** Absent for a public client. */
  readonly clientSecret?: string | undefined;
  /**
   * Told the new tokens after each refresh: the refresh token before is used up then, so keep this one. Calls wait for
   * the promise, if it returns one, and fail when it does.
   */
  readonly onRefresh?: ((tokens: Tokens) => unknown) | undefined;
}

/**
 * Who is calling: an access token, a function that gives one (asked before each call, so it should remember it), or what
 * is needed to get tokens. Tokens that the client got itself are refreshed before they expire.
 */
export type Credentials = string | (() => string | Promise<string>) | PasswordCredentials | ClientCredentials | RefreshCredentials;

/** What the token endpoint gives. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  /** Seconds; undefined when the server does not say. */
  readonly expiresIn: number | undefined;
}

/** A request to the token endpoint. */
export interface Grant {
  readonly form: Readonly<Record<string, string>>;
  /** `id:secret` in base64. Absent for a public client. */
  readonly basic?: string | undefined;
  readonly deviceId?: string | undefined;
  /** Whether asking twice does no harm. A refresh token must not be used twice: the server takes that for theft. */
  readonly repeatable: boolean;
}

/** Gives access tokens. */
export interface TokenSource {
  /** A token that is good for a while yet. */
  token(): Promise<string>;
  /** Tells that the server did not accept a token, so that the next one is another if there can be one. */
  reject(token: string): void;
}

/** Performs a grant; resolves to the body of the answer. */
export type Granter = (grant: Grant) => Promise<unknown>;

/** The source of tokens for the given credentials. */
export function tokenSource(credentials: Credentials | undefined, granter: Granter, clock: Clock): TokenSource {
  if (credentials === undefined) return new FunctionSource(() => Promise.reject(noCredentials()));
  if (typeof credentials === "string") return new FunctionSource(async () => credentials);
  if (typeof credentials === "function") return new FunctionSource(async () => credentials());
  return new GrantSource(credentials, granter, clock);
}

/** `id:secret` in base64, when the credentials hold both. */
export function basicOf(credentials: Credentials | undefined): string | undefined {
  if (typeof credentials !== "object" || credentials.clientSecret === undefined) return undefined;
  return encodeBasic(credentials.clientId, credentials.clientSecret);
}

function noCredentials(): AuthenticationError {
  return new AuthenticationError(failure(401, "the client has no credentials"), { key: "unauthenticated" });
}

/** Asks a function each time; callers at the same time share one answer. */
class FunctionSource implements TokenSource {
  readonly #ask: () => Promise<string>;
  #asking: Promise<string> | undefined;

  constructor(ask: () => Promise<string>) {
    this.#ask = ask;
  }

  token(): Promise<string> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  reject(): void {
    // The function learns of it by being asked again.
  }
}

interface Held extends Tokens {
  /** Milliseconds since 1970 from which on it is renewed. */
  readonly renewAt: number;
}

/** Gets tokens itself and renews them before they expire. Callers at the same time share one request. */
class GrantSource implements TokenSource {
  readonly #credentials: PasswordCredentials | ClientCredentials | RefreshCredentials;
  readonly #granter: Granter;
  readonly #clock: Clock;
  readonly #deviceId: string;
  #held: Held | undefined;
  #renewing: Promise<Held> | undefined;

  constructor(credentials: PasswordCredentials | ClientCredentials | RefreshCredentials, granter: Granter, clock: Clock) {
    this.#credentials = credentials;
    this.#granter = granter;
    this.#clock = clock;
    this.#deviceId = ("deviceId" in credentials ? credentials.deviceId : undefined) ?? uuid4();
  }

  async token(): Promise<string> {
    if (this.#held !== undefined && this.#clock.now() < this.#held.renewAt) return this.#held.accessToken;
    this.#renewing ??= this.#renew().finally(() => {
      this.#renewing = undefined;
    });
    return (await this.#renewing).accessToken;
  }

  reject(token: string): void {
    // Another call may have renewed it meanwhile.
    if (this.#held?.accessToken === token) this.#held = { ...this.#held, renewAt: 0 };
  }

  async #renew(): Promise<Held> {
    const tokens = await this.#obtain();
    const lifetime = tokens.expiresIn ?? Number.POSITIVE_INFINITY;
    // A tenth of its life before it ends, at most a minute: a request under way must not outlive its token.
    const margin = Math.min(lifetime / 10, 60);
    this.#held = { ...tokens, renewAt: this.#clock.now() + (lifetime - margin) * 1000 };
    if ("onRefresh" in this.#credentials) await this.#credentials.onRefresh?.(tokens);
    return this.#held;
  }

  async #obtain(): Promise<Tokens> {
    const credentials = this.#credentials;
    const refreshToken = this.#held?.refreshToken ?? ("refreshToken" in credentials ? credentials.refreshToken : undefined);
    if (refreshToken === undefined) return this.#signIn();
    try {
      return await this.#grant({ grant_type: "refresh_token", refresh_token: refreshToken }, false);
    } catch (error) {
      // A session that has ended can be begun anew by whoever has the password.
      if (!("password" in credentials) || !isRefusal(error)) throw error;
      return this.#signIn();
    }
  }

  #signIn(): Promise<Tokens> {
    const credentials = this.#credentials;
    const scope = ("scope" in credentials ? credentials.scope : undefined) ?? "default";
    if (!("password" in credentials)) return this.#grant({ grant_type: "client_credentials", scope }, true);
    const { username, password } = credentials;
    return this.#grant({ grant_type: "password", scope, email: username, password }, true);
  }

  async #grant(form: Readonly<Record<string, string>>, repeatable: boolean): Promise<Tokens> {
    const basic = basicOf(this.#credentials);
    const client = basic === undefined ? { client_id: this.#credentials.clientId } : {};
    return readTokens(await this.#granter({ form: { ...form, ...client }, basic, deviceId: this.#deviceId, repeatable }));
  }
}

function isRefusal(error: unknown): boolean {
  const status = property(property(error, "response"), "status");
  return status === 400 || status === 401;
}

function readTokens(body: unknown): Tokens {
  const [accessToken, refreshToken, expiresIn] = [
    property(body, "access_token"),
    property(body, "refresh_token"),
    property(body, "expires_in"),
  ];
  if (!isText(accessToken)) throw new ServerError(failure(500, "the token endpoint answered without an access token"));
  return {
    accessToken,
    refreshToken: isText(refreshToken) ? refreshToken : undefined,
    expiresIn: typeof expiresIn === "number" ? expiresIn : undefined,
  };
}
