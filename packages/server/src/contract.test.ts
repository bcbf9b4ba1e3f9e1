/**
 * The suite that is generated from the table: every operation, against callers and requests that must be refused. New
 * operations are covered by being declared.
 */
import { randomUUID } from "node:crypto";
import type { OperationSpec } from "@patchbay/contract";
import type { TSchema } from "typebox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { services } from "./services/index.ts";
import { type CallResult, startTestServer, type TestServer } from "./testing/harness.ts";
import { sample, withTexts, wrongMembers } from "./testing/samples.ts";
import { type AccountName, createDeletedTenant, createTenant, fingerprint, type Tenant } from "./testing/tenants.ts";

const operations = services.flatMap(({ spec: service }) =>
  Object.entries(service.operations).map(([name, spec]) => ({ id: `${service.name}.${name}`, spec })),
);
const bearer = operations.filter(({ spec }) => spec.access.kind === "bearer");
const withBody = operations.filter(({ spec }) => spec.body !== undefined && spec.encoding !== "form" && spec.encoding !== "raw");
/** Ids in paths that no tenant owns: the catalogue is everybody's, and scopes may name resources that nobody knows. */
const sharedParams: readonly string[] = ["permission_uuid", "resource_uuid"];
const isTenantParam = (name: string, schema: TSchema) =>
  "format" in schema && schema.format === "uuid" && !sharedParams.includes(name);
const tenantParamsOf = (spec: OperationSpec) =>
  Object.entries(spec.params ?? {}).flatMap(([name, schema]) => (isTenantParam(name, schema) ? [name] : []));
const tenantBound = bearer.filter(({ spec }) => tenantParamsOf(spec).length > 0);

let server: TestServer;
let root: string;
let adminA: string;
let nobody: string;
const tenants = new Map<AccountName | "deleted", Tenant>();

beforeAll(async () => {
  server = await startTestServer();
  root = await server.tokenFor("root");
  for (const name of ["customerA", "locationA", "reseller", "customerB", "reseller2", "suspended"] as const) {
    tenants.set(name, await createTenant(server, root, server.world.accounts[name]));
  }
  tenants.set("deleted", await createDeletedTenant(server, root));
  adminA = await server.tokenFor("adminA");
  nobody = await server.tokenFor({ uuid: tenant("customerA").outsider, account_uuid: server.world.accounts.customerA });
}, 180_000);
afterAll(() => server.close());

function tenant(name: AccountName | "deleted"): Tenant {
  const found = tenants.get(name);
  if (found === undefined) throw new Error(`no tenant ${name}`);
  return found;
}

/** The operation's path with the tenant's own resources; `params` override single parameters. */
function pathFor(spec: OperationSpec, of: Tenant, params: Readonly<Record<string, string>> = {}): string {
  return spec.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? of.params[name] ?? randomUUID()),
  );
}

/** A valid body that names the tenant's resources; undefined for operations without one. */
function bodyFor(spec: OperationSpec, of: Tenant): unknown {
  if (spec.body === undefined) return undefined;
  // The one member whose name means different things in different bodies.
  const scope = spec.path.endsWith("/role/scopes") ? [{ account: [of.account] }] : of.bodies.scope;
  return sample(spec.body as TSchema, { ...of.bodies, scope });
}

function send(
  spec: OperationSpec,
  path: string,
  options: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<CallResult> {
  return server.call(spec.method, path, options);
}

/** Every refusal has the common body, with the status as its code and the trace of the request. */
function expectRefusal(answer: CallResult, ...statuses: number[]): void {
  expect(statuses, JSON.stringify(answer.body)).toContain(answer.status);
  expect(answer.body).toMatchObject({
    code: answer.status,
    message: expect.stringMatching(/./),
    trace_id: answer.headers.get("trace"),
    details: expect.any(Array),
  });
}

it("has a resource of every kind that paths name: testing/tenants.ts makes them", () => {
  const named = new Set(tenantBound.flatMap(({ spec }) => tenantParamsOf(spec)));
  expect([...named].filter((name) => !(name in tenant("customerA").params))).toEqual([]);
});

describe.each(bearer)("$id", ({ spec }) => {
  it("refuses callers without a valid token", async () => {
    const path = pathFor(spec, tenant("customerA"));
    const body = bodyFor(spec, tenant("customerA"));
    expectRefusal(await send(spec, path, { body }), 401);
    const [header, payload] = adminA.split(".");
    for (const token of [
      "nonsense",
      `${header}.${payload}.AAAA`,
      `${Buffer.from('{"alg":"none"}').toString("base64url")}.${payload}.`,
    ]) {
      expectRefusal(await send(spec, path, { token, body }), 401);
    }
  });

  it("refuses ids that are none, and does not know unknown ones", async () => {
    const params = Object.entries(spec.params ?? {}).filter(([, schema]) => "format" in schema && schema.format === "uuid");
    for (const [name] of params) {
      for (const id of ["null uuid", "undefined", "1", "%00", "..%2f..", "😀"]) {
        expectRefusal(
          await send(spec, pathFor(spec, tenant("customerA"), { [name]: id }), {
            token: root,
            body: bodyFor(spec, tenant("customerA")),
          }),
          404,
        );
      }
    }
  });

  it("answers junk in the query without a fault", async () => {
    for (const junk of ["null", "%00", "%F0%9F%98%80", "-1", "[object Object]", "9".repeat(400), "'; drop table x; --"]) {
      const query = ["offset", "limit", "sort", ...Object.keys(spec.query ?? {})].map((name) => `${name}=${junk}`).join("&");
      if (spec.method !== "GET") continue;
      const answer = await send(spec, `${pathFor(spec, tenant("customerA"))}?${query}`, { token: adminA });
      expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
      if (spec.paged !== undefined && answer.status === 200) {
        expect(answer.body.metadata).toMatchObject({ limit: expect.any(Number), offset: expect.any(Number) });
      }
    }
  });

  it("asks for the permission it declares", async () => {
    if (spec.access.kind !== "bearer" || spec.access.permission === undefined || spec.access.own !== undefined) return;
    expectRefusal(
      await send(spec, pathFor(spec, tenant("customerA")), { token: nobody, body: bodyFor(spec, tenant("customerA")) }),
      403,
    );
  });

  it("does not let a token of a narrow scope do more", async () => {
    if (spec.access.kind !== "bearer" || spec.access.permission === undefined) return;
    const narrow = await server.tokenFor("adminA", "push_notification.create");
    expectRefusal(
      await send(spec, pathFor(spec, tenant("customerA")), { token: narrow, body: bodyFor(spec, tenant("customerA")) }),
      403,
    );
  });
});

describe.each(withBody)("the body of $id", ({ spec }) => {
  const path = () => pathFor(spec, tenant("customerA"));

  it("must be JSON, of a sensible size and type", async () => {
    for (const body of ["null body", '{"a":', "{'a':1}", "\u0000"])
      expectRefusal(await send(spec, path(), { token: root, body }), 400);
    expectRefusal(await send(spec, path(), { token: root, body: { name: "x".repeat(2_000_000) } }), 413);
    const xml = await send(spec, path(), { token: root, body: "<a/>", headers: { "content-type": "text/xml" } });
    expectRefusal(xml, 415);
  });

  it("may not have members of a wrong type", async () => {
    const valid = bodyFor(spec, tenant("customerA"));
    if (typeof valid !== "object" || valid === null) return;
    for (const [member, value] of wrongMembers(spec.body as TSchema)) {
      const answer = await send(spec, path(), { token: root, body: { ...valid, [member]: value } });
      expectRefusal(answer, 400);
    }
  });

  it("may hold any text, or is refused for it, without a fault", async () => {
    const valid = bodyFor(spec, tenant("customerA"));
    for (const text of [
      "😀 \u202Eright to left",
      "a\u0000b",
      "\uD800",
      "'; drop table x; --",
      "\u200b".repeat(300),
      "<script>alert(1)</script>",
    ]) {
      const answer = await send(spec, path(), { token: nobody, body: withTexts(valid, text) });
      expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
    }
  });
});

describe.each(["reseller", "customerB", "reseller2", "suspended", "deleted"] as const)("the resources of %s", (name) => {
  it.each(tenantBound)("do not exist for another tenant: $id", async ({ spec }) => {
    const foreign = tenant(name);
    const answer = await send(spec, pathFor(spec, foreign), { token: adminA, body: bodyFor(spec, tenant("customerA")) });
    expectRefusal(answer, 404);
  });

  it("are as they were after all that", async () => {
    // Recorded when the tenant was made; the tests before this one tried to change it.
    expect(await fingerprint(server, tenant(name).account)).toBe(tenant(name).fingerprint);
  });
});

describe("what a tenant is shown", () => {
  it.each(bearer.filter(({ spec }) => spec.paged !== undefined))(
    "never holds another tenant's resources: $id",
    async ({ spec }) => {
      const answer = await send(spec, `${pathFor(spec, tenant("customerA"))}?limit=1000`, { token: adminA });
      expect(answer.status).toBeLessThan(500);
      const text = JSON.stringify(answer.body);
      for (const foreign of ["reseller", "customerB", "reseller2", "suspended", "deleted"] as const) {
        for (const id of tenant(foreign).ids) expect(text).not.toContain(id);
      }
    },
  );

  it.each(tenantBound.filter(({ spec }) => spec.method === "GET"))("includes its children's: $id", async ({ spec }) => {
    const answer = await send(spec, pathFor(spec, tenant("locationA")), { token: adminA });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  });
});
