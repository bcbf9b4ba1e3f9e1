import type { voice as contract } from "@patchbay/contract";
import type { Principal } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { invalid, problem } from "../../kernel/errors.ts";
import { isUuid } from "../../kernel/http/mount.ts";
import { mapItems } from "../../kernel/lists.ts";
import type { Handlers } from "../../kernel/service.ts";
import { type AccountRef, findAccount, holdAccount } from "../accounts/index.ts";
import { writeDirectory } from "./directory.ts";
import { listExtensions } from "./store.ts";
import { toExtension } from "./view.ts";

/** Words for types of accounts, lower case, and the types that they fit. */
const accountTypes: ReadonlyMap<string, readonly AccountRef["type"][]> = new Map([
  ["customer", ["Customer", "Location"]],
  ["location", ["Location"]],
  ["reseller", ["Reseller"]],
  ["master", ["MasterReseller"]],
  ["masterreseller", ["MasterReseller"]],
]);

/** @throws problem `validation_failed` for a word that means no type */
function fits(account: AccountRef, word: string | undefined): boolean {
  if (word === undefined || word.trim() === "") return true;
  const types = accountTypes.get(word.trim().toLowerCase());
  if (types !== undefined) return types.includes(account.type);
  throw invalid(`account_type must be one of ${[...accountTypes.keys()].join(", ")}`);
}

async function readableAccount(tx: Tx, principal: Principal, uuid: string): Promise<AccountRef> {
  const account = isUuid(uuid) ? await findAccount(tx, principal.visible, uuid) : undefined;
  if (account === undefined) throw problem("not_found");
  principal.require("voice_extension.read", account.path);
  return account;
}

/** What the voice service does for each of its operations. */
export const voiceHandlers: Handlers<typeof contract> = {
  getExtensionsByAccount: async ({ tx, principal, query, page }) => {
    const account = await readableAccount(tx, principal, query.account_uuid ?? principal.account_uuid);
    if (!fits(account, query.account_type)) return { items: [], total: 0 };
    const found = await listExtensions(tx, principal.visible, account.uuid, query, page);
    return mapItems(found, (row) => toExtension(row, query.include ?? []));
  },

  replaceExtensions: async ({ tx, principal, params, body }) => {
    const account = await holdAccount(tx, principal.visible, params.account_uuid);
    if (account === undefined) throw problem("not_found");
    principal.require("destination.update", account.path);
    return writeDirectory(tx, account, body.extensions, true);
  },
};
