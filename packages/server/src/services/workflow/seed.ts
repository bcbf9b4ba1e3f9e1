import { type Static, Type } from "typebox";
import type { Tx } from "../../kernel/db/database.ts";
import { type Kernel, type SeedSection, seedSection } from "../../kernel/service.ts";
import { findSeedAccount } from "../accounts/index.ts";
import { findSeedIdentity } from "../identity/index.ts";
import { insertSeededGroup } from "./groups/store.ts";
import { offersOf } from "./templates/offers.ts";
import { selectVersion } from "./templates/store.ts";
import { storeVersion } from "./templates/storing.ts";
import { readTemplate } from "./templates/validate.ts";
import { firstVersion } from "./templates/versions.ts";
import { syncTriggers } from "./triggers/sync.ts";

const variables = Type.Record(Type.String(), Type.Unknown());
const SeedRun = Type.Object(
  {
    uuid: Type.String({ format: "uuid" }),
    template: Type.String({ format: "uuid", description: "Template that ran, one of the account." }),
    version: Type.Optional(Type.String()),
    workflow_vars: Type.Optional(variables),
  },
  { additionalProperties: false },
);
const SeedGroup = Type.Object(
  {
    uuid: Type.String({ format: "uuid" }),
    name: Type.String({ maxLength: 255 }),
    data: Type.Optional(variables),
    runs: Type.Array(SeedRun, { minItems: 1, description: "Runs that are complete; the first one is the master." }),
  },
  { additionalProperties: false },
);
const SeedWorkflows = Type.Object(
  {
    account: Type.String({ description: "UUID or number of the account." }),
    user: Type.String({ description: "UUID or user name of who stores them, and with whose rights they are started by triggers." }),
    templates: Type.Optional(
      Type.Array(Type.Record(Type.String(), Type.Unknown()), {
        description: "As `POST /workflow/workflows` takes them, with uuid.",
      }),
    ),
    groups: Type.Optional(Type.Array(SeedGroup)),
  },
  { additionalProperties: false },
);

/** `workflows`: templates of accounts, and groups of runs that are over. A version or group that is there stays as it is. */
export function workflowSeed(kernel: Kernel): SeedSection {
  return seedSection("workflows", Type.Array(SeedWorkflows), async (tx, seeds) => {
    for (const seed of seeds) await applySeed(kernel, tx, seed);
  });
}

async function applySeed(kernel: Kernel, tx: Tx, seed: Static<typeof SeedWorkflows>): Promise<void> {
  const [account, user] = await Promise.all([findSeedAccount(tx, seed.account), findSeedIdentity(tx, seed.user)]);
  if (account === undefined) throw new Error(`Workflows: there is no account ${seed.account}`);
  if (user === undefined) throw new Error(`Workflows: there is no user ${seed.user}`);
  const owner = { account_uuid: account.uuid, account_path: account.path, user_uuid: user.uuid };
  for (const template of seed.templates ?? []) await applyTemplate(kernel, tx, owner, template);
  for (const { runs, data = {}, ...group } of seed.groups ?? []) {
    const members = [];
    for (const { uuid, template, version = firstVersion, workflow_vars = {} } of runs) {
      const found = await selectVersion(tx, owner.account_path, owner.user_uuid, template, version);
      if (found === undefined) throw new Error(`Workflows: there is no version ${version} of the template ${template}`);
      const start = found.document.states.find(({ type }) => type === "start");
      const { definition_uuid } = found;
      members.push({ uuid, template_uuid: template, version, definition_uuid, state: String(start?.name), workflow_vars });
    }
    await insertSeededGroup(tx, { ...group, ...owner, data }, members);
  }
}

interface Owner {
  readonly account_uuid: string;
  readonly account_path: readonly string[];
  readonly user_uuid: string;
}

async function applyTemplate(kernel: Kernel, tx: Tx, owner: Owner, template: unknown): Promise<void> {
  const draft = readTemplate(template, offersOf(kernel), () => tx.uuid());
  if (draft.uuid === undefined) throw new Error(`Workflows: the template ${draft.name} needs a uuid`);
  const { account_path, user_uuid } = owner;
  const version = draft.version ?? firstVersion;
  if ((await selectVersion(tx, account_path, user_uuid, draft.uuid, version)) !== undefined) return;
  await syncTriggers(kernel, tx, await storeVersion(tx, kernel.secrets, owner, draft));
}
