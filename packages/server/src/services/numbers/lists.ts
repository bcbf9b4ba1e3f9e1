import type { numbers as contract } from "@patchbay/contract";
import type { Principal } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { mapItems, type Page } from "../../kernel/lists.ts";
import { toE164 } from "../../kernel/phone.ts";
import type { Handlers } from "../../kernel/service.ts";
import { findAccount } from "../accounts/index.ts";
import { findIdentity } from "../identity/index.ts";
import { listProvisioned, type NumberOption, type ProvisionedFilters, selectProvisioned } from "./store/provisioned.ts";
import { toNumber } from "./view.ts";

type NumberHandlers = Handlers<typeof contract>;

export const getNumberDetails: NumberHandlers["getNumberDetails"] = async ({ tx, principal, params }) => {
  const row = await selectProvisioned(tx, principal.visible, toE164(params.number) ?? "");
  if (row === undefined || !(row.user_uuid === principal.user_uuid || principal.can("sms_number.read", row.account_path)))
    throw problem("not_found");
  return toNumber(row);
};

export const getProvisionedNumbersByUser: NumberHandlers["getProvisionedNumbersByUser"] = async (call) => {
  const { tx, principal, params, query, page } = call;
  const user = await findIdentity(tx, principal.visible, params.user_uuid);
  if (user === undefined) throw problem("not_found");
  if (user.uuid !== principal.user_uuid) principal.require("sms_number.read", user.account_path);
  return mapItems(await listProvisioned(tx, principal.visible, { ...query, user_uuid: user.uuid }, page), toNumber);
};

async function listOfAccount(tx: Tx, principal: Principal, account_uuid: string, filters: ProvisionedFilters, page: Page) {
  const account = await findAccount(tx, principal.visible, account_uuid);
  if (account === undefined) throw problem("not_found");
  principal.require("sms_number.read", account.path);
  return mapItems(await listProvisioned(tx, principal.visible, { ...filters, account_uuid: account.uuid }, page), toNumber);
}

export const getProvisionedNumbersByAccount: NumberHandlers["getProvisionedNumbersByAccount"] = (call) =>
  listOfAccount(call.tx, call.principal, call.params.account_uuid, call.query, call.page);

const options: readonly NumberOption[] = ["assigned", "unassigned", "campaign", "available"];

export const getProvisionedNumbersByAccountAndOption: NumberHandlers["getProvisionedNumbersByAccountAndOption"] = (call) => {
  // What stands in a path is not checked against the table.
  const option = options.find((known) => known === call.params.option);
  if (option === undefined) {
    const line = `option must be one of ${options.join(", ")}`;
    throw problem("validation_failed", { message: line, details: [line] });
  }
  return listOfAccount(call.tx, call.principal, call.params.account_uuid, { ...call.query, option }, call.page);
};
