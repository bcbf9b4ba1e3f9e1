import { expect, test, vi } from "vitest";
import { UUID } from "./loopback.fixture.ts";
import { childTrace, traceHeaders, traceOf } from "./trace.ts";
import { uuid4 } from "./uuid.ts";

test("a trace argument that is none counts as empty, and so do values of the wrong type", () => {
  const empty = { id: undefined, trace: undefined, parent: undefined, debug: undefined };
  for (const value of [null, undefined, "x", 7, {}, { id: 7, trace: null, parent: {}, debug: "true" }]) {
    expect(traceOf(value)).toEqual(empty);
  }
  const whole = { id: "i", trace: "t", parent: "p", debug: false };
  expect(traceOf({ ...whole, more: 1 })).toEqual(whole);
});

test("all three ids are always sent", () => {
  expect(traceHeaders({}, false)).toEqual({
    id: expect.stringMatching(UUID),
    trace: expect.stringMatching(UUID),
    parent: expect.stringMatching(UUID),
    debug: "false",
  });
  expect(traceHeaders({ id: "i", trace: "t", parent: "p" }, true)).toEqual({ id: "i", trace: "t", parent: "p", debug: "true" });
});

test("an explicit debug wins over the setting, both ways", () => {
  expect(traceHeaders({ debug: false }, true).debug).toBe("false");
  expect(traceHeaders({ debug: true }, false).debug).toBe("true");
});

test("a child has a new id under the same trace", () => {
  const child = childTrace({ id: "i", trace: "t", parent: "p", debug: true }, false);
  expect(child).toEqual({ parent: "i", trace: "t", debug: true, id: expect.stringMatching(UUID) });
  expect(Object.keys(child)).toEqual(["parent", "trace", "debug", "id"]);
  expect(childTrace({ trace: "t" }, true).debug).toBeUndefined();
});

test("without a trace a child begins one, debugged as the setting says", () => {
  const child = childTrace({ debug: false }, true);
  expect(child).toEqual({ trace: expect.stringMatching(UUID), debug: true, id: expect.stringMatching(UUID) });
  expect("parent" in child).toBe(false);
});

test("a UUID is made without crypto.randomUUID too", () => {
  vi.stubGlobal("crypto", { getRandomValues: (bytes: Uint8Array) => bytes.fill(0xff) });
  expect(uuid4()).toBe("ffffffff-ffff-4fff-bfff-ffffffffffff");
  vi.unstubAllGlobals();
  expect(uuid4()).toMatch(UUID);
});
