import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Bench } from "./testing/program.ts";

const ready = /^ {2}API +(\S+)$/m;
let bench: Bench;

beforeAll(async () => {
  bench = await Bench.create();
  const url = await bench.start(["serve", "--port", "0"]).says(ready);
  const admin = ["--username", "admin@demo.example.com"];
  await bench.succeed(["login", "--host", url, ...admin], { input: "patchbay-demo-only\n" });
});

afterAll(async () => bench.remove());

async function file(name: string, source: string): Promise<string> {
  const path = join(bench.folder, name);
  await writeFile(path, source);
  return path;
}

const lambda = (args: readonly string[], env: Record<string, string> = {}) => bench.succeed(["lambda", ...args], { env });

test("a function is deployed, called, looked at, put back and deleted", async () => {
  const source =
    "export default async ({ who }, { env }) => {\n  console.log('greeting', who, env.KEY);\n  return env.WORD + ' ' + who;\n};\n";
  const greet = await file("greet.js", source);
  const deployed = await lambda(["deploy", greet, "--env", "WORD=Hello", "--secret", "KEY", "--timeout-ms", "5000"], {
    KEY: "sesame-open",
  });
  expect(JSON.parse(deployed)).toMatchObject({ name: "greet", version: "1", secrets: ["KEY"], timeout_ms: 5000 });
  expect(JSON.parse(await lambda(["invoke", "greet", '{"who":"Ada"}']))).toEqual({ statusCode: 200, body: "Hello Ada" });
  expect(JSON.parse(await lambda(["deploy", greet, "--env", "WORD=Bye"]))).toMatchObject({ version: "2" });
  expect(JSON.parse(await lambda(["invoke", "greet", '{"who":"Ada"}']))).toMatchObject({ body: "Bye Ada" });
  expect(JSON.parse(await lambda(["rollback", "greet", "1"]))).toMatchObject({ version: "1" });
  expect(JSON.parse(await lambda(["list"]))).toMatchObject({
    items: [{ name: "echo" }, { name: "greet" }, { name: "sumnumbers" }],
  });
  const log = await lambda(["logs", "greet"]);
  expect(log).toMatch(/greet v1 succeeded 200 \d+ ms \S+\n {2}info {2}greeting Ada \[secret\]\n.*greet v2 succeeded 200/);
  await lambda(["delete", "greet"]);
  const { code, stderr } = await bench.run(["lambda", "invoke", "greet"]);
  expect({ code, stderr }).toMatchObject({ code: 4, stderr: expect.stringContaining("404") });
});

test("calls are shown as they come, with what they failed with", async () => {
  await lambda(["deploy", await file("failing.js", "export default () => {\n  throw new RangeError('out');\n};\n")]);
  const tail = bench.start(["lambda", "logs", "failing", "--follow"]);
  const { code } = await bench.run(["lambda", "invoke", "failing"]);
  expect(code).toBe(4);
  await tail.says(/failing v1 failed 502 .*\n {2}RangeError: out\n {4}at (default \(failing\.js:2:\d+\))/);
  tail.process.kill("SIGINT");
  await tail.ended;
});

test.each([
  [["lambda"], 2, "patchbay lambda --help"],
  [["lambda", "deplo", "x.js"], 2, "Did you mean deploy?"],
  [["lambda", "deploy"], 2, "Name one file"],
  [["lambda", "deploy", "/none/such.js"], 1, "cannot be read"],
  [["lambda", "invoke", "echo", "{"], 2, "not valid JSON"],
  [["lambda", "rollback", "echo"], 2, "a version"],
  [["lambda", "logs", "a", "b"], 2, "Name one function"],
])("%j ends with %i", async (args, code, message) => {
  const ended = await bench.run(args);
  expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code, stderr: expect.stringContaining(message) });
});

test("code that cannot be loaded is refused with its line", async () => {
  const wrong = await file("wrong.js", "export default () => {\n  let = = 1;\n};\n");
  const { code, stderr } = await bench.run(["lambda", "deploy", wrong]);
  expect({ code, stderr }).toMatchObject({ code: 4, stderr: expect.stringContaining("wrong.js:2:7") });
  const secret = await bench.run(["lambda", "deploy", wrong, "--secret", "NO_SUCH_VARIABLE"]);
  expect({ code: secret.code, stderr: secret.stderr }).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("NO_SUCH_VARIABLE"),
  });
});
