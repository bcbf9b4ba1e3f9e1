import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { storeFunctions } from "../testing/tenancy-report.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));

/** Tables whose rows belong to an account: those with a column for its path, and the tree itself. */
async function tenantTables(): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".sql"));
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  const tables = texts.flatMap((text) => [...text.matchAll(/create table (\w+\.\w+) \(([\s\S]*?)\n\);/g)]);
  return tables.filter(([, , columns]) => /^ {2}(account_)?path\s+uuid\[\]/m.test(columns ?? "")).map(([, name]) => name ?? "");
}

it("knows the tables that have tenants", async () => {
  expect(await tenantTables()).toEqual(
    expect.arrayContaining(["accounts.account", "auth.user_group", "identity.identity", "oauth.client", "profiles.property"]),
  );
});

it("every store function that touches one is scoped, or says why not", async () => {
  const tables = await tenantTables();
  const touching = (await storeFunctions()).filter(({ code }) =>
    tables.some((table) => new RegExp(`(from|join|update|into) ${table.replace(".", "\\.")}\\b`).test(code)),
  );
  const insertsOnly = (code: string) => /insert into/.test(code) && !/(from|join|update) \w+\.\w+/.test(code);
  const silent = touching.filter((found) => !found.scoped && !insertsOnly(found.code) && !/no scope:/i.test(found.docs));
  expect(silent.map(({ name }) => name)).toEqual([]);
});
