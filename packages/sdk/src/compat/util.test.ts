import zlib from "node:zlib";
import { afterEach, expect, test, vi } from "vitest";
import { PatchbayError } from "../core/errors.ts";
import { startLoopback, UUID } from "../core/loopback.fixture.ts";
import { config } from "./config.ts";
import type { RequestOptions } from "./request.ts";
import * as Util from "./util.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

test("there are the 29 helpers and the settings", () => {
  expect(Object.values(Util).filter((member) => typeof member === "function")).toHaveLength(29);
  expect(Util.config).toBe(config);
  expect(Util.createUUID()).toMatch(UUID);
});

test.each<[string, object, string[] | undefined, string]>([
  ["http://h/x", { a: "1 2", b: undefined, c: null }, undefined, "http://h/x?a=1%202&c=null"],
  ["", { a: 1, b: 2 }, undefined, "a=1&b=2"],
  ["http://h/x", { a: 1, b: 2 }, ["b"], "http://h/x?b=2"],
  ["http://h/x?y=1", { a: 1 }, [], "http://h/x?y=1&a=1"],
  ["http://h/x", {}, undefined, "http://h/x"],
])("addUrlQueryParams(%j, %j, %j)", (url, parameters, names, want) => {
  expect(Util.addUrlQueryParams(url, parameters, names)).toBe(want);
});

test("extractProps copies the named members, or gives the source", () => {
  const source = { a: { deep: 1 }, b: undefined, c: 3 };
  expect(Util.extractProps(source)).toBe(source);
  expect(Util.extractProps(source, [])).toBe(source);
  const copy = Util.extractProps(source, ["a", "b"]);
  expect(copy).toEqual({ a: { deep: 1 } });
  expect(copy.a).not.toBe(source.a);
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const unserialisable = { big: 1n };
  expect(Util.extractProps(unserialisable, ["big"])).toBe(unserialisable);
  expect(warn).toHaveBeenCalledTimes(1);
  warn.mockRestore();
});

const tree = {
  top: "T",
  zero: 0,
  nothing: null,
  list: [{ "a.b-c/d_e": "deep" }, "second"],
  nested: { top: "not this", further: { name: "N", money: "$& $1" } },
};

test.each([
  ["%top% and %name%", "T and N"],
  ["%a.b-c/d_e%", "deep"],
  ["%1%", "second"],
  ["%top%%top%", "TT"],
  ["%money%", "$& $1"],
  ["%zero% %nothing% %unknown% %toString%", "%zero% %nothing% %unknown% %toString%"],
  ["100% of %top%", "100% of T"],
  ["", ""],
])("replaceVariables(%j)", (input, want) => {
  expect(Util.replaceVariables(input, tree)).toBe(want);
});

test("replaceVariables knows the present moment, before anything in the tree", () => {
  vi.useFakeTimers({ now: new Date(2026, 1, 3, 4, 5) });
  expect(Util.replaceVariables("%YYYY% %MM% %DD%", { YYYY: "no" })).toBe("2026 02 03");
  expect(Util.replaceVariables("%datetime%")).toBe(String(new Date()));
  expect(() => Reflect.apply(Util.replaceVariables, undefined, [7])).toThrow(TypeError);
});

test("addRequestTrace adds the four headers in place", () => {
  const headers = { a: "b" };
  const options = { method: "GET", uri: "http://h", headers };
  expect(Util.addRequestTrace(options, { id: "i", trace: "t", parent: "p" })).toBe(options);
  expect(options.headers).toBe(headers);
  expect(headers).toEqual({ a: "b", id: "i", trace: "t", parent: "p", debug: "false" });
  expect(Reflect.apply(Util.addRequestTrace, undefined, ["text"])).toEqual({
    headers: {
      id: expect.stringMatching(UUID),
      trace: expect.stringMatching(UUID),
      parent: expect.stringMatching(UUID),
      debug: "false",
    },
  });
});

test("generateNewMetaData follows the global debug setting where no trace decides", () => {
  vi.stubEnv("DEBUG", "true");
  expect(Util.generateNewMetaData()).toEqual({ trace: expect.stringMatching(UUID), debug: true, id: expect.stringMatching(UUID) });
  expect(Util.generateNewMetaData({ id: "i", trace: "t", debug: false })).toMatchObject({ parent: "i", trace: "t", debug: false });
});

test("pendingResource waits by HEAD under new traces, without touching the options", async () => {
  const options = { method: "POST", uri: "http://h/x", headers: { Authorization: "Bearer T" }, body: { a: 1 } };
  const asked: RequestOptions[] = [];
  const statuses = ["processing", "complete"];
  const request = async (given: RequestOptions) => {
    asked.push(given);
    return { headers: { "x-status": statuses.shift() } };
  };
  config.pollInterval = 1;
  expect(await Util.pendingResource("/operations/1", request, options, { id: "i", trace: "t" })).toEqual({ status: "ok" });
  config.pollInterval = 1000;
  expect(asked).toMatchObject([
    { method: "HEAD", uri: "http://h/operations/1", headers: { Authorization: "Bearer T", trace: "t", parent: "i" } },
    { method: "HEAD", headers: { trace: "t", parent: asked[0]?.headers?.id } },
  ]);
  expect(asked[0]).not.toHaveProperty("body");
  expect(options).toEqual({ method: "POST", uri: "http://h/x", headers: { Authorization: "Bearer T" }, body: { a: 1 } });
});

test("pendingResource knows what is complete already, and takes 404 for success when deleting", async () => {
  const never = vi.fn();
  expect(await Util.pendingResource("http://h/1", never, {}, {}, "complete")).toEqual({ status: "ok" });
  expect(never).not.toHaveBeenCalled();
  const gone = async () => Promise.reject({ statusCode: 404, message: "gone" });
  expect(await Util.pendingResource("http://h/1", gone, {}, {}, "deleting")).toEqual({ status: "ok" });
  await expect(Util.pendingResource("http://h/1", gone, {}, {})).rejects.toMatchObject({ statusCode: 404 });
  await expect(Util.pendingResource("http://h/1", async () => ({}), {}, {})).rejects.toMatchObject({
    code: 500,
    message: expect.stringMatching(/^x-status missing from response/),
  });
});

test("formatError gives a plain object, except for an error of the SDK", async () => {
  const plain = Util.formatError(new Error("m"));
  expect(Object.getPrototypeOf(plain)).toBe(Object.prototype);
  expect(plain).toEqual({ code: 500, message: "m", trace_id: expect.stringMatching(UUID), details: [] });
  const own = new PatchbayError({ code: 404, message: "m", trace_id: "T", details: [] });
  expect(Util.formatError(own)).toBe(own);
});

test("formatFetchError reads a failed answer", async () => {
  await using server = await startLoopback(() => ({ status: 409, body: { message: "taken" } }));
  const response = await fetch(server.origin);
  expect(await Util.formatFetchError(response)).toMatchObject({ code: 409, message: "taken" });
  await expect(Util.formatFetchError(response)).rejects.toBeInstanceOf(PatchbayError);
});

test("encrypt gives the known vectors, and decrypt their text", () => {
  expect(Util.encrypt("k", "t")).toBe("55e20f3f72686930be97ffc28654dbb1");
  expect(Util.encrypt("k", "t", "s")).toBe("31e5bf373546896a582b66081b4c21aa");
  expect(Util.decrypt("k", "55e20f3f72686930be97ffc28654dbb1")).toBe("t");
  expect(Util.decrypt("k", Util.encrypt("k", "grüße €", "s"), "s")).toBe("grüße €");
  expect(() => Util.decrypt("other", "55e20f3f72686930be97ffc28654dbb1")).toThrow();
  expect(() => Util.encrypt("k", "t", "salt", "aes-256-cbc")).toThrow(RangeError);
});

test("objects are encrypted with the zlib given, or with Node's", () => {
  const obj = { a: [1, "zwei", null], b: { c: "€" } };
  const iv = "000102030405060708090a0b0c0d0e0f";
  const withZlib = Util.encryptObject(zlib, "key", obj, iv);
  expect(withZlib.iv).toBe(iv);
  expect(Util.encryptObject("key", obj, iv)).toEqual(withZlib);
  expect(Util.decryptObject(zlib, "key", withZlib.ciphertext)).toEqual({ iv, obj });
  expect(Util.decryptObject("key", withZlib.ciphertext)).toEqual({ iv, obj });
  const random = Util.encryptObject("key", obj);
  expect(random.iv).toMatch(/^[0-9a-f]{32}$/);
  expect(Util.decryptObject("key", random.ciphertext)).toEqual({ iv: random.iv, obj });
});

test("what is encrypted has the documented layers", () => {
  const { iv, ciphertext } = Util.encryptObject("key", "text");
  const outer = JSON.parse(zlib.gunzipSync(Buffer.from(ciphertext, "base64")).toString());
  expect(outer).toEqual({ iv, ciphertext: expect.stringMatching(/^([0-9a-f]{32})+$/) });
});

test("a failure of object encryption keeps its cause", () => {
  const { ciphertext } = Util.encryptObject("key", {});
  const failing = (run: () => unknown) => {
    try {
      run();
    } catch (error) {
      return error;
    }
    return undefined;
  };
  expect(failing(() => Util.decryptObject("wrong", ciphertext))).toMatchObject({
    message: "decrypt object failed: ",
    cause: expect.any(Error),
  });
  expect(failing(() => Util.encryptObject("key", 1n))).toMatchObject({
    message: "encrypt object failed: ",
    cause: expect.any(TypeError),
  });
});

test("without Node's modules encryption says so", () => {
  vi.stubGlobal("process", { env: {} });
  expect(() => Util.encrypt("k", "t")).toThrow("node:crypto is not available here");
});

test("sanitizeObject removes tokens in place, at every depth", () => {
  const obj = {
    _token: "t",
    a: { _basic_token: "b", keep: 1 },
    list: [{ _client_token: "c" }, { _oauth2_app: "o" }, null],
    _oauth2_app: { x: 1 },
  };
  expect(Util.sanitizeObject(obj)).toBe(obj);
  expect(obj).toEqual({ a: { keep: 1 }, list: [{}, {}, null], _oauth2_app: { x: 1 } });
});

test("the claims of a token are read, in either base64", () => {
  const payload = JSON.stringify({ sub: "user-ü?>", tid: "account" });
  for (const encoding of ["base64", "base64url"] as const) {
    const token = `h.${Buffer.from(payload).toString(encoding)}.s`;
    expect([Util.getUserUuidFromToken(token), Util.getAccountUuidFromToken(token)]).toEqual(["user-ü?>", "account"]);
  }
});

test.each(["", "no token", "a.b.c", `h.${btoa("{}")}.s`])("the token %j cannot be read", (token) => {
  expect(() => Util.getUserUuidFromToken(token)).toThrow(expect.objectContaining({ code: 500, details: [] }));
});

test("arrayDiff tells what came and went", () => {
  const object = {};
  expect(Util.arrayDiff([1, 2, 2, "3"], [2, 4, 4, 3])).toEqual({ added: [4, 3], removed: [1, "3"] });
  expect(Util.arrayDiff<unknown>([1, object], [1, null])).toEqual({ added: [], removed: [] });
  expect(Util.arrayDiff<unknown>([1, object], [1, null, null], false)).toEqual({ added: [null, null], removed: [object] });
  expect(Util.arrayDiff([Number.NaN], [Number.NaN])).toEqual({ added: [Number.NaN], removed: [Number.NaN] });
  expect(Util.arrayDiff()).toEqual({ added: [], removed: [] });
  expect(Reflect.apply(Util.arrayDiff, undefined, ["ab", [1]])).toEqual({ added: [], removed: [] });
});

test.each([
  ["foo food xfoo", "foo", "bar", "bar bard xfoo"],
  ["a.c abc", "a.c", "x", "x abc"],
  ["1+1=2", "+", " plus ", "1 plus 1=2"],
  ["$x", "$x", "$&", "$&"],
  ["foo", "", "x", "foo"],
])("findAndReplaceString(%j, %j, %j)", (target, from, to, want) => {
  expect(Util.findAndReplaceString(target, from, to)).toBe(want);
});

test("findAndReplaceString maps arrays, changes values of objects, and leaves the rest", () => {
  const object = { foo: "foo", list: ["foo", 1], deep: { a: "a foo" }, none: null };
  expect(Util.findAndReplaceString(object, "foo", "bar")).toBe(object);
  expect(object).toEqual({ foo: "bar", list: ["bar", 1], deep: { a: "a bar" }, none: null });
  const list = ["foo"];
  expect(Util.findAndReplaceString(list, "foo", "bar")).toEqual(["bar"]);
  expect(list).toEqual(["foo"]);
  expect(Util.findAndReplaceString(7, "7", "8")).toBe(7);
  expect(Reflect.apply(Util.findAndReplaceString, undefined, ["7", 7, "8"])).toBe("7");
});

test("versions are told from what is none", () => {
  for (const version of ["1", "1.2", "v1.2.3", "1.x", "1.*", "1.2.3-beta.1", "1.2.3.4", "1.2.3+build"]) {
    expect([version, Util.isValidVersionString(version)]).toEqual([version, true]);
  }
  for (const version of ["x", "*", "", 1, null, undefined, "1.2-beta", "a.b"]) {
    expect([version, Util.isValidVersionString(version)]).toEqual([version, false]);
  }
});

test.each([
  ["1.2.3", "1.2.2", true],
  ["1.10", "1.9", true],
  ["1.2.3", "1.2.3", false],
  ["v2", "1.9.9", true],
  ["1.2", "1.2.0", false],
  ["1.2.3", "1.2.3-beta", true],
  ["1.2.3-beta", "1.2.3", false],
  ["1.2.3-beta.2", "1.2.3-beta.1", true],
  ["1.2.3-beta.10", "1.2.3-beta.9", true],
  ["1.2.3-beta.1", "1.2.3-beta", true],
  ["1.2.3-beta", "1.2.3-1", true],
  ["1.2.3-alpha", "1.2.3-beta", false],
  ["1.x", "1.5", false],
  ["1.2.3+b", "1.2.3+a", false],
])("is %s higher than %s: %s", (version, other, want) => {
  expect(Util.isVersionHigher(version, other)).toBe(want);
});

test("a version that is none cannot be compared", () => {
  expect(() => Util.isVersionHigher("x", "1")).toThrow(TypeError);
});
