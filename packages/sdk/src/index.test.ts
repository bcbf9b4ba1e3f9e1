import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";
import * as sdk from "./index.ts";

const { default: entry } = sdk;

test("the default export has the namespaces and settings of the original, and nothing else", () => {
  expect(entry.Accounts).toBe(sdk.Accounts);
  expect(entry.setMsHost).toBe(sdk.setMsHost);
  const settings = ["setMsHost", "getMsHost", "setMsAuthHost", "setMSVersion"];
  const namespaces = Object.keys(entry).filter((name) => !settings.includes(name));
  expect(Object.keys(entry)).toEqual(expect.arrayContaining(settings));
  expect(namespaces.filter((name) => typeof Reflect.get(entry, name) !== "object")).toEqual([]);
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
