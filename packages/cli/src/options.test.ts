import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Bench } from "./testing/program.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.create();
});
afterAll(async () => bench.remove());

const role = ["call", "Auth.createRole", "--account_uuid", "x"];
const client = ["call", "Oauth.createClientApp"];

describe.each<[args: string[], code: number, text: string]>([
  [[], 2, "Usage: patchbay COMMAND"],
  [["sevre"], 2, 'There is no command "sevre". Did you mean serve?'],
  [["serve", "--prot", "1"], 2, "Unknown option '--prot'"],
  [["serve", "now"], 2, "Unexpected argument 'now'"],
  [["seed"], 2, "Name one seed file"],
  [["seed", "missing.yaml"], 1, "missing.yaml cannot be read"],
  [["numbers"], 2, "Name one file: patchbay numbers import FILE."],
  [["numbers", "export", "x.csv"], 2, "Name one file: patchbay numbers import FILE."],
  [["numbers", "import", "missing.csv"], 1, "missing.csv cannot be read"],
  [["login", "--host", "ftp://x"], 2, "--host must be a URL such as http://localhost:8420."],
  [["login", "--secret", "x"], 2, "--secret belongs to a --client."],
  [["call"], 2, "Which operation?"],
  [["call", "--list", "Nothing"], 2, 'There is no module "Nothing".'],
  [["call", "Accounts.getAccount"], 2, "--account_uuid is missing."],
  [["call", "Accounts.getAccount", "x"], 2, '"x" is no option'],
  [["call", "Accounts.getAccount", "--account-uid=x"], 2, 'has no parameter "account-uid". Did you mean --account_uuid?'],
  [["call", "Accounts.getAccount", "--account_uuid"], 2, "--account_uuid needs a value."],
  [["call", "Accounts.listAccounts", "--name", "--limit", "3"], 2, "--name needs a value."],
  [["call", "Accounts.listAccounts", "--limit", "many"], 2, '--limit must be a number, not "many".'],
  [[...role, "--body", "{x"], 2, "--body is not valid JSON"],
  [[...role, "--body", "@missing.json"], 1, "missing.json cannot be read"],
  [[...client, "--public=perhaps"], 2, "--public must be true or false."],
  // Good ones get as far as to ask who calls.
  [[...client, "--public", "--name", "x"], 3, "You are not signed in."],
  [[...client, "--no-public", "--name=--x"], 3, "You are not signed in."],
  [[...client, "--public", "false", "--name", "x"], 3, "You are not signed in."],
  [["call", "Accounts.listAccounts", "--sort", "-created_date"], 3, "You are not signed in."],
])("patchbay %j", (args, code, text) => {
  test(`ends with ${code}: ${text}`, async () => {
    const ended = await bench.run(args);
    expect(ended).toMatchObject({ code, stdout: "", stderr: expect.stringContaining(text) });
    expect(ended.stderr).not.toMatch(/^ +at /m);
  });
});

describe.each<[args: string[], text: string]>([
  [["help"], "Exit codes"],
  [["--help"], "PATCHBAY_URL"],
  [["help", "call"], "patchbay call --list"],
  [["login", "--help"], "session.json"],
  [["serve", "--help"], "PATCHBAY_DATABASE_URL"],
  [["version"], "patchbay 0.1.0 (Node.js"],
  [["call", "--list", "accounts"], "Accounts.createAccount"],
  [["call", "Auth.createRole", "--help"], "Access: permission role.create"],
  [["call", "Accounts.createAccount", "--help"], "--number TEXT|NUMBER\n"],
  [["logout"], "Nobody was signed in."],
])("patchbay %j", (args, text) => {
  test(`prints ${text}`, async () => {
    const ended = await bench.run(args);
    expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining(text), stderr: "" });
    expect(ended.stdout).not.toMatch(/ $/m);
  });
});
