/** What has broken out of `node:vm`, vm2 and others, as it was published, and what looks for ways that nobody knows yet. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestPool } from "./testing.ts";

let threads: TestPool;

beforeAll(() => {
  threads = new TestPool();
});
afterAll(() => threads.close());

/** Each tries to give back what only the host has: `process`, or the output of a command. */
const payloads: Readonly<Record<string, string>> = {
  "constructor of the global": `return this.constructor.constructor("return process")().mainModule.require("child_process").execSync("id").toString();`,
  "constructor of an argument": `return params.constructor.constructor("return process")().env;`,
  "constructor of the context": `return context.constructor.constructor("return process.pid")();`,
  "constructor of a host function": `return context.log.constructor("return process")().pid;`,
  "constructor of console": `return console.log.constructor("return process")().pid;`,
  "constructor of fetch's promise": `return fetch("https://example.com").constructor.constructor("return process")().pid;`,
  "async constructor": `return await (async () => {}).constructor("return process.pid")();`,
  "generator constructor": `return (function* () {}).constructor("return process.pid")().next().value;`,
  "caller of a host frame": `return (function f() { return f.caller.caller.constructor("return process")(); })().pid;`,
  "arguments.callee.caller": `return new Function("return arguments.callee.caller.constructor('return process')().pid")();`,
  "prepareStackTrace (CVE-2022-36067)": `
    globalThis.OldError = globalThis.Error;
    globalThis.Error = {};
    globalThis.Error.prepareStackTrace = (_, traces) => { traces.forEach((trace) => { const t = trace.getThis(); if (t && t.process) globalThis.found = t.process; }); };
    try { const { stack } = new globalThis.OldError(); } catch {}
    return globalThis.found.pid;`,
  "prepareStackTrace in async (CVE-2023-29017)": `
    Error.prepareStackTrace = (e, frames) => frames.constructor.constructor("return process")();
    const f = async () => { await null; throw new Error(); };
    let caught; try { await f(); } catch (e) { caught = e.stack; }
    return caught.mainModule.require("child_process").execSync("id").toString();`,
  "getPrototypeOf trap with a thrown host error (CVE-2023-30547)": `
    const err = {};
    const handler = { getPrototypeOf(target) { (function stack() { new Error().stack; stack(); })(); } };
    const proxied = new Proxy(err, handler);
    try { throw proxied; } catch ({ constructor: c }) { return c.constructor("return process")().mainModule.require("child_process").execSync("id").toString(); }`,
  "stack overflow in a host call": `
    let caught; (function deep() { try { deep(); } catch (e) { try { console.log(e); new URL("http://a"); } catch (inner) { caught ??= inner; } } })();
    return caught.constructor.constructor("return process")().pid;`,
  "apply trap of a function (CVE-2023-32314)": `
    const err = new Error();
    err.name = { toString: new Proxy(() => "", { apply(target, self, args) { const process = args.constructor.constructor("return process")(); throw process.mainModule.require("child_process").execSync("id").toString(); } }) };
    try { err.stack; String(err); } catch (stdout) { throw stdout; }`,
  "species of a promise (CVE-2023-37466)": `
    async function fn() { (function stack() { new Error().stack; stack(); })(); }
    const p = fn();
    p.constructor = { [Symbol.species]: class FakePromise { constructor(executor) { executor((x) => x, (err) => { globalThis.found = err.constructor.constructor("return process")(); }); } } };
    p.then(); await null; await null;
    return globalThis.found.pid;`,
  "inspect of a host (CVE-2023-37903)": `
    const custom = Symbol.for("nodejs.util.inspect.custom");
    const obj = { [custom]: (depth, opt, inspect) => { globalThis.found = inspect.constructor("return process")(); } };
    console.log(obj); context.log(obj); await fetch(obj).catch((e) => console.log(e));
    return globalThis.found.pid;`,
  "import of a host module (CVE-2021-23449)": `const module = await import("module"); return module.constructor("return process")().pid;`,
  "import of a file": `return await import("file:///etc/passwd");`,
  "import that leaves the SDK's folder": `return Object.keys(await import("@patchbay/sdk/../../../../server/package.json"));`,
  "import with an encoded path": `return Object.keys(await import("@patchbay/sdk/%2e%2e%2findex.js"));`,
  require: `return require("fs").readFileSync("/etc/passwd", "utf8");`,
  "process.binding": `return process.binding("fs");`,
  "std and os of QuickJS": `return [await import("std"), await import("os")];`,
  WebAssembly: `return new WebAssembly.Memory({ initial: 1 }).buffer.byteLength;`,
  "host's eval by a getter on the answer": `return { get body() { return (0, eval)("process.pid"); }, statusCode: 200 };`,
  "getter on an error": `const e = new Error("x"); Object.defineProperty(e, "message", { get: () => process.pid }); throw e;`,
  "toString of a URL": `return new URL({ toString: () => process.pid }).href;`,
  "then of a foreign thenable": `return await { then(resolve) { resolve(resolve.constructor("return process")().pid); } };`,
  "proxy as parameter of crypto": `return crypto.getRandomValues(new Proxy(new Uint8Array(8), { get: (t, k) => { if (k === "buffer") throw process; return t[k]; } }));`,
  "with and unscopables": `return new Function("o", "with (o) return process.pid")({ [Symbol.unscopables]: { process: true } });`,
  "template objects": `return ((x) => x.constructor.constructor("return process")())\`\`.pid;`,
  finalisers: `return new FinalizationRegistry(() => {}).constructor.constructor("return process")().pid;`,
  "import.meta": `return import.meta.dirname ?? import.meta.url.constructor.constructor("return process")().pid;`,
};

describe("an escape", () => {
  it.each(Object.entries(payloads))("by %s fails", async (_, payload) => {
    const { outcome } = await threads.run(`export default async function (params, context) {\n${payload}\n}`, {
      parameters: { a: 1 },
    });
    // Some recurse until the stack is full, which may take longer than they have.
    expect(["failed", "timeout"], JSON.stringify(outcome)).toContain(outcome.kind);
    expect(JSON.stringify(outcome)).not.toMatch(/uid=|root:/);
  });
});

it("nothing that can be reached is of another realm", { timeout: 60_000 }, async () => {
  const walk = `
    export default async (params, context) => {
      const seen = new Set();
      const foreign = [];
      const functions = [];
      const visit = (value, path) => {
        if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value)) return;
        seen.add(value);
        if (typeof value === "function") functions.push(path);
        if (typeof value === "function") {
          let home; try { home = value.constructor("return globalThis")(); } catch { return; }
          if (home !== globalThis && home?.next === undefined && !(home instanceof Promise)) foreign.push(path);
        }
        for (const key of Reflect.ownKeys(value)) {
          const name = path + "." + String(key);
          const found = Object.getOwnPropertyDescriptor(value, key);
          for (const part of [found.value, found.get, found.set]) visit(part, name);
          if (found.get) { let got; try { got = value[key]; } catch { continue; } visit(got, name); }
        }
        visit(Object.getPrototypeOf(value), path + ".__proto__");
      };
      const lent = [console, setTimeout, setInterval, clearTimeout, queueMicrotask, TextEncoder, TextDecoder, atob, btoa, URL, URLSearchParams,
        AbortController, AbortSignal, DOMException, fetch, Headers, Request, Response, crypto, structuredClone, patchbay];
      visit(lent, "lent");
      visit(globalThis, "globalThis");
      visit(context, "context");
      visit(params, "params");
      for (const make of [() => fetch("x"), () => new URL("nonsense"), () => structuredClone(() => 1), () => atob({})]) {
        try { const made = make(); visit(made, "made"); await made; } catch (error) { visit(error, "error"); }
      }
      const names = ["process", "require", "global", "Buffer", "module", "WebAssembly", "Deno", "std", "os", "SharedArrayBuffer", "Atomics", "host", "__dirname"];
      return { foreign, count: seen.size, functions: functions.length, present: names.filter((name) => name in globalThis) };
    };`;
  const services = { token: async () => "token", ask: async () => "{}" };
  const { outcome } = await threads.run(walk, { services, limits: { cpu_ms: 60_000, timeout_ms: 60_000 } });
  if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
  const found = JSON.parse(outcome.answer);
  expect(found).toMatchObject({ foreign: [], present: [] });
  // It has seen the built-ins and the whole SDK.
  expect(found.count).toBeGreaterThan(1000);
});

describe("a game with prototypes", () => {
  it.each([
    ["Object.prototype.toJSON = () => 'mine'", "mine"],
    ['JSON.stringify = () => \'{"__proto__":{"polluted":true}}\'', null],
    ["JSON.parse = () => ({ user_uuid: 'somebody' })", null],
    ["Promise.prototype.then = function () { return this; }", null],
    ["Object.prototype.message = 'x'; Object.prototype.kind = 'done'; Object.prototype.spent = true", null],
    ["Array.prototype[Symbol.iterator] = function* () { yield 1; }", null],
    ["Map.prototype.get = () => ({ resolve() { throw 1; }, reject() {} })", null],
    ["Error.prototype.toString = () => { throw 1; }; throw new Error('a')", null],
    ["globalThis.console = null; globalThis.URL = null", null],
    ["Object.defineProperty(globalThis, 'fetch', { get() { throw 1; } })", null],
    ["Object.freeze(Object.prototype)", null],
    ["Object.setPrototypeOf(globalThis, null)", null],
    ["delete globalThis.Object; delete globalThis.JSON; delete globalThis.Promise", null],
  ])("stays in its own call: %s", async (game, value) => {
    const { outcome } = await threads.run(`${game};\nexport default async () => ({ a: [1] });`);
    expect(["done", "failed"]).toContain(outcome.kind);
    if (value !== null && outcome.kind === "done") expect(JSON.parse(outcome.answer)).toBe(value);
    // The host and the next call know nothing of it.
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(
      await threads.value(
        "[typeof JSON.parse('{}'), ({}).message ?? null, [1, 2].length, typeof fetch, new URL('http://a/').href]",
      ),
    ).toEqual(["object", null, 2, "function", "http://a/"]);
  });
});
