import { expect, test, vi } from "vitest";
import { formatAnswer, formatError, PatchbayError, toPatchbayError } from "./errors.ts";
import { startLoopback, UUID } from "./loopback.fixture.ts";
import { send } from "./transport.ts";

const json = "application/json";
const fresh = expect.stringMatching(UUID);

// The mapping table, row by row: status is 404 unless the row says otherwise.
const rows: [name: string, type: string | undefined, text: string, want: object][] = [
  [
    "code in the body wins",
    json,
    '{"code":409,"message":"m","trace_id":"T","details":[{"a":1},"b"]}',
    { code: 409, message: "m", trace_id: "T", details: ['{"a":1}', "b"] },
  ],
  ["no code", json, '{"message":"m","details":[]}', { code: 404, message: "m", trace_id: fresh, details: [] }],
  ["code as text", json, '{"code":"403","message":"m"}', { code: 403, message: "m", trace_id: fresh, details: [] }],
  ["code of five digits", json, '{"code":40401,"message":"m"}', { code: 404, message: "m", trace_id: fresh, details: [] }],
  ["error as text", json, '{"error":"no"}', { code: 404, message: "no", trace_id: fresh, details: [] }],
  [
    "error as object",
    json,
    '{"error":{"a":1}}',
    { code: 404, message: "unspecified error", trace_id: fresh, details: ['{"error":{"a":1}}'] },
  ],
  [
    "neither message nor error",
    json,
    '{"code":404,"x":1}',
    { code: 404, message: "unspecified error", trace_id: fresh, details: ['{"code":404,"x":1}'] },
  ],
  ["an array", json, '[1,"a"]', { code: 404, message: "unspecified error", trace_id: fresh, details: ['[1,"a"]'] }],
  ["an empty array", json, "[]", { code: 404, message: "unspecified error", trace_id: fresh, details: ["[]"] }],
  ["a JSON string", json, '"text"', { code: 404, message: "text", trace_id: fresh, details: [] }],
  ["null", json, "null", { code: 404, message: "unspecified error", trace_id: fresh, details: ['{"code":404}'] }],
  ["a number", json, "7", { code: 404, message: "unspecified error", trace_id: fresh, details: ['{"code":404}'] }],
  ["text", "text/html", "<h1>Gone</h1>", { code: 404, message: "<h1>Gone</h1>", trace_id: fresh, details: [] }],
  [
    "nothing at all",
    undefined,
    "",
    { code: 404, message: "unspecified error", trace_id: fresh, details: ['{"code":404,"message":""}'] },
  ],
  ["malformed JSON", json, "{nope", { code: 500, message: expect.stringContaining("JSON"), trace_id: fresh, details: [] }],
  ["empty JSON", json, "", { code: 500, message: expect.stringContaining("JSON"), trace_id: fresh, details: [] }],
  [
    "problem+json is parsed, title is not used",
    "application/problem+json",
    '{"title":"t"}',
    { code: 404, message: "unspecified error", trace_id: fresh, details: ['{"title":"t"}'] },
  ],
  [
    "entries of details that cannot be shown are skipped",
    json,
    '{"message":"m","details":[1,true,null,"","kept",{"b":2}]}',
    { code: 404, message: "m", trace_id: fresh, details: ["kept", '{"b":2}'] },
  ],
];

test.each(rows)("a failed answer: %s", async (_name, type, text, want) => {
  await using server = await startLoopback(() => ({ status: 404, headers: type ? { "content-type": type } : {}, body: text }));
  const error: unknown = await send({ method: "GET", url: `${server.origin}/x`, headers: {} }, {}).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(PatchbayError);
  expect({ ...(error as PatchbayError) }).toEqual(want);
});

test("a code that is no status of its own falls back to the HTTP status", () => {
  const headers = new Headers({ "content-type": json });
  for (const code of ["x", 40401, -99, null, 4]) {
    expect(formatAnswer({ status: 503, headers, text: JSON.stringify({ code, message: "m" }) }).code).toBe(503);
  }
});

test("the error is an Error whose JSON is exactly the four properties", () => {
  const cause = new TypeError("underneath");
  const response = { status: 404, headers: new Headers(), text: "" };
  const error = new PatchbayError({ code: 404, message: "m", trace_id: "T", details: ["d"] }, { cause, response });
  expect(error).toBeInstanceOf(Error);
  expect(JSON.parse(JSON.stringify(error))).toEqual({ code: 404, message: "m", trace_id: "T", details: ["d"] });
  expect(Object.keys(error).sort()).toEqual(["code", "details", "message", "trace_id"]);
  expect([error.cause, error.response, error.name]).toEqual([cause, response, "PatchbayError"]);
  expect(String(error)).toBe("PatchbayError: m");
  expect(error.stack).toContain("PatchbayError: m");
});

test("instanceof holds across two copies of the package, and only for the base class", async () => {
  vi.resetModules();
  const copy = await import("./errors.ts");
  expect(copy.PatchbayError).not.toBe(PatchbayError);
  const foreign = copy.failure(400, "m");
  expect(foreign).toBeInstanceOf(PatchbayError);
  class Special extends PatchbayError {}
  expect(foreign).not.toBeInstanceOf(Special);
  expect(new Special({ code: 400, message: "m", trace_id: "T", details: [] })).toBeInstanceOf(PatchbayError);
  for (const other of [new Error("m"), {}, null, "PatchbayError"]) expect(other instanceof PatchbayError).toBe(false);
});

test.each([
  ["a code of three digits", { code: 404, message: "m" }, { code: 404, message: "m", details: [] }],
  ["a code as text", { code: "404abc", message: "m" }, { code: 404 }],
  ["a fraction", { code: 404.9, message: "m" }, { code: 404 }],
  ["an unusable code with a status", { code: "ECONNREFUSED", statusCode: 503, message: "m" }, { code: 503 }],
  ["an unusable code alone", { code: "ECONNREFUSED", message: "m" }, { code: 500 }],
  ["only a status", { statusCode: 409, message: "m" }, { code: 409 }],
  ["a text", "broken", { code: 500, message: "broken", details: [] }],
  ["a body in a response", { response: { body: "from the body" } }, { message: "from the body" }],
  ["details of all sorts", { message: "m", details: [0, null, "", "a", { b: 1 }] }, { details: ["a", '{"b":1}'] }],
  ["details that are no list", { message: "m", details: "a" }, { details: [] }],
  ["no message", { code: 404, x: 1 }, { message: "unspecified error", details: ['{"code":404,"x":1}'] }],
  ["undefined", undefined, { code: 500, message: "unspecified error", details: [] }],
  ["null", null, { code: 500, message: "unspecified error", details: [] }],
])("formatError takes %s", (_name, thrown, want) => {
  const fields = formatError(thrown);
  expect(fields).toMatchObject(want);
  expect(fields.trace_id).toMatch(UUID);
  expect(formatError(fields)).toEqual(fields);
});

test("formatError keeps a trace id", () => {
  expect(formatError({ message: "m", trace_id: "T" }).trace_id).toBe("T");
});

test("no credential reaches message or details", () => {
  const token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl";
  const thrown = {
    message: "",
    options: { headers: { Authorization: `Bearer ${token}` }, form: { password: "hunter2", refresh_token: "r-123" } },
    note: `sent with Basic dXNlcjpwYXNz to /x?access_token=${token}&a=1`,
    details: [],
  };
  const text = JSON.stringify(toPatchbayError(thrown));
  for (const secret of [token, "hunter2", "r-123", "dXNlcjpwYXNz"]) expect(text).not.toContain(secret);
  expect(text).toContain("a=1");
  expect(formatError({ message: `rejected Bearer ${token}` }).message).toBe("rejected Bearer [redacted]");
});

test("an error that cannot be written as JSON is still formatted", () => {
  const circular: Record<string, unknown> = { code: 404 };
  circular.self = circular;
  expect(formatError(circular).details).toEqual(['{"code":404,"self":"[circular]"}']);
  const hostile = {
    toJSON() {
      throw new Error("no");
    },
  };
  expect(formatError(hostile)).toMatchObject({ code: 500, message: "unspecified error" });
});

test("toPatchbayError keeps an error of its own and the cause of any other", () => {
  const own = new PatchbayError({ code: 404, message: "m", trace_id: "T", details: [] });
  expect(toPatchbayError(own)).toBe(own);
  const cause = new TypeError("fetch failed");
  expect(toPatchbayError(cause).cause).toBe(cause);
});
