/** The validator of the SDK's fake against the server's own, on the schemas of the table. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { services } from "../../packages/contract/src/index.ts";
import { operations } from "../../packages/sdk/src/testing/generated/table.ts";
import { violations as ofFake } from "../../packages/sdk/src/testing/validate.ts";
import { violations as ofServer } from "../../packages/server/src/kernel/http/validate.ts";

const bodies = services.flatMap(({ name, operations: all }) =>
  Object.entries(all).flatMap(([operation, { body, encoding }]) =>
    body === undefined || encoding === "raw" || encoding === "multipart" ? [] : [{ id: `${name}.${operation}`, body }],
  ),
);

const uuid = "0198c5e2-0000-7000-8000-000000000001";
const odd = fc.constantFrom<unknown>(
  ...[null, true, 0, -1, 1.5, 1e9, "", " ", "x", "Active", "parent", "x".repeat(300), "x".repeat(5000), "é😀", "a@b.co", "a@b"],
  ...[uuid, uuid.toUpperCase(), `${uuid}x`, "2026-01-31T12:00:00Z", "2026-02-30T12:00:00Z", "https://a.example/x", "user", "US"],
  ...["+19415550100", "fr-FR", "role_permission.read", "00:00", [], {}, [uuid], [uuid, uuid], ["x", "x"], [1, null], { uuid }],
);

describe.each(bodies)("$id", ({ id, body }) => {
  const schema = operations.find((each) => each.id === id)?.body;
  if (schema === undefined) throw new Error(`${id} is not in the generated table`);
  const names = [...new Set(JSON.stringify(body).match(/"[a-z_]{2,40}"/g) ?? [])].map((name) => JSON.parse(name));
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ depthSize: "small" }, odd, odd, tie("object"), fc.array(tie("any"), { maxLength: 3 })),
    object: fc.dictionary(fc.constantFrom("odd", "a/b~c", ...names), tie("any"), { maxKeys: 8 }),
  })).any;

  test("judges what comes as the server does, in the same words", () => {
    fc.assert(
      fc.property(value, (given) => {
        expect([...ofFake(schema, given)].sort()).toEqual([...ofServer(body, given)].sort());
      }),
      { numRuns: 150 },
    );
  });
});
