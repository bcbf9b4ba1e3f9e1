import { numbers as contract } from "@patchbay/contract";
import { migrationsBeside } from "../../kernel/db/migrate.ts";
import { defineService } from "../../kernel/service.ts";
import { getAvailableAreaCodes, getAvailableRateCenters, getAvailableStates, listAvailableNumbers } from "./browse.ts";
import { deprovisionNumbers } from "./deprovision.ts";
import {
  getNumberDetails,
  getProvisionedNumbersByAccount,
  getProvisionedNumbersByAccountAndOption,
  getProvisionedNumbersByUser,
} from "./lists.ts";
import { provisionNumbersHelp, provisionNumbersReference } from "./modify.ts";
import { provisionNumbers } from "./provision.ts";
import { giveBackAll } from "./release.ts";
import { numbersSeed } from "./seed.ts";
import { clearUser } from "./store/provisioned.ts";

export { assignToCampaign, numbersOfCampaign, numbersOfCampaigns, unassignFromCampaign } from "./campaign-numbers.ts";
export { findProvisioned, type ProvisionedRef } from "./find-provisioned.ts";
export { importNumbers, NumbersFileError } from "./import.ts";

/** The numbers service. */
export const numbers = defineService(contract, (kernel) => ({
  handlers: {
    getAvailableStates,
    getAvailableRateCenters,
    getAvailableAreaCodes,
    listAvailableNumbers,
    provisionNumbers,
    deprovisionNumbers: deprovisionNumbers(kernel),
    provisionNumbersHelp,
    provisionNumbersReference,
    getNumberDetails,
    getProvisionedNumbersByUser,
    getProvisionedNumbersByAccount,
    getProvisionedNumbersByAccountAndOption,
  },
  migrations: migrationsBeside(import.meta.url),
  consumers: [
    {
      name: "numbers.cleanup",
      events: ["accounts.account_deleted", "identity.identity_deleted"],
      from: "beginning",
      handle: async (tx, batch) => {
        for (const { event, account_uuid, user_uuid } of batch) {
          if (event === "account_deleted") await giveBackAll(tx, account_uuid, kernel.settings.numbersQuarantineDays);
          else if (user_uuid !== null) await clearUser(tx, user_uuid);
        }
      },
    },
  ],
  seed: [numbersSeed],
}));
