import type { Executor } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";
import type { IdentityRow } from "./identities.ts";

/** An identity as signing in needs it. */
export type LoginRow = IdentityRow & {
  /** Null when no password is kept here. */
  password_hash: string | null;
  password_changed_at: Date | null;
  /** Whether a second factor is switched on. */
  mfa_active: boolean;
};

/**
 * Whom a login name names, on the whole platform: the user name, else the e-mail address if only one identity has it.
 * Signing in happens before anybody's scope is known.
 * No scope: signing in comes before it is known.
 */
export function selectByLogin(db: Executor, login: string): Promise<LoginRow | undefined> {
  return db.maybe<LoginRow>(sql`
    with named as (
      select i.*, lower(username) = lower(${login}) as by_username, count(*) over () as others
      from identity.identity i where lower(username) = lower(${login}) or lower(email) = lower(${login})
    )
    select named.*, c.password_hash, c.changed_at as password_changed_at,
           exists (select 1 from identity.mfa_setting m where m.identity_uuid = named.uuid and m.active) as mfa_active
    from named left join identity.credential c on c.identity_uuid = named.uuid
    where by_username or others = 1`);
}

/**
 * Whether an identity is active and its password as old as it was, which then stays so until the transaction ends.
 * No scope: somebody has just proven to be that identity.
 */
export async function holdCredential(tx: Executor, identity_uuid: string, changed_at: Date): Promise<boolean> {
  const held = await tx.maybe(sql`
    select 1 from identity.identity i join identity.credential c on c.identity_uuid = i.uuid
    where i.uuid = ${identity_uuid} and i.status = 'Active' and c.changed_at = ${changed_at}
    for share`);
  return held !== undefined;
}

/** Sets or replaces a password. */
export async function upsertCredential(tx: Executor, identity_uuid: string, password_hash: string, at: Date): Promise<void> {
  await tx.run(sql`
    insert into identity.credential (identity_uuid, password_hash, changed_at) values (${identity_uuid}, ${password_hash}, ${at})
    on conflict (identity_uuid) do update set password_hash = excluded.password_hash, changed_at = excluded.changed_at`);
}

/** Replaces the hash of an unchanged password by one of another cost; not when the password has changed meanwhile. */
export async function updateHash(db: Executor, identity_uuid: string, old_hash: string, new_hash: string): Promise<void> {
  await db.run(sql`
    update identity.credential set password_hash = ${new_hash}
    where identity_uuid = ${identity_uuid} and password_hash = ${old_hash}`);
}

/**
 * Who may set a password by mail to this address: the one of that user name, else up to five with that e-mail address.
 * No scope: nobody has signed in yet.
 */
export function selectForReset(tx: Executor, address: string): Promise<IdentityRow[]> {
  return tx.many<IdentityRow>(sql`
    with named as (
      select i.*, lower(username) = lower(${address}) as by_username
      from identity.identity i
      where (lower(username) = lower(${address}) or lower(email) = lower(${address}))
        and provider = 'local' and status = 'Active' and email <> ''
    )
    select * from named where by_username or not exists (select 1 from named n where n.by_username)
    order by created_at, uuid limit 5`);
}

export interface PasswordToken {
  readonly token_hash: string;
  readonly identity_uuid: string;
  readonly email: string;
  readonly expires_at: Date;
}

export async function insertPasswordToken(tx: Executor, token: PasswordToken): Promise<void> {
  await tx.run(sql`
    insert into identity.password_token (token_hash, identity_uuid, email, expires_at)
    values (${token.token_hash}, ${token.identity_uuid}, ${token.email}, ${token.expires_at})`);
}

/** Whose password an unexpired token sets, if that identity may sign in. No scope: the token is the proof. */
export function selectByPasswordToken(
  db: Executor,
  token_hash: string,
  now: Date,
): Promise<(IdentityRow & { token_email: string }) | undefined> {
  return db.maybe(sql`
    select i.*, t.email as token_email
    from identity.password_token t join identity.identity i on i.uuid = t.identity_uuid
    where t.token_hash = ${token_hash} and t.expires_at > ${now} and i.status = 'Active'`);
}

/** Uses a token up. @returns false when somebody else was faster, or it has expired */
export async function takePasswordToken(tx: Executor, token_hash: string, now: Date): Promise<boolean> {
  const taken = await tx.run(sql`
    delete from identity.password_token where token_hash = ${token_hash} and expires_at > ${now}`);
  return taken === 1;
}

/** Makes all tokens of an identity useless. */
export async function deletePasswordTokens(tx: Executor, identity_uuid: string): Promise<void> {
  await tx.run(sql`delete from identity.password_token where identity_uuid = ${identity_uuid}`);
}

/** Forgets expired tokens, some at a time. */
export async function deleteExpiredTokens(tx: Executor, now: Date): Promise<void> {
  await tx.run(sql`
    delete from identity.password_token where token_hash in (
      select token_hash from identity.password_token where expires_at <= ${now} limit 100 for update skip locked)`);
}
