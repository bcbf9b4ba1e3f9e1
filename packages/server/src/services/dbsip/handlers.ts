import type { dbsip as contract, Permission, SipDestination } from "@patchbay/contract";
import type { Static } from "typebox";
import { problem } from "../../kernel/errors.ts";
import { mapItems } from "../../kernel/lists.ts";
import type { Handlers } from "../../kernel/service.ts";
import { findAccount, holdAccount } from "../accounts/index.ts";
import { writeDirectory } from "./directory.ts";
import { type DestinationRow, listDestinations, selectDestination } from "./store.ts";

const read: Permission = "destination.read";

/** Largest id that the database holds. */
const largestId = 2_147_483_647;

/** A destination as the API shows it. */
function toDestination({ account_path: _, ...destination }: DestinationRow): Static<typeof SipDestination> {
  return destination;
}

/** What the dbsip service does for each of its operations. */
export const dbsipHandlers: Handlers<typeof contract> = {
  getAccountDestinations: async ({ tx, principal, params, query, page }) => {
    const account = await findAccount(tx, principal.visible, params.account_uuid);
    if (account === undefined) throw problem("not_found");
    principal.require(read, account.path);
    return mapItems(await listDestinations(tx, principal.visible, account.uuid, query, page), toDestination);
  },

  getDestinationById: async ({ tx, principal, params }) => {
    const text = String(params.destination_id);
    const id = /^\d{1,10}$/.test(text) ? Number(text) : Number.POSITIVE_INFINITY;
    const row = id <= largestId ? await selectDestination(tx, principal.visible, id) : undefined;
    if (row === undefined) throw problem("not_found");
    principal.require(read, row.account_path);
    return toDestination(row);
  },

  replaceDestinations: async ({ tx, principal, params, body }) => {
    const account = await holdAccount(tx, principal.visible, params.account_uuid);
    if (account === undefined) throw problem("not_found");
    principal.require("destination.update", account.path);
    return writeDirectory(tx, account, body.destinations, true);
  },
};
