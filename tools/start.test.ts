import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Bench, isGone, type Program } from "../packages/cli/src/testing/program.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const ready = /^ {2}API +(\S+)$/m;

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.create();
});
afterAll(async () => bench.remove());

/** `npm start` as a terminal runs it: in a process group of its own, which Ctrl-C goes to. */
async function npmStart(): Promise<Program> {
  const program = bench.startOther("npm", ["--prefix", root, "start", "--", "--port", "0"], { group: true });
  await program.says(ready);
  return program;
}

test("npm start tells its steps, and Ctrl-C ends it in one clean stop", async () => {
  const program = await npmStart();
  const postgres = await bench.postgresPid();
  // What only the compiled server has: modules that resolve as Node resolves them, and the documentation where it lies.
  const url = ready.exec(program.stdout)?.[1];
  const page = await fetch(`${url}/docs/reference/accounts`);
  expect(await page.text()).toContain("hljs-keyword");
  const found: unknown = await (await fetch(`${url}/docs/search.json?q=listAccounts`)).json();
  expect(found).toEqual(expect.arrayContaining([expect.objectContaining({ heading: "listAccounts" })]));
  expect(program.stdout).toMatch(/▸ Building\n(?:.*\n)*▸ First start: applying the demo seed\n/);
  const { code, stdout } = await program.stop("SIGINT", "group");
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringMatching(/▸ SIGINT: finishing what was accepted\n▸ Stopped\n$/),
  });
  expect(await isGone(postgres, 1_000)).toBe(true);
});

test.skipIf(process.platform === "win32")("when npm is killed, the server and PostgreSQL stop as well", async () => {
  const program = await npmStart();
  const postgres = await bench.postgresPid();
  process.kill(program.process.pid ?? 0, "SIGKILL");
  // Its output ends when the last process that writes to it is gone: the server.
  expect(await program.ended).toMatchObject({ signal: "SIGKILL", stdout: expect.stringMatching(/▸ Stopped\n$/) });
  expect(await isGone(postgres, 1_000)).toBe(true);
});
