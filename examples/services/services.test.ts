/** The examples that the reference shows: each is a program that must run through. */
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { services as table } from "@patchbay/contract";
import { FakePatchbay } from "@patchbay/sdk/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { services as mounted } from "../../packages/server/src/services/index.ts";
import { type DemoServer, startServer } from "../demo-server.ts";

const run = promisify(execFile);
const here = fileURLToPath(new URL(".", import.meta.url));
const files = readdirSync(here).flatMap((file) => /^([\w-]+)\.ts$/.exec(file)?.[1] ?? []);
const fileNames = (specs: readonly { readonly name: string }[]) => specs.map(({ name }) => name.replaceAll("_", "-"));
const running = fileNames(mounted.map(({ spec }) => spec));
const pending = fileNames(table).filter((name) => !running.includes(name));

/** Gives a fake what nobody creates by the API, and examples look for. */
function furnish(fake: FakePatchbay): FakePatchbay {
  return fake
    .on("numbers.getProvisionedNumbersByUser", { items: [{ number: "+19415550100" }] })
    .on("lambda.listLambdas", { items: [{ name: "sumnumbers" }] })
    .on("lambda.invokeLambda", { body: { sum: 6 } })
    .on("entitlements.getProducts", { items: [{ name: "Fax" }] })
    .on("entitlements.bulkUserEntitlement", ({ body }) => ({ items: body }))
    .on("entitlements.getUserEntitlements", { items: [{ status: "Active" }] })
    .on("providers.listAvailableProviders", { items: [{ name: "Example Mail" }] })
    .on("providers.listUserProviderConnections", { items: [{ user_name: "dana", scopes: ["mail"] }] })
    .on("usage.listUsageTemplates", { items: [{ name: "Events by day" }] });
}

/** Runs an example as its reader would, and gives what it printed. */
async function outputOf(name: string, url: string): Promise<string> {
  const env = { ...process.env, PATCHBAY_URL: url };
  const { stdout, stderr } = await run(process.execPath, ["--import", "tsx", `${here}${name}.ts`], { env });
  expect(stderr).toBe("");
  return stdout;
}

it("there is one for every service", () => {
  expect(files.toSorted()).toEqual(fileNames(table).toSorted());
});

describe("against the server", () => {
  let server: DemoServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  it.each(running)("%s", { timeout: 60_000 }, async (name) => {
    expect(await outputOf(name, server.url)).toMatch(/\w+.*\n/);
  });
});

/** Until the server runs a service, its example speaks with the fake, in this process. */
describe("against the fake", () => {
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  it.each(pending)("%s", async (name) => {
    const fake = furnish(new FakePatchbay());
    using _ = fake.install();
    vi.stubEnv("PATCHBAY_URL", fake.host);
    const log = vi.spyOn(console, "log").mockReturnValue();
    await import(`${here}${name}.ts`);
    const printed = log.mock.calls.map(String).join("\n");
    expect(printed).toMatch(/\w/);
    // What an answer does not have is printed as such.
    expect(printed).not.toMatch(/undefined|NaN|\[object/);
    expect(fake.calls().some(({ operation }) => operation.startsWith(`${name}.`))).toBe(true);
  });
});
