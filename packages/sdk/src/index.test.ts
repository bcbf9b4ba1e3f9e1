import { createRequire } from "node:module";
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

// The package as it is built and resolved by name, through both doors and the deep imports of the original.
const require = createRequire(import.meta.url);
const packaged = async (name: string): Promise<{ required: unknown; imported: Record<string, unknown> }> => ({
  required: require(name),
  imported: await import(/* @vite-ignore */ require.resolve(name).replace("/cjs/", "/esm/").replace(".cjs", ".js")),
});

test("require gives the namespaces, under default too", async () => {
  const { required, imported } = await packaged("@patchbay/sdk");
  expect(required).toMatchObject({ Accounts: expect.anything(), Util: expect.anything(), setMsHost: expect.any(Function) });
  expect(Reflect.get(Object(required), "default")).toMatchObject({ Accounts: expect.anything(), setMsHost: expect.any(Function) });
  expect(Object.keys(imported).sort()).toEqual(Object.keys(Object(required)).sort());
});

test("the settings are the module under lib/config.js", async () => {
  const required: unknown = require("@patchbay/sdk/lib/config.js");
  const { Util } = require("@patchbay/sdk");
  expect(required).toBe(Util.config);
  expect(required).toEqual(sdk.Util.config);
});

test("helpers, entry and logger are found under lib", async () => {
  const { Util } = require("@patchbay/sdk");
  const utilities = require("@patchbay/sdk/lib/utilities.js");
  expect(utilities.createUUID).toBe(Util.createUUID);
  expect(utilities.default).toBe(Util);
  expect(require("@patchbay/sdk/lib/index.js")).toBe(require("@patchbay/sdk"));
  const logger = require("@patchbay/sdk/lib/node-logger.js");
  expect(logger.getInstance()).toBe(logger.default.getInstance());
});

test("browsers can bundle it: nothing of Node is imported", async () => {
  const entryPoints = [fileURLToPath(new URL("./index.ts", import.meta.url))];
  const { outputFiles, warnings } = await build({ entryPoints, bundle: true, write: false, format: "esm", platform: "browser" });
  expect(warnings).toEqual([]);
  expect(outputFiles[0]?.text).not.toMatch(/\b(?:import|require)\s*\(?\s*["']/);
});
