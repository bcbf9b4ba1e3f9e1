import { CustomApplicationCreate } from "@patchbay/contract";
import { type Static, Type } from "typebox";
import type { Tx } from "../../kernel/db/database.ts";
import { seedSection } from "../../kernel/service.ts";
import { findSeedAccount } from "../accounts/index.ts";
import { checkApplication, newApplication } from "./applications.ts";
import { insertApplication } from "./store/applications.ts";

const SeedApplication = Type.Object(
  {
    account: Type.String({ description: "UUID or number of the account." }),
    ...CustomApplicationCreate.properties,
    app_uuid: Type.String({ format: "uuid", description: "Its fixed UUID." }),
  },
  { additionalProperties: false },
);

/** Adds an application unless it is there. */
async function applyApplication(tx: Tx, { account: key, ...given }: Static<typeof SeedApplication>): Promise<void> {
  const account = await findSeedAccount(tx, key);
  if (account === undefined) throw new Error(`Application ${given.app_uuid}: there is no account ${key}`);
  checkApplication(given);
  await insertApplication(tx, newApplication(tx, { account_uuid: account.uuid, account_path: account.path }, given));
}

/** `applications`: applications with events of their own. */
export const applicationsSeed = seedSection("applications", Type.Array(SeedApplication), async (tx, seeds) => {
  for (const seed of seeds) await applyApplication(tx, seed);
});
