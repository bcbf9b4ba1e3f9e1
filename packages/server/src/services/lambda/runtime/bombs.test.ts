/** Code that wants everything: it ends within its limits, and whoever runs beside it goes on. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestPool } from "./testing.ts";

let threads: TestPool;

beforeAll(() => {
  threads = new TestPool();
});
afterAll(() => threads.close());

const bombs: Readonly<Record<string, string>> = {
  "an endless loop": "for (;;);",
  "an endless loop that catches": "for (;;) { try { for (;;); } catch {} finally { for (;;); } }",
  "an endless chain of promises": "for (;;) await null;",
  "promises that make promises": "const f = () => Promise.resolve().then(f); await f();",
  "ever more promises": "const f = async () => { f(); f(); await null; f(); }; await f(); await new Promise(() => {});",
  "an endless generator": "for (const _ of (function* () { for (;;) yield; })());",
  "a proxy that never answers": "new Proxy({}, { get: () => { for (;;); } }).x;",
  "a getter on the answer": "return { get body() { for (;;); } };",
  "an endless toJSON": "return { toJSON() { for (;;); } };",
  "a sort that never ends": "const a = Array.from({ length: 1e5 }, (_, i) => i); for (;;) a.sort(() => Math.random() - 0.5);",
  "a regular expression that backtracks": "return /^(a+)+$/.test('a'.repeat(60) + 'b');",
  "a regular expression in replace": "return ('a'.repeat(5e4) + 'b').replace(/(a|a)*$/g, '');",
  arrays: "const a = []; for (;;) a.push([a.length, {}]);",
  "typed arrays": "const a = []; for (;;) a.push(new Uint8Array(1 << 20));",
  "one large typed array": "return new Float64Array(1e9).length;",
  "array buffers that grow": "const b = new ArrayBuffer(8, { maxByteLength: 1e9 }); for (let n = 8; ; n *= 2) b.resize(n);",
  strings: "let s = 'x'; for (;;) s += s;",
  "strings by repeat": "return 'x'.repeat(2 ** 29).length;",
  "strings by padding": "const a = []; for (;;) a.push('x'.padEnd(1e6, a.length));",
  "strings by join": "return new Array(2 ** 26).join('xxxxxxxxxxxxxxxx').length;",
  "symbols and atoms": "const o = {}; for (let i = 0; ; i++) o['key' + i] = Symbol(i);",
  closures: "let f = () => 0; for (;;) { const g = f; f = () => g; }",
  maps: "const m = new Map(); for (let i = 0; ; i++) m.set({}, i);",
  "large integers": "let n = 3n; for (;;) n *= n;",
  "a shift of large integers": "return String(1n << 1_000_000_000n).length;",
  "an array as long as can be": "const a = []; a.length = 4294967295; return a.fill(1).length;",
  "an array from a length": "return Array.from({ length: 1e9 }).length;",
  "a fill that does not look at the clock":
    "const a = new Uint8Array(16e6); for (;;) for (let i = 0; i < 1000; i++) a.fill(i).reverse();",
  "a search that does not look at the clock":
    "const a = new Array(1e6).fill(0); for (;;) for (let i = 0; i < 1e4; i++) a.indexOf(i + 1);",
  "JSON that doubles": "let a = 'x'; for (let i = 0; i < 40; i++) a = JSON.stringify(a + a); return a;",
  "JSON of shared objects": "let a = {}; for (let i = 0; i < 60; i++) a = [a, a]; return JSON.stringify(a);",
  "an answer of shared objects": "let a = {}; for (let i = 0; i < 60; i++) a = [a, a]; return a;",
  "JSON that is deep": "return JSON.parse('['.repeat(5e6));",
  recursion: "const f = () => f() + 1; return f();",
  "recursion that catches": "const f = () => { try { return f(); } catch { return f(); } }; return f();",
  "recursion by getters": "const o = { get x() { return this.x; } }; return o.x;",
  "recursion by toString": "const o = { toString: () => String(o) }; return String(o);",
  "recursion by sort": "const f = () => [2, 1].sort(f); return f();",
  "recursion by proxies": "let p = {}; for (let i = 0; i < 1e5; i++) p = new Proxy(p, {}); return p.x;",
  "recursion by JSON": "const o = { toJSON: () => [o] }; return JSON.stringify(o);",
  "recursion by eval": "const f = () => eval('f()'); return f();",
  "recursion by Function": "globalThis.f = () => new Function('return f()')(); return f();",
  "recursion by regular expressions": "return new RegExp('('.repeat(1e5) + ')'.repeat(1e5)).test('');",
  "recursion in the parser": "return eval('('.repeat(1e6));",
  "a long source": "return eval('a;'.repeat(5e6));",
  "bound functions": "let f = () => 0; for (let i = 0; i < 1e6; i++) f = f.bind(null); return f();",
  "a chain of prototypes": "let o = {}; for (let i = 0; i < 1e6; i++) o = Object.create(o); return o.x;",
  timers: "const f = () => { for (;;) setTimeout(f, 0); }; f();",
  "intervals that never let go": "setInterval(() => {}, 0); await new Promise(() => {});",
  "a console that is never silent": "for (;;) console.log('x'.repeat(1e4));",
  "a console with huge lines": "const s = 'x'.repeat(6e6); for (;;) console.log(s);",
  questions: "for (;;) fetch('https://example.com').catch(() => {});",
  digests: "const b = new Uint8Array(8e6); for (;;) await crypto.subtle.digest('SHA-512', b);",
  clones: "let a = {}; for (let i = 0; i < 60; i++) a = [a, { ...a }]; for (;;) structuredClone(a);",
  URLs: "const u = new URL('http://a/'); for (;;) u.searchParams.append('x'.repeat(1e5), 'y');",
  "errors with endless stacks": "for (;;) { const f = (n) => n === 0 ? new Error().stack : f(n - 1); f(500); }",
  "weak references": "const a = []; for (;;) a.push(new WeakRef({}), new FinalizationRegistry(() => {}));",
};

describe("a bomb of", () => {
  it.each(Object.entries(bombs))("%s is contained, and its neighbour goes on", { timeout: 60_000 }, async (_, code) => {
    const before = process.memoryUsage().rss;
    let over = false;
    const bomb = threads
      .run(`export default async () => {\n${code}\n};`, { owner: "bomber", limits: { cpu_ms: 300, timeout_ms: 700 } })
      .finally(() => {
        over = true;
      });
    let calls = 0;
    do {
      expect(await threads.value("params.a + params.b", { owner: "neighbour", parameters: { a: 1, b: 2 } })).toBe(3);
      calls++;
    } while (!over);
    const { outcome, duration_ms } = await bomb;
    expect(["failed", "timeout"], JSON.stringify(outcome).slice(0, 300)).toContain(outcome.kind);
    expect("error" in outcome ? outcome.error.message : "").not.toBe("");
    // The limit, half a second of grace, and what a busy machine adds.
    expect(duration_ms).toBeLessThan(10_000);
    expect(calls).toBeGreaterThan(0);
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
  });
});

it("ten of one owner leave threads for others", { timeout: 60_000 }, async () => {
  const limits = { cpu_ms: 300, timeout_ms: 1_000 };
  const bombing = Promise.all(
    Array.from({ length: 10 }, () => threads.run("export default () => { for (;;); };", { owner: "bomber", limits })),
  );
  const began = performance.now();
  for (let n = 0; n < 20; n++) expect(await threads.value("params.n", { owner: "neighbour", parameters: { n } })).toBe(n);
  const took = performance.now() - began;
  const outcomes = await bombing;
  expect(outcomes.map(({ outcome }) => outcome.kind)).toEqual(Array(10).fill("timeout"));
  // Ten times 300 ms in two threads at least; twenty calls of the neighbour came through meanwhile.
  expect(took).toBeLessThan(5_000);
});

it("memory is given back: it stays the same over ten thousand calls", { timeout: 240_000 }, async () => {
  const calls = async (count: number) => {
    let next = 0;
    const source =
      "export default async ({ n }) => { const a = Array.from({ length: 50 }, (_, i) => ({ i, n })); return a.length; };";
    const one = async () => {
      while (next++ < count) await threads.run(source, { owner: `owner ${next % 3}`, parameters: { n: next } });
    };
    await Promise.all([one(), one()]);
    return process.memoryUsage().rss;
  };
  const warm = await calls(2_000);
  const after = await calls(10_000);
  expect(after - warm).toBeLessThan(60 * 1024 * 1024);
});
