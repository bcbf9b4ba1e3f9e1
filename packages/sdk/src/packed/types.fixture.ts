/** Strict applications that use both faces of the packed package. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Application, run } from "./package.fixture.ts";

const uses = `
async function faces(): Promise<string> {
  s2sMS.setMsHost("https://patchbay.example.com");
  const { items } = await s2sMS.Accounts.listAccounts("T", 0, 10, { type: "Customer" });
  const first: string | undefined = items[0]?.name;
  const patchbay = new Patchbay({ host: "https://patchbay.example.com", credentials: { clientId: "i", clientSecret: "s" } });
  for await (const account of patchbay.accounts.listAccounts({ limit: 1 })) account.name.trim();
  const accounts = new AccountsApi(new Connection({ host: "h", credentials: async () => "T" }));
  const { status, data } = await accounts.getAccount({ account_uuid: "u" }).withResponse();
  const event = await verifyWebhook("{}", { "webhook-id": "i" }, "whsec_");
  event.type.trim();
  const fake = new FakePatchbay().on("accounts.getAccount", ({ params }) => ({ name: params.account_uuid }));
  const fetched: typeof fetch = fake.fetch;
  // @ts-expect-error: there is no such member
  fake.on("accounts.getAccount", { colour: "red" });
  config.pollInterval = 5;
  getInstance().info(createUUID(), { status });
  // @ts-expect-error: a token is missing
  s2sMS.Accounts.listAccounts();
  // @ts-expect-error: no such filter
  patchbay.accounts.listAccounts({ colour: "red" });
  // @ts-expect-error: the id is missing
  accounts.getAccount({});
  try {
    return first ?? data.name;
  } catch (error) {
    return error instanceof PatchbayError ? error.trace_id : "";
  }
}
`;

export const asModule = `
import s2sMS, { AccountsApi, Connection, Patchbay, PatchbayError } from "@patchbay/sdk";
import config from "@patchbay/sdk/lib/config.js";
import { getInstance } from "@patchbay/sdk/lib/node-logger.js";
import { createUUID } from "star2star-js-ms-sdk/lib/utilities.js";
import { FakePatchbay } from "@patchbay/sdk/testing";
import { verifyWebhook } from "@patchbay/sdk/webhooks";
import old, { Accounts } from "star2star-js-ms-sdk";
const same: typeof Accounts = old.Accounts;
${uses}`;

export const asCommonJs = `
import sdk = require("@patchbay/sdk");
import config = require("@patchbay/sdk/lib/config.js");
import logger = require("@patchbay/sdk/lib/node-logger.js");
import utilities = require("star2star-js-ms-sdk/lib/utilities.js");
import testing = require("@patchbay/sdk/testing");
import webhooks = require("@patchbay/sdk/webhooks");
const { default: s2sMS, AccountsApi, Connection, Patchbay, PatchbayError } = sdk;
const { getInstance } = logger;
const { createUUID } = utilities;
const { verifyWebhook } = webhooks;
const { FakePatchbay } = testing;
${uses}`;

/** As old applications are written; checked all the same. */
export const asOldScript = `
const s2sMS = require("star2star-js-ms-sdk");
s2sMS.setMsHost("https://patchbay.example.com");
s2sMS.Accounts.listAccounts("T", 0, 10).then(({ items }) => items.map(({ name }) => name.trim()));
s2sMS.Util.config.pollTimeout = 1;
module.exports = s2sMS.Accounts;
`;

const strict = {
  target: "es2022",
  strict: true,
  skipLibCheck: false,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  esModuleInterop: true,
  noEmit: true,
};
export const node = { lib: ["es2022"], types: ["node"] };
export const browser = { lib: ["es2022", "dom", "dom.iterable"], types: [] };

export const nodeNext = { ...strict, module: "nodenext", verbatimModuleSyntax: true };
export const bundler = { ...strict, module: "esnext", moduleResolution: "bundler" };
// Without moduleResolution: what TypeScript takes for CommonJS by itself.
export const commonJs = { ...strict, module: "commonjs" };
export const script = { allowJs: true, checkJs: true };

/** An application's project of one file. */
export interface Project {
  readonly options: object;
  readonly file: string;
  readonly program: string;
}

/** What a compiler says about a project; nothing when it is content. */
export async function compiled(application: Application, compiler: string, title: string, project: Project): Promise<string> {
  const folder = join(application.folder, title.replaceAll(/\W+/g, "-"));
  await mkdir(folder);
  await writeFile(join(folder, project.file), project.program);
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: project.options, files: [project.file] }));
  return run(process.execPath, [compiler, "-p", "."], folder);
}
