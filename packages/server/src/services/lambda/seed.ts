import { LambdaDeployment } from "@patchbay/contract";
import { type Static, Type } from "typebox";
import type { Tx } from "../../kernel/db/database.ts";
import { type Kernel, type SeedSection, seedSection } from "../../kernel/service.ts";
import { findSeedAccount } from "../accounts/index.ts";
import { checkDeployment, checkSource, deploy } from "./deploy.ts";
import type { Invoker } from "./invoker.ts";

const SeedFunction = Type.Object(
  {
    account: Type.String({ description: "UUID or number of the account." }),
    name: Type.String(),
    ...LambdaDeployment.properties,
  },
  { additionalProperties: false },
);

/** Creates a function, or makes it what the seed says. */
async function apply(kernel: Kernel, invoker: Invoker, tx: Tx, seed: Static<typeof SeedFunction>): Promise<void> {
  const { account: key, name, ...deployment } = seed;
  const account = await findSeedAccount(tx, key);
  if (account === undefined) throw new Error(`Function ${name}: there is no account ${key}`);
  try {
    checkDeployment(name, deployment);
    await checkSource(invoker, account.uuid, name, deployment);
    await deploy(tx, { kernel, directory: invoker.directory, account, name, deployment }, [account.uuid]);
  } catch (error) {
    throw new Error(`Function ${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** `lambdas`: functions of accounts. Applying them again makes a new version only of code that is another. */
export const lambdaSeed = (kernel: Kernel, invoker: Invoker): SeedSection =>
  seedSection("lambdas", Type.Array(SeedFunction), async (tx, seeds) => {
    for (const seed of seeds) await apply(kernel, invoker, tx, seed);
  });
