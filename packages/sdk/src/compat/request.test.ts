import { expect, test } from "vitest";
import { PatchbayError } from "../core/errors.ts";
import { startLoopback } from "../core/loopback.fixture.ts";
import { type RequestOptions, request } from "./request.ts";

async function sent(options: RequestOptions) {
  await using server = await startLoopback(() => ({ body: { ok: true } }));
  await request({ uri: server.origin, ...options });
  const [seen] = server.seen;
  if (seen === undefined) throw new Error("nothing arrived");
  return seen;
}

const json = { "Content-type": "application/json" };

test("a request without URI is refused", async () => {
  const error: unknown = await request({}).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(PatchbayError);
  expect(error).toMatchObject({ code: 400, message: "request missing URI" });
});

test("it gives the text, the JSON when asked for, or the whole answer", async () => {
  await using server = await startLoopback(() => ({ status: 201, headers: { "x-a": "b" }, body: { ok: true } }));
  expect(await request({ uri: server.origin })).toBe('{"ok":true}');
  expect(await request({ uri: server.origin, json: true })).toEqual({ ok: true });
  const full = await request({ uri: server.origin, json: true, resolveWithFullResponse: true });
  expect(full).toMatchObject({ statusCode: 201, body: { ok: true } });
  expect((full as { headers: Headers }).headers.get("x-a")).toBe("b");
});

test.each<[string, unknown, string]>([
  ["an object", { a: 1, b: undefined, c: null }, '{"a":1,"c":null}'],
  ["an array", [1, "two"], '[1,"two"]'],
  ["a text, unquoted", "null body", "null body"],
  ["an empty text", "", ""],
  ["a number", 0, "0"],
  ["a boolean", false, "false"],
])("a body may be %s", async (_name, body, want) => {
  expect(await sent({ method: "POST", headers: json, body })).toMatchObject({
    method: "POST",
    body: want,
    headers: { "content-type": "application/json", "content-length": String(want.length) },
  });
});

test.each([undefined, null])("the body %j is none, and its length says so", async (body) => {
  expect((await sent({ method: "POST", headers: json, body })).headers).toMatchObject({ "content-length": "0" });
});

test("a body that cannot become JSON is refused", async () => {
  const body: Record<string, unknown> = {};
  body.self = body;
  await expect(request({ uri: "http://127.0.0.1:9", method: "POST", body })).rejects.toMatchObject({
    code: 400,
    message: "json body declared but could not be parsed",
    details: [expect.stringContaining("circular")],
  });
});

test("a body on GET is refused by fetch", async () => {
  await expect(request({ uri: "http://127.0.0.1:9", body: {} })).rejects.toMatchObject({ code: 500 });
});

test("a form is URL-encoded under its own content type", async () => {
  expect(await sent({ method: "POST", headers: json, form: { scope: ["a", "b"], text: "x y", none: undefined } })).toMatchObject({
    body: "scope=a%2Cb&text=x+y&none=undefined",
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
});

test("form data is multipart under one content type with the boundary", async () => {
  const seen = await sent({ method: "POST", headers: json, formData: { file: new Blob(["content"]), file_name: "a.txt" } });
  const type = seen.headers["content-type"] ?? "";
  expect(type).toMatch(/^multipart\/form-data; boundary=[^,]+$/);
  expect(seen.body.startsWith(`--${type.split("boundary=")[1]}`)).toBe(true);
  expect(seen.body).toContain('name="file"; filename="a.txt"');
  expect(seen.body).toContain("content");
});

test("an object body comes before a form, a form before form data", async () => {
  expect((await sent({ method: "POST", body: { a: 1 }, form: { b: 2 } })).body).toBe('{"a":1}');
  expect((await sent({ method: "POST", form: { b: 2 }, formData: { c: 3 } })).body).toBe("b=2");
});

test("query parameters are added", async () => {
  expect((await sent({ qs: { offset: 0, limit: 10, none: undefined } })).url).toBe("/?offset=0&limit=10");
});
