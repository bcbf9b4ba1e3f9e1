import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
const script = fileURLToPath(new URL("appointment-reminder.ts", import.meta.url));

/** Nobody serves on this port, so that the example starts a server of its own and leaves a running one alone. */
const nobodyThere = { PATCHBAY_URL: "", PATCHBAY_PORT: "1" };

// The example uses the packages as they are built, as an application would.
test("a schedule starts a workflow, which asks by text, and goes on by the answer", { timeout: 120_000 }, async () => {
  const { stdout, stderr } = await run(process.execPath, ["--import", "tsx", script], {
    env: { ...process.env, ...nobodyThere },
  });
  expect(stdout.trim().split("\n")).toEqual([
    "> Your appointment is tomorrow at 10. Will you come? YES or NO",
    "< YES",
    "> See you tomorrow at 10!",
    "complete: ask, listen, confirm",
    "> Your appointment is tomorrow at 10. Will you come? YES or NO",
    "< no, sorry",
    "> Then another time.",
    "complete: ask, listen, release",
  ]);
  expect(stderr).toBe("");
});
