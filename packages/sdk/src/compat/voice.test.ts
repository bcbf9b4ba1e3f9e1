import { expect, test } from "vitest";
import { startPlatform } from "./hosts.fixture.ts";
import { Voice } from "./namespaces.ts";

test("all extensions are collected, from the first on, in pages of 100, whatever offset and limit say", async () => {
  await using server = await startPlatform(({ url }) => {
    const offset = Number(new URL(url, "http://x").searchParams.get("offset"));
    return { body: { items: [{ extension: String(offset) }], metadata: { total: 2, offset, count: 1, limit: 1 } } };
  });
  const all = await Voice.getExtensionsByAccount("T", "a", "reseller", "channels,metadata", 20, 5, { id: "i", trace: "t" });
  expect(all.items).toEqual([{ extension: "0" }, { extension: "1" }]);
  const query = "account_type=reseller&account_uuid=a&limit=100";
  expect(server.seen.map(({ url }) => url)).toEqual([
    `/voice/extension?${query}&offset=0&include=channels%2Cmetadata`,
    `/voice/extension?${query}&offset=1&include=channels%2Cmetadata`,
  ]);
  // Later pages belong to the caller's task too.
  expect(server.seen.map(({ headers }) => headers.trace)).toEqual(["t", "t"]);
});

test.each([undefined, "", {}, null, 5])("%j to include sends none", async (include) => {
  await using server = await startPlatform(() => ({
    body: { items: [], metadata: { total: 0, offset: 0, count: 0, limit: 100 } },
  }));
  await Reflect.apply(Voice.getExtensionsByAccount, undefined, ["T", "a", undefined, include]);
  expect(server.seen[0]?.url).toBe("/voice/extension?account_type=customer&account_uuid=a&limit=100&offset=0");
});

test("an answer without metadata is code 500", async () => {
  await using _server = await startPlatform(() => ({ body: { items: [] } }));
  await expect(Voice.getExtensionsByAccount("T", "a")).rejects.toMatchObject({ code: 500 });
});
