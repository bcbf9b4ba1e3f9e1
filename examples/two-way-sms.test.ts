import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
const script = fileURLToPath(new URL("two-way-sms.ts", import.meta.url));

/** Nobody serves on this port, so that the example starts a server of its own and leaves a running one alone. */
const nobodyThere = { PATCHBAY_URL: "", PATCHBAY_PORT: "1" };

// The example uses the packages as they are built, as an application would.
test("texts go both ways, and whoever opts out is left alone", { timeout: 60_000 }, async () => {
  const { stdout, stderr } = await run(process.execPath, ["--import", "tsx", script], {
    env: { ...process.env, ...nobodyThere },
  });
  const lines = stdout.trim().split("\n");
  expect(lines).toEqual([
    expect.stringMatching(/^texting from \+1\d{10}$/),
    "the first text is delivered",
    "refused: recipient has opted out",
    "the next text is delivered",
    "> Your table is ready. See you at 7?",
    "< Yes! 👍",
    "< STOP",
    expect.stringMatching(/^> You have been unsubscribed/),
    "< START",
    expect.stringMatching(/^> You will get messages again/),
    "> Welcome back!",
    "the telephone got 4 texts",
  ]);
  expect(stderr).toBe("");
});
