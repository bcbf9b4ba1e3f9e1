import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { Program } from "./testing/program.ts";

test("a second signal ends the program at once, an echo of the first does not", async () => {
  const program = new Program(process.execPath, [
    "--import",
    "tsx",
    fileURLToPath(new URL("testing/stubborn.ts", import.meta.url)),
  ]);
  await program.says(/ready/);
  program.process.kill("SIGINT");
  await program.says(/stopping at SIGINT/);
  const first = performance.now();
  // An echo, as npm sends one.
  program.process.kill("SIGINT");
  const over = program.ended.then(() => true);
  while (!(await Promise.race([over, delay(50, false)]))) program.process.kill("SIGINT");
  expect(performance.now() - first).toBeGreaterThan(400);
  expect(await program.ended).toMatchObject({ code: 130, signal: null });
});
