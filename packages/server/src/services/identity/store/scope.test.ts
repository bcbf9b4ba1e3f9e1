import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "../../../kernel/access/principal.ts";
import type { Tx } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";
import { startTestServer, type TestServer } from "../../../testing/harness.ts";
import { homes } from "../../../testing/world.ts";
import * as identities from "./identities.ts";
import * as mfa from "./mfa.ts";
import * as policies from "./policies.ts";

/**
 * Handlers load before they change, so most of these predicates are a second lock on the door. Each is tried here by
 * itself: with a foreign scope the statement must find and change nothing, with the right one it must.
 */
let server: TestServer;
let user: identities.IdentityRow;
let setting: mfa.SettingRow;
let setup: mfa.SetupRow;
const page = { offset: 0, limit: 10, sort: [] };
const strong = "5d0e2f4c-6d0b-4a53-9a1e-1f6f0c9b7a02";

/** Everything that the statements below could change. */
function state(tx: Tx): Promise<object> {
  return tx.one(sql`
    select (select json_agg(i order by i.uuid) from identity.identity i) as identities,
           (select json_agg(s order by s.uuid) from identity.mfa_setting s) as settings,
           (select json_agg(s order by s.token_hash) from identity.mfa_setup s) as setups,
           (select json_agg(p order by p.account_uuid) from identity.account_policy p) as policies`);
}

class RollBack extends Error {}

/** Runs a statement and undoes it. */
async function tried(statement: (tx: Tx) => Promise<unknown>): Promise<{ found: boolean; changed: boolean }> {
  let outcome = { found: false, changed: false };
  await server.app.kernel.db
    .transaction(async (tx) => {
      const before = JSON.stringify(await state(tx));
      const result = await statement(tx).catch((error: unknown) => {
        // `one` found no row to change.
        if (String(error).includes("must give a row")) return undefined;
        throw error;
      });
      const found = Array.isArray(result) ? result.length > 0 : isEmptyList(result) ? false : result !== undefined;
      outcome = { found, changed: JSON.stringify(await state(tx)) !== before };
      throw new RollBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof RollBack)) throw error;
    });
  return outcome;
}

function isEmptyList(result: unknown): boolean {
  return typeof result === "object" && result !== null && "total" in result && result.total === 0;
}

beforeAll(async () => {
  server = await startTestServer();
  const { db } = server.app.kernel;
  const { customerA } = server.world.accounts;
  const row = await identities.selectIdentity(db, [customerA], server.world.users.userA);
  if (row === undefined) throw new Error("The world has no userA");
  user = row;
  const first = (await mfa.listSettings(db, [customerA], user.uuid, page)).items[0];
  if (first === undefined) throw new Error("userA has no address");
  setting = first;
  const { type, source, source_key, account_path } = setting;
  const expires_at = new Date(server.clock.now().getTime() + 600_000);
  setup = {
    token_hash: "t",
    identity_uuid: user.uuid,
    account_path,
    type,
    source,
    source_key,
    code_hash: "c",
    attempts: 0,
    expires_at,
  };
  await mfa.insertSetup(db, setup);
  const account = { uuid: customerA, path: user.account_path };
  await policies.setPasswordPolicy(db, [customerA], account, strong, null, server.clock.now());
});
afterAll(() => server.close());

const reads: [string, (tx: Tx, scope: Scope) => Promise<unknown>][] = [
  ["selectIdentity", (tx, scope) => identities.selectIdentity(tx, scope, user.uuid)],
  ["lockIdentity", (tx, scope) => identities.lockIdentity(tx, scope, user.uuid)],
  ["listIdentities", (tx, scope) => identities.listIdentities(tx, scope, undefined, { username: user.username }, "all", page)],
  [
    "listIdentities by or",
    (tx, scope) => identities.listIdentities(tx, scope, user.account_uuid, { username: "x", name: "" }, "any", page),
  ],
  ["listSettings", (tx, scope) => mfa.listSettings(tx, scope, user.uuid, page)],
  ["lockSettings", (tx, scope) => mfa.lockSettings(tx, scope, user.uuid, "EMAIL")],
];
const changes: [string, (tx: Tx, scope: Scope) => Promise<unknown>][] = [
  ["updateIdentity", (tx, scope) => identities.updateIdentity(tx, scope, { ...user, reference: "changed" })],
  ["deleteIdentityRow", (tx, scope) => identities.deleteIdentityRow(tx, scope, user.uuid)],
  ["updateActive", (tx, scope) => mfa.updateActive(tx, scope, setting.uuid, false, null, server.clock.now())],
  ["deleteSetting", (tx, scope) => mfa.deleteSetting(tx, scope, setting.uuid)],
  ["deleteUnconfirmed", (tx, scope) => mfa.deleteUnconfirmed(tx, scope, user.uuid, setting.source_key)],
  ["countSetupAttempt", (tx, scope) => mfa.countSetupAttempt(tx, scope, user.uuid, "t", 5, server.clock.now())],
  ["deleteSetup", (tx, scope) => mfa.deleteSetup(tx, scope, "t")],
  ["setPasswordPolicy", (tx, scope) => policies.setPasswordPolicy(tx, scope, account(), setting.uuid, null, server.clock.now())],
  ["clearPasswordPolicy", (tx, scope) => policies.clearPasswordPolicy(tx, scope, user.account_uuid, null, server.clock.now())],
  ["setRequiredMfa", (tx, scope) => policies.setRequiredMfa(tx, scope, account(), ["SMS"], null, server.clock.now())],
];
const account = () => ({ uuid: user.account_uuid, path: user.account_path });

describe.each(["customerB", "reseller2", "locationA", "suspended"] as const)("with the scope of %s", (name) => {
  it.each(reads)("%s finds nothing", async (_name, statement) => {
    expect(await tried((tx) => statement(tx, [server.world.accounts[name]]))).toMatchObject({ found: false });
  });
  it.each(changes)("%s changes nothing", async (_name, statement) => {
    expect(await tried((tx) => statement(tx, [server.world.accounts[name]]))).toMatchObject({ changed: false });
  });
});

describe.each(["root", "reseller", homes.userA] as const)("with the scope of %s", (name) => {
  it.each(reads)("%s finds", async (_name, statement) => {
    expect(await tried((tx) => statement(tx, [server.world.accounts[name]]))).toMatchObject({ found: true });
  });
  it.each(changes)("%s changes", async (_name, statement) => {
    expect(await tried((tx) => statement(tx, [server.world.accounts[name]]))).toMatchObject({ changed: true });
  });
});
