import { readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Bench, isGone, type Program } from "./testing/program.ts";

const reseller = "0190b000-0000-7000-8000-000000000002";
const password = "patchbay-demo-only";
const admin = ["--username", "admin@demo.example.com"];
const ready = /^ {2}API +(\S+)$/m;

let bench: Bench;
let server: Program;
let url: string;

/** Starts a server and waits for its address. */
async function serve(...args: string[]): Promise<{ program: Program; address: string }> {
  const program = bench.start(["serve", ...args]);
  return { program, address: await program.says(ready) };
}

async function names(env: Record<string, string> = {}): Promise<string[]> {
  const answer: { items: { name: string }[] } = JSON.parse(
    await bench.succeed(["call", "Accounts.listAccounts", "--limit", "100"], { env }),
  );
  return answer.items.map((account) => account.name);
}

async function createAccount(name: string): Promise<{ uuid: string; name: string }> {
  return JSON.parse(
    await bench.succeed(["call", "Accounts.createAccount", "--name", name, "--type", "Customer", "--parent-uuid", reseller]),
  );
}

beforeAll(async () => {
  bench = await Bench.create();
  ({ program: server, address: url } = await serve("--port", "0"));
});

afterAll(async () => bench.remove());

test("a first start tells what it does, and what to sign in with", () => {
  expect(server.stdout).toMatch(
    /^▸ Creating a database in .*\n▸ PostgreSQL runs on port \d+.*\n▸ Bringing the database up to date\n▸ First start: applying the demo seed\n/,
  );
  for (const part of [`${url}/openapi.json`, "admin@demo.example.com", password, "demo-client", "npm run demo"]) {
    expect(server.stdout).toContain(part);
  }
  const basic = /Basic token +(\S+)/.exec(server.stdout)?.[1] ?? "";
  expect(Buffer.from(basic, "base64").toString()).toBe("demo-client:demo-client-secret-demo-client-secret");
});

describe("signed out", () => {
  test("a call ends with 3", async () => {
    const { code, stderr } = await bench.run(["call", "Accounts.listAccounts"], { env: { PATCHBAY_URL: url } });
    expect({ code, stderr }).toEqual({ code: 3, stderr: "You are not signed in. Sign in: patchbay login\n" });
  });

  test("what everybody may call is called", async () => {
    const answer = JSON.parse(
      await bench.succeed(["call", "oauth.getauthorizationservermetadata"], { env: { PATCHBAY_URL: url } }),
    );
    expect(answer.issuer).toBe(url);
  });

  test("a wrong password ends with 4, and leaves no session", async () => {
    const { code, stderr } = await bench.run(["login", "--host", url, ...admin], { input: "wrong\n" });
    expect(code).toBe(4);
    expect(stderr).toContain("The server refused: 400 invalid_grant");
    await expect(stat(bench.sessionFile)).rejects.toMatchObject({ code: "ENOENT" });
  });

  test("no answer to a question ends with 2", async () => {
    const { code, stderr } = await bench.run(["login", "--host", url, ...admin]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: "Password is needed, and standard input has ended.\n" });
  });
});

describe("signed in", () => {
  beforeAll(async () => {
    await bench.succeed(["login", "--host", url], { input: `admin@demo.example.com\n${password}\n` });
  });

  test("the session is its owner's only, and holds no password", async () => {
    expect((await stat(bench.sessionFile)).mode & 0o777).toBe(0o600);
    expect(await readFile(bench.sessionFile, "utf8")).not.toContain(password);
  });

  test("a call prints JSON", async () => {
    expect(await names()).toContain("Demo Reseller");
    expect(await createAccount("Made by call")).toMatchObject({ name: "Made by call" });
    expect(await names()).toContain("Made by call");
  });

  test("what the options cannot say, the body can", async () => {
    const { uuid } = await createAccount("With a body");
    const modify = ["call", "Accounts.modifyAccount", "--account_uuid", uuid, "--description", "kept"];
    const answer = JSON.parse(
      await bench.succeed([...modify, "--body", "-"], { input: '{"reference": "r-1", "address": {"city": "Sarasota"}}' }),
    );
    expect(answer).toMatchObject({ description: "kept", reference: "r-1", address: { city: "Sarasota" } });
  });

  test("a refusal ends with 4 and shows code, message, details and trace", async () => {
    const { code, stdout, stderr } = await bench.run(["call", "Accounts.createAccount", "--name", "x", "--type", "Galaxy"]);
    expect({ code, stdout }).toEqual({ code: 4, stdout: "" });
    expect(stderr).toMatch(/^The server refused: 400 validation_failed: .*\n(?: {2}.*\n)*? {2}parent_uuid is required\n/);
    expect(stderr).toMatch(/\n {2}trace [0-9a-f-]{36}\n$/);
  });

  test("an expired token is renewed, and the new session kept", async () => {
    const before = JSON.parse(await readFile(bench.sessionFile, "utf8"));
    await writeFile(bench.sessionFile, JSON.stringify({ ...before, expires_at: 0 }));
    expect(await names()).toContain("Demo Reseller");
    const after = JSON.parse(await readFile(bench.sessionFile, "utf8"));
    expect(after.expires_at).toBeGreaterThan(Date.now());
    expect(after.refresh_token).not.toBe(before.refresh_token);
  });

  test("commands at the same time may all renew an expired token: none is taken for theft", async () => {
    const before = JSON.parse(await readFile(bench.sessionFile, "utf8"));
    await writeFile(bench.sessionFile, JSON.stringify({ ...before, expires_at: 0 }));
    for (const found of await Promise.all([names(), names(), names()])) expect(found).toContain("Demo Reseller");
    const after = JSON.parse(await readFile(bench.sessionFile, "utf8"));
    await writeFile(bench.sessionFile, JSON.stringify({ ...after, expires_at: 0 }));
    expect(await names()).toContain("Demo Reseller");
  });

  test("a seed is applied to a running platform, and again without effect", async () => {
    const file = join(bench.folder, "more.yaml");
    await writeFile(file, `accounts:\n  - { name: From a seed, number: "77", type: Customer, parent: "2000" }\n`);
    expect(await bench.succeed(["seed", file])).toContain(`▸ ${file} is applied\n`);
    await bench.succeed(["seed", file]);
    expect((await names()).filter((name) => name === "From a seed")).toHaveLength(1);
  });

  test("numbers are imported into a running platform, whole or not at all", async () => {
    const file = join(bench.folder, "numbers.csv");
    await writeFile(file, "number,state,rate_center\n+12125550190,NY,SOHO\n+12125550191,NY,SOHO\n");
    expect(await bench.succeed(["numbers", "import", file])).toContain("▸ 2 numbers added, 0 changed\n");
    const shown = JSON.parse(await bench.succeed(["call", "Numbers.listAvailableNumbers", "--ratecenter", "SOHO"]));
    expect(shown.items).toEqual(["2125550190", "2125550191"]);
    await writeFile(file, "number,tier\n+12125550192,1\n+12125550193,9\n");
    const { code, stderr } = await bench.run(["numbers", "import", file]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: `${file} cannot be imported:\n  line 3: tier must be 1 to 4\n` });
  });

  test("a seed with mistakes ends with 1, and nothing of it is there", async () => {
    const file = join(bench.folder, "wrong.yaml");
    await writeFile(file, `accounts:\n  - { name: Half a seed, number: "78", type: Customer, parent: "2000" }\nplanets: []\n`);
    const { code, stderr } = await bench.run(["seed", file]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining("planets is no section") });
    expect(await names()).not.toContain("Half a seed");
  });

  test("two servers share one data folder; the first goes on when the second stops", async () => {
    const second = await serve("--port", "0");
    expect(second.program.stdout).toContain("▸ PostgreSQL was running already");
    expect(second.program.stdout).not.toContain("demo seed");
    await bench.succeed(["login", "--host", second.address, ...admin], { input: password });
    await createAccount("Made through the second");
    expect(await second.program.stop("SIGTERM")).toMatchObject({ code: 0, stdout: expect.stringContaining("▸ Stopped\n") });
    await bench.succeed(["login", "--host", url, ...admin], { input: password });
    expect(await names()).toContain("Made through the second");
  });

  test("signing out ends the session on the server too", async () => {
    const session = await readFile(bench.sessionFile, "utf8");
    expect(await bench.succeed(["logout"])).toBe(`Signed out of ${url}.\n`);
    expect((await bench.run(["call", "Accounts.listAccounts"])).code).toBe(3);
    // Somebody kept a copy.
    await writeFile(bench.sessionFile, session);
    const { code, stderr } = await bench.run(["call", "Accounts.listAccounts"]);
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: expect.stringContaining("Your session has ended. Sign in: patchbay login\n"),
    });
  });
});

test("after kill -9 PostgreSQL is gone at once, and nothing committed is lost", async () => {
  await bench.succeed(["login", "--host", url, ...admin], { input: password });
  await createAccount("Survivor");
  const postgres = await bench.postgresPid();
  expect(await server.stop("SIGKILL")).toMatchObject({ signal: "SIGKILL" });
  expect(await isGone(postgres, 5_000)).toBe(true);

  // Somebody else has the usual port, be it this test or whoever had it before.
  const squatter = createServer().on("error", () => undefined);
  await new Promise<void>((resolve) => squatter.once("error", () => resolve()).listen(8420, "127.0.0.1", resolve));
  try {
    const next = await serve();
    expect(await next.program.says(/^▸ Port 8420 is taken; using (\d+) instead$/m)).toBe(new URL(next.address).port);
    expect(next.program.stdout).not.toContain("applying the demo seed");
    await bench.succeed(["login", "--host", next.address, ...admin], { input: password });
    expect(await names()).toContain("Survivor");

    const again = await bench.postgresPid();
    const ended = await next.program.stop("SIGINT");
    expect(ended).toMatchObject({ code: 0, stdout: expect.stringMatching(/▸ SIGINT: finishing what was accepted\n▸ Stopped\n$/) });
    expect(await isGone(again, 1_000)).toBe(true);
    expect(await bench.run(["call", "Accounts.listAccounts"])).toMatchObject({
      code: 1,
      stderr: `${next.address} cannot be reached (ECONNREFUSED). Does the server run? Start one: patchbay serve\n`,
    });
  } finally {
    squatter.close();
  }
});

test("a port that was asked for and is taken ends with 1", async () => {
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(0, "127.0.0.1", resolve));
  const address = squatter.address();
  const port = typeof address === "object" && address !== null ? String(address.port) : "";
  const { code, stderr } = await bench.run(["serve", "--port", port]);
  squatter.close();
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `Port ${port} of 127.0.0.1 is taken. Choose another one with PATCHBAY_PORT.\n`,
  });
});

test("wrong settings end with 2, each with its sentence", async () => {
  const { code, stderr } = await bench.run(["serve", "--port", "x"], { env: { PATCHBAY_LOG_LEVEL: "loud" } });
  expect(code).toBe(2);
  expect(stderr).toContain("PATCHBAY_PORT must be a whole number from 0 to 65535");
  expect(stderr).toContain("PATCHBAY_LOG_LEVEL must be one of");
});
