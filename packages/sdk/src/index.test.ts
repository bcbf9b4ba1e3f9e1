import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";
import * as sdk from "./index.ts";

const { default: entry } = sdk;

const namespaces =
  "Accounts Activity Auth Campaigns Chat Contacts DbSip Email Entitlements Forms Groups Identity Lambda Media Messaging Metadata " +
  "Mobile Numbers Objects Oauth Profiles Providers Pubsub ResourceGroups Resources Scheduler ShortUrls Usage Util Voice Workflow";
const settings = "getMsHost setMSVersion setMsAuthHost setMsHost";

test("the default export has the 31 namespaces and 4 settings of the original with all 339 functions, and nothing else", () => {
  expect(Object.keys(entry).sort()).toEqual(`${namespaces} ${settings}`.split(" ").sort());
  expect(entry.Accounts).toBe(sdk.Accounts);
  expect(entry.setMsHost).toBe(sdk.setMsHost);
  const members = namespaces.split(" ").flatMap((name) => Object.values(Object(Reflect.get(entry, name))));
  expect(members.filter((member) => typeof member === "function")).toHaveLength(339);
});

test("a namespace is a plain object whose functions can be replaced", () => {
  const { getAccount } = sdk.Accounts;
  const replaced: typeof getAccount = async () => Promise.reject(new Error("replaced"));
  sdk.Accounts.getAccount = replaced;
  expect(entry.Accounts.getAccount).toBe(replaced);
  sdk.Accounts.getAccount = getAccount;
});

test("browsers can bundle it: nothing of Node is imported", async () => {
  const entryPoints = [fileURLToPath(new URL("./index.ts", import.meta.url))];
  const { outputFiles, warnings } = await build({ entryPoints, bundle: true, write: false, format: "esm", platform: "browser" });
  expect(warnings).toEqual([]);
  expect(outputFiles[0]?.text).not.toMatch(/\b(?:import|require)\s*\(?\s*["']/);
});
