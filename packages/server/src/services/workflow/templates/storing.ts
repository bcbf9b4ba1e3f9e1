import type { Tx } from "../../../kernel/db/database.ts";
import { problem } from "../../../kernel/errors.ts";
import type { KeyRing } from "../../../kernel/secrets.ts";
import { findAccount } from "../../accounts/index.ts";
import { holdUsersWithin } from "../../identity/index.ts";
import type { JsonObject } from "../engine/definition.ts";
import { keepMasked, openGlobals, sealGlobals } from "./globals.ts";
import { lacksSecret } from "./secrets.ts";
import {
  deleteVersions,
  type FullVersionRow,
  insertDefinition,
  insertTemplate,
  insertVersion,
  lockTemplate,
  lockVersions,
  updateVersion,
} from "./store.ts";
import type { TemplateDraft } from "./validate.ts";
import { firstVersion, rankOf } from "./versions.ts";

interface Owner {
  readonly account_uuid: string;
  readonly account_path: readonly string[];
}

/** Who stores a template, and whose it is. */
export interface Author extends Owner {
  readonly user_uuid: string;
}

/**
 * Stores a template, or a further version of one.
 * @throws problem `conflict` when it has this version already, or belongs to another account
 */
export async function storeVersion(tx: Tx, keys: KeyRing, author: Author, draft: TemplateDraft): Promise<FullVersionRow> {
  if (draft.status === "deleted") {
    throw problem("workflow.invalid_status", { details: ['status must not be "deleted" when a version is new'] });
  }
  const { account_uuid, account_path, user_uuid } = author;
  const audit = { created_at: tx.now(), created_by: user_uuid, modified_at: tx.now(), modified_by: user_uuid };
  const uuid = draft.uuid ?? tx.uuid();
  const isNew = await insertTemplate(tx, { uuid, account_uuid, account_path, ...audit });
  const template = isNew ? undefined : await lockTemplate(tx, uuid);
  if (!isNew && template?.account_uuid !== account_uuid) {
    throw problem("conflict", "There is a workflow with this uuid, which belongs to another account.");
  }
  const others = isNew ? [] : await lockVersions(tx, account_path, uuid);
  const version = draft.version ?? firstVersion;
  if (others.some((other) => other.version === version))
    throw problem("conflict", `The workflow has a version ${version} already.`);
  const owner = { account_uuid, account_path };
  const stored = await storeDefinition(tx, keys, owner, { uuid, version }, draft, others[0]);
  const row = { template_uuid: uuid, version, rank: rankOf(version) ?? "", ...owner, ...stored, ...audit };
  await insertVersion(tx, row);
  return row;
}

/**
 * Replaces a version: the one that the draft names, or the highest. What runs keeps the definition that it has.
 * @throws problem `not_found`
 */
export async function changeVersion(
  tx: Tx,
  keys: KeyRing,
  template_uuid: string,
  versions: readonly FullVersionRow[],
  draft: TemplateDraft,
): Promise<FullVersionRow> {
  const before = draft.version === undefined ? versions[0] : versions.find(({ version }) => version === draft.version);
  if (before === undefined) throw problem("not_found", `The workflow has no version ${draft.version}.`);
  if (draft.status === "deleted") {
    await removeVersions(tx, [before]);
    return { ...before, status: "deleted" };
  }
  const { version } = before;
  const stored = await storeDefinition(tx, keys, before, { uuid: template_uuid, version }, draft, before);
  const row = { ...before, ...stored, modified_at: tx.now(), modified_by: tx.context.actor };
  await updateVersion(tx, before.account_path, row);
  return row;
}

/** Removes versions of one template. What runs goes on. */
export async function removeVersions(tx: Tx, rows: readonly FullVersionRow[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const versions = rows.map(({ version }) => version);
  await deleteVersions(tx, first.account_path, first.template_uuid, versions, tx.now());
}

/** Stores the definition of a version. @returns the columns of the version that follow from the draft */
async function storeDefinition(
  tx: Tx,
  keys: KeyRing,
  { account_uuid, account_path }: Owner,
  template: { readonly uuid: string; readonly version: string },
  draft: TemplateDraft,
  before: FullVersionRow | undefined,
) {
  await checkUsers(tx, { account_uuid, account_path }, draft);
  const kept = before === undefined ? {} : openGlobals(keys, before.definition_uuid, before.globals);
  const globals: JsonObject = keepMasked(draft.globals, kept);
  if (lacksSecret(globals)) {
    throw problem("workflow.invalid_globals", {
      details: ['the secret "***" stands for the one that is stored, and there is none'],
    });
  }
  const definition_uuid = tx.uuid();
  const sealed = sealGlobals(keys, definition_uuid, globals);
  await insertDefinition(tx, {
    ...{ uuid: definition_uuid, account_uuid, account_path, template_uuid: template.uuid, version: template.version },
    ...{ body: draft.definition, globals: sealed },
  });
  const { name, description, type, status, document, users } = draft;
  return {
    ...{ definition_uuid, globals: sealed, name, description, type, status, document },
    users_account: users?.account_uuid.toLowerCase() ?? null,
    users: [...new Set(users?.user_uuids.map((uuid) => uuid.toLowerCase()))],
  };
}

/** Users and their account belong to the account of the template, or to one below. */
async function checkUsers(tx: Tx, { account_uuid }: Owner, { users }: TemplateDraft): Promise<void> {
  if (users === undefined) return;
  if ((await findAccount(tx, [account_uuid], users.account_uuid)) === undefined) {
    throw problem("workflow.invalid_users", {
      details: [`there is no account ${users.account_uuid} at or below that of the workflow`],
    });
  }
  await holdUsersWithin(tx, account_uuid, users.user_uuids);
}
