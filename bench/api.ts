/**
 * One authenticated, permission-checked, validated GET and POST of an account, each against a bare Fastify handler that
 * runs one equivalent prepared statement on the same database: the price of everything the kernel does. There are 2,000 accounts
 * below twenty resellers from the start, and new ones go below one of these, so that no two requests wait for one parent's row.
 */
import { randomUUID } from "node:crypto";
import { fastify } from "fastify";
import pg from "pg";
import type { Executor } from "../packages/server/src/kernel/db/database.ts";
import type { Sql } from "../packages/server/src/kernel/db/sql.ts";
import { selectFull } from "../packages/server/src/services/accounts/store.ts";
import { compare, perSecond } from "./lib.ts";
import { signIn, startBenchServer, throughput, world } from "./server.ts";

const server = await startBenchServer();
const config: pg.PoolConfig & { pipeline: boolean } = { connectionString: server.databaseUrl, max: 20, pipeline: true };
const pool = new pg.Pool(config);
pool.on("error", () => undefined);

/** The statement of our GET, as it is sent. */
function statementOfGet(): Sql {
  let statement: Sql | undefined;
  const spy: Pick<Executor, "maybe"> = {
    maybe: async (sent) => {
      statement = sent;
      return undefined;
    },
  };
  void selectFull(
    { ...spy, many: async () => [], one: () => Promise.reject(new Error("unused")), run: async () => 0 },
    [world.accounts.reseller],
    world.accounts.customerA,
  );
  if (statement === undefined) throw new Error("selectFull sends no statement");
  return statement;
}

/** All that a new account writes, as one statement: account, link, two groups with their roles, event, operation. */
const createStatement = `
  with parent as (select uuid, path from accounts.account where uuid = $1 and deleted_at is null),
  account as (
    insert into accounts.account (uuid, name, number, type, description, address, contacts, reference, status, parent_uuid, path,
                                  created_by, created_at, modified_by, modified_at)
    select $2::uuid, $3, nextval('accounts.account_number')::text, 'Customer', '', '{}', '[]', '', 'Active', uuid, path || $2::uuid,
           $4::uuid, now(), $4::uuid, now() from parent
    returning uuid, path),
  link as (
    insert into accounts.relationship (uuid, type, source_uuid, target_uuid, created_by, created_at, modified_by, modified_at)
    select $5::uuid, 'parent', uuid, $1, $4::uuid, now(), $4::uuid, now() from account),
  groups as (
    insert into auth.user_group (uuid, account_uuid, account_path, name, description, type, is_default, status,
                                 created_at, created_by, modified_at, modified_by)
    select new.uuid, account.uuid, account.path, new.name, new.name, new.type, true, 'Active', now(), $4::uuid, now(), $4::uuid
    from account, (values ($6::uuid, 'Administrators', 'admin'), ($7::uuid, 'Users', 'user')) as new (uuid, name, type)
    returning uuid, type),
  roles as (
    insert into auth.group_role (group_uuid, role_uuid)
    select groups.uuid, role.uuid from groups
    join auth.role on role.account_uuid is null and role.name = case groups.type when 'admin' then 'AccountAdmin' else 'AccountUser' end),
  logged as (
    insert into kernel.event (uuid, service, event, timestamp, account_uuid, user_uuid, trace_id, data)
    select $8::uuid, 'accounts', 'account_created', now(), uuid, null, $9, to_jsonb(account) from account),
  accepted as (
    insert into kernel.operation (uuid, user_uuid, status, created_at) values ($10::uuid, $4::uuid, 'complete', now()))
  select uuid, path from account`;

const bare = fastify();
const get = statementOfGet();
bare.get("/account", async () => {
  const { rows } = await pool.query({ name: "get", text: get.text, values: get.values });
  return rows[0];
});
bare.post<{ Body: { name: string; parent_uuid: string } }>("/account", async (request, reply) => {
  const { name, parent_uuid } = request.body;
  const id = randomUUID;
  const values = [parent_uuid, id(), name, world.users.reseller, id(), id(), id(), id(), id(), id()];
  const { rows } = await pool.query({ name: "create", text: createStatement, values });
  return reply.code(202).send(rows[0]);
});
const bareUrl = await bare.listen({ port: 0, host: "127.0.0.1" });

const headers = { authorization: `Bearer ${await signIn(server.url, "root@example.com")}`, "content-type": "application/json" };

async function create(account: { name: string; type: string; parent_uuid: string }): Promise<string> {
  const answer = await fetch(`${server.url}/accounts/accounts`, { method: "POST", headers, body: JSON.stringify(account) });
  const made: unknown = await answer.json();
  if (typeof made !== "object" || made === null || !("uuid" in made)) throw new Error(`No account: ${JSON.stringify(made)}`);
  return String(made.uuid);
}

const parents: string[] = [];
for (let n = 0; n < 20; n++)
  parents.push(await create({ name: `Reseller ${n}`, type: "Reseller", parent_uuid: world.accounts.root }));
const customerOf = (parent_uuid: string) => ({ name: "Benchmark", type: "Customer", parent_uuid });
await perSecond(2_000, 16, (n) => create(customerOf(parents[n % parents.length] ?? "")));
await pool.query("analyze");
const requests = parents.map((parent) => ({ body: JSON.stringify(customerOf(parent)) }));

await compare("api", [
  {
    figure: "GET one account",
    unit: "requests/s",
    ours: () => throughput({ url: `${server.url}/accounts/accounts/${world.accounts.customerA}`, headers }),
    reference: () => throughput({ url: `${bareUrl}/account`, headers }),
  },
  {
    figure: "POST one account",
    unit: "requests/s",
    ours: () => throughput({ url: `${server.url}/accounts/accounts`, method: "POST", headers, requests }),
    reference: () => throughput({ url: `${bareUrl}/account`, method: "POST", headers, requests }),
  },
]);

await bare.close();
await pool.end();
await server.close();
