import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
const script = fileURLToPath(new URL("quickstart.ts", import.meta.url));

/** Nobody serves on this port, so that the example starts a server of its own and leaves a running one alone. */
const nobodyThere = { PATCHBAY_URL: "", PATCHBAY_PORT: "1" };

// The example uses the packages as they are built, as an application would.
test("the quickstart does what it says", { timeout: 60_000 }, async () => {
  const { stdout, stderr } = await run(process.execPath, ["--import", "tsx", script], {
    env: { ...process.env, ...nobodyThere },
  });
  expect(stdout).toMatch(/^Patchbay at http:\/\/localhost:\d+/);
  expect(stdout).toMatch(/Quickstart \w{6} \(account [0-9a-f-]{36}\) below Demo Reseller/);
  expect(stdout).toMatch(/Dana Demo, dana\.\w{6}@example\.com \(user [0-9a-f-]{36}\)/);
  for (const name of ["account.read", "account.update", "identity.create"]) expect(stdout).toContain(`✓ may     ${name}`);
  for (const name of ["account.create", "account.delete"]) expect(stdout).toContain(`✗ may not ${name}`);
  expect(stdout).toContain("✓ changed the account: “Changed by Dana.”");
  expect(stdout).toContain("✗ refused to create an account below it: 403");
  expect(stdout).toContain("✓ sees 1 account: Quickstart");
  expect(stdout).toMatch(/\nDone\.\n$/);
  expect(stderr).toBe("");
});
