import { expect, test } from "vitest";
import { UUID } from "../core/loopback.fixture.ts";
import { line, startPlatform } from "./hosts.fixture.ts";
import { ShortUrls } from "./namespaces.ts";

const trace = { id: "i", trace: "t", parent: "p" };
const answer = () => ({ body: { items: [], metadata: { total: 0, offset: 0, count: 0, limit: 10 }, links: [] } });

test("the links of a user are listed with one query, encoded, whatever the options", async () => {
  await using server = await startPlatform(answer);
  expect(await ShortUrls.listShortUrls("u", "T", { limit: 5, offset: 2, "a b": "c&d" }, trace)).toEqual(answer().body);
  await ShortUrls.listShortUrls("u u?", "T");
  await ShortUrls.listShortUrls("u", "T", { limit: undefined, nested: { n: 1 } });
  expect(server.seen.map(line)).toEqual([
    "GET /shorturl/shorturls?user_uuid=u&limit=5&offset=2&a%20b=c%26d",
    "GET /shorturl/shorturls?user_uuid=u%20u%3F",
    "GET /shorturl/shorturls?user_uuid=u&nested=%5Bobject%20Object%5D",
  ]);
  expect(server.seen[0]?.headers).toMatchObject({
    authorization: "Bearer T",
    "content-type": "application/json",
    "x-api-version": "v1",
    debug: "false",
    ...trace,
  });
  expect(server.seen[1]?.headers.id).toMatch(UUID);
});

test("a user in the options loses, and the options stay as they are", async () => {
  await using server = await startPlatform(answer);
  const options = Object.freeze({ user_uuid: "other", status: "active" });
  await ShortUrls.listShortUrls("u", "T", options);
  expect(server.seen.map(line)).toEqual(["GET /shorturl/shorturls?user_uuid=u&status=active"]);
});

test("a trace in the place of the options goes into the query; nothing there is no failure", async () => {
  await using server = await startPlatform(answer);
  await ShortUrls.listShortUrls("u", "T", trace);
  await Reflect.apply(ShortUrls.listShortUrls, undefined, ["u", "T", null, null]);
  await Reflect.apply(ShortUrls.listShortUrls, undefined, []);
  expect(server.seen.map(line)).toEqual([
    "GET /shorturl/shorturls?user_uuid=u&id=i&trace=t&parent=p",
    "GET /shorturl/shorturls?user_uuid=u",
    "GET /shorturl/shorturls?user_uuid=null%20user%20uuid",
  ]);
});

test("a failing server rejects with its error", async () => {
  await using _server = await startPlatform(() => ({ status: 404, body: { code: 404, message: "no such user", trace_id: "T" } }));
  await expect(ShortUrls.listShortUrls("u", "T")).rejects.toMatchObject({ code: 404, message: "no such user", trace_id: "T" });
});

test.each([[undefined], [{}], [null], ["http://h"], [Object.create({ url: "http://h" })]])(
  "a link to %j is refused with a text, without a request",
  async (options) => {
    await using server = await startPlatform(answer);
    await expect(Reflect.apply(ShortUrls.createShortUrl, undefined, ["T", options])).rejects.toBe(
      "options object missing url property",
    );
    expect(server.seen).toEqual([]);
  },
);

test("whatever the server makes of the code, only 204 means that a link is deleted", async () => {
  await using server = await startPlatform(() => ({ status: 200, body: { gone: true } }));
  await expect(ShortUrls.deleteShortCode("u", "T", "a/b", trace)).rejects.toMatchObject({
    code: 200,
    message: "assign permission to role failed",
    trace_id: "t",
    details: ['{"gone":true}'],
  });
  expect(server.seen.map(line)).toEqual(["DELETE /shorturl/shorturls/a%2Fb"]);
  expect(server.seen[0]?.headers).toMatchObject({ user_uuid: "u" });
});
