import type { GrantType } from "@patchbay/contract";
import type { Static } from "typebox";
import type { Scope } from "../../../kernel/access/principal.ts";
import type { Executor } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";
import { allOf, contains, equals, listPage, type Page } from "../../../kernel/lists.ts";
import type { Items } from "../../../kernel/service.ts";

export interface ClientRow {
  uuid: string;
  account_uuid: string;
  account_path: string[];
  name: string;
  description: string;
  public_id: string;
  /** Null for public clients. */
  secret_hash: string | null;
  application_type: "connect" | "web" | "native";
  grant_types: Static<typeof GrantType>[];
  app_user: string | null;
  scope: string[];
  policy_uuid: string;
  redirect_uris: string[];
  mfa: boolean;
  status: "Active" | "Inactive";
  created_by: string | null;
  created_at: Date;
  modified_by: string | null;
  modified_at: Date;
}

/** A client by the id that it presents itself with. No scope: whoever authenticates is nobody yet. */
export function findByPublicId(db: Executor, public_id: string): Promise<ClientRow | undefined> {
  return db.maybe<ClientRow>(sql`select * from oauth.client where public_id = ${public_id}`);
}

/** Whether a client is active, which it then stays until the transaction ends. No scope: it has just authenticated. */
export async function holdClient(tx: Executor, uuid: string): Promise<boolean> {
  const held = await tx.maybe(sql`select 1 from oauth.client where uuid = ${uuid} and status = 'Active' for share`);
  return held !== undefined;
}

/** A client in scope. */
export function selectClient(tx: Executor, scope: Scope, uuid: string): Promise<ClientRow | undefined> {
  return tx.maybe<ClientRow>(sql`select * from oauth.client where uuid = ${uuid} and account_path && ${scope}::uuid[]`);
}

/** The same, held until the transaction ends, for a change that builds on what is there. */
export function lockClient(tx: Executor, scope: Scope, uuid: string): Promise<ClientRow | undefined> {
  return tx.maybe<ClientRow>(sql`select * from oauth.client where uuid = ${uuid} and account_path && ${scope}::uuid[] for update`);
}

export interface ClientFilters {
  readonly name?: string | undefined;
  readonly public_id?: string | undefined;
  readonly app_user?: string | undefined;
  readonly account_uuid?: string | undefined;
  readonly status?: string | undefined;
}

/** Whose list it is: what he sees, where he may read what is not his own, and who he is. */
export interface Reader {
  readonly visible: Scope;
  readonly readable: Scope;
  readonly user_uuid: string;
}

/** The clients in scope that the reader may read: by right, or because they act for him. */
export function listClients(tx: Executor, who: Reader, filters: ClientFilters, page: Page): Promise<Items<ClientRow>> {
  const conditions = allOf(
    contains(sql`name`, filters.name),
    equals(sql`public_id`, filters.public_id),
    equals(sql`app_user`, filters.app_user),
    equals(sql`account_uuid`, filters.account_uuid),
    equals(sql`status`, filters.status),
  );
  const select = sql`
    select * from oauth.client where account_path && ${who.visible}::uuid[] and (account_path && ${who.readable} or app_user = ${who.user_uuid}) and ${conditions}`;
  return listPage<ClientRow>(tx, page, select, { created_date: sql`created_at`, name: sql`lower(name)` });
}

/** Adds a client, unless its public id is taken. */
export async function insertClient(tx: Executor, row: ClientRow): Promise<boolean> {
  const added = await tx.run(sql`
    insert into oauth.client (uuid, account_uuid, account_path, name, description, public_id, secret_hash, application_type,
                              grant_types, app_user, scope, policy_uuid, redirect_uris, mfa, status,
                              created_by, created_at, modified_by, modified_at)
    values (${row.uuid}, ${row.account_uuid}, ${row.account_path}::uuid[], ${row.name}, ${row.description}, ${row.public_id},
            ${row.secret_hash}, ${row.application_type}, ${row.grant_types}::text[], ${row.app_user}, ${row.scope}::text[],
            ${row.policy_uuid}, ${row.redirect_uris}::text[], ${row.mfa}, ${row.status},
            ${row.created_by}, ${row.created_at}, ${row.modified_by}, ${row.modified_at})
    on conflict (public_id) do nothing`);
  return added === 1;
}

/** Writes what can change of a client in scope. */
export async function updateClient(tx: Executor, scope: Scope, row: ClientRow): Promise<void> {
  await tx.run(sql`
    update oauth.client
    set secret_hash = ${row.secret_hash}, scope = ${row.scope}::text[], policy_uuid = ${row.policy_uuid},
        modified_by = ${row.modified_by}, modified_at = ${row.modified_at}
    where uuid = ${row.uuid} and account_path && ${scope}::uuid[]`);
}

/** Removes a client in scope, with its sessions and codes. */
export async function deleteClient(tx: Executor, scope: Scope, uuid: string): Promise<void> {
  await tx.run(sql`delete from oauth.client where uuid = ${uuid} and account_path && ${scope}::uuid[]`);
}

type Disabled = Pick<ClientRow, "uuid" | "public_id" | "account_uuid" | "app_user">;

/** Switches off the active clients that act for a user. No scope: called where the user was found to be the caller's to change. */
export function disableOfUser(tx: Executor, user_uuid: string, by: string | null, at: Date): Promise<Disabled[]> {
  return tx.many<Disabled>(sql`
    update oauth.client set status = 'Inactive', modified_by = ${by}, modified_at = ${at}
    where app_user = ${user_uuid} and status = 'Active' returning uuid, public_id, account_uuid, app_user`);
}

/** Switches off the active clients of an account. No scope: called where the account was found to be the caller's to change. */
export function disableOfAccount(tx: Executor, account_uuid: string, by: string | null, at: Date): Promise<Disabled[]> {
  return tx.many<Disabled>(sql`
    update oauth.client set status = 'Inactive', modified_by = ${by}, modified_at = ${at}
    where account_uuid = ${account_uuid} and status = 'Active' returning uuid, public_id, account_uuid, app_user`);
}
