/** What a function finds inside: the part of the web's API that is there does what it does elsewhere. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestPool } from "./testing.ts";

let threads: TestPool;

beforeAll(() => {
  threads = new TestPool(2);
});
afterAll(() => threads.close());

/** Expressions that must give the same inside as in Node. */
const same: readonly string[] = [
  "new URL('/a b?x=1&y=ü#h', 'http://user:pw@Example.com:80/c').href",
  "(() => { const u = new URL('http://a.example/p?q=1'); u.searchParams.append('q', '2 &'); u.hash = 'x'; u.port = '81'; return [u.href, u.host, u.search]; })()",
  "(() => { const u = new URL('http://a.example/'); u.search = '?b=2'; return [u.searchParams.get('b'), u.toString(), JSON.stringify(u)]; })()",
  "[URL.canParse('x'), URL.canParse('/x', 'http://a'), new URL('HTTP://A.example').origin]",
  "(() => { const p = new URLSearchParams({ b: '2', a: '1 2' }); p.sort(); p.set('b', 'x'); p.append('a', '\\0é'); p.delete('none'); return [p.toString(), [...p], p.getAll('a'), p.has('b'), p.size]; })()",
  "new URLSearchParams([['a', 'b'], ['a', 'c']]).toString()",
  "[...new TextEncoder().encode('aé😀\\0')]",
  "new TextDecoder().decode(new Uint8Array([97, 0, 195, 169, 255]))",
  "(() => { try { new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([255])); } catch (e) { return e.name; } })()",
  "[btoa('a\\xff'), atob('Yf8=')]",
  "(async () => [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode('abc')))])()",
  "(async () => { const k = await crypto.subtle.importKey('raw', new TextEncoder().encode('key'), { name: 'HMAC', hash: 'SHA-512' }, false, ['sign', 'verify']); const s = await crypto.subtle.sign('HMAC', k, new TextEncoder().encode('abc')); return [[...new Uint8Array(s)], await crypto.subtle.verify('HMAC', k, s, new TextEncoder().encode('abc')), await crypto.subtle.verify('HMAC', k, s, new TextEncoder().encode('abd'))]; })()",
  "/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID())",
  "crypto.getRandomValues(new Uint32Array(4)).length",
  "(() => { const m = structuredClone({ d: new Date(5), m: new Map([[1, new Set(['a'])]]), b: new Uint8Array([1, 2]), n: null, r: /a/g }); return [m.d.getTime(), [...m.m.get(1)], [...m.b], m.n, String(m.r)]; })()",
  "(() => { const a = {}; a.a = a; const b = structuredClone(a); return b.a === b && b !== a; })()",
  "(() => { try { structuredClone(() => 1); } catch { return 'refused'; } })()",
  "new Promise((r) => { const seen = []; setTimeout(() => { seen.push(3); r(seen); }, 5); setTimeout((x) => seen.push(x), 1, 2); queueMicrotask(() => seen.push(1)); clearTimeout(setTimeout(() => seen.push(9), 2)); })",
  "new Promise((r) => { let n = 0; const i = setInterval(() => { if (++n === 3) { clearInterval(i); r(n); } }, 1); })",
  "(() => { const c = new AbortController(); const seen = []; c.signal.addEventListener('abort', () => seen.push('x'), { once: true }); c.abort('why'); c.abort('again'); return [seen, c.signal.aborted, c.signal.reason]; })()",
  "(() => { try { AbortSignal.abort().throwIfAborted(); } catch (e) { return e.name; } })()",
  "new Promise((r) => { const s = AbortSignal.any([AbortSignal.timeout(5), new AbortController().signal]); s.addEventListener('abort', () => r(s.reason.name)); })",
  "(() => { const h = new Headers({ 'X-A': ' 1 ', b: '2' }); h.append('x-a', '3'); h.delete('B'); return [[...h], h.get('X-a'), h.has('b'), h.get('none')]; })()",
  "(() => { try { new Headers({ 'a b': '1' }); } catch (e) { return e.name; } })()",
  "(async () => { const r = new Response('{\"a\":1}', { status: 201, headers: { a: 'b' } }); return [r.status, r.ok, r.headers.get('a'), r.headers.get('content-type'), await r.json(), r.bodyUsed]; })()",
  "(async () => { const r = new Response('x'); await r.text(); return r.text().then(() => 'read twice', (e) => e.name); })()",
  "(async () => [...new Uint8Array(await new Response(new Uint8Array([0, 255])).arrayBuffer())])()",
  "(async () => { const r = Response.json({ a: 1 }); return [r.headers.get('content-type'), await r.text()]; })()",
  "(() => { const r = new Request('https://a.example/x', { method: 'post', body: 'b', headers: { c: 'd' } }); return [r.url, r.method, r.headers.get('c')]; })()",
];

it.each(same)("%s", async (expression) => {
  const elsewhere: unknown = await new Function(`return (async () => (${expression}))();`)();
  expect(await threads.value(expression)).toEqual(JSON.parse(JSON.stringify(elsewhere)));
});

describe("fetch", () => {
  it("asks outside, with everything that was given, and makes a response of the answer", async () => {
    const asked: unknown[] = [];
    const services = {
      ask: async (kind: string, question: string) => {
        asked.push([kind, JSON.parse(question)]);
        return JSON.stringify({
          status: 404,
          headers: [["x-a", "1"]],
          url: "https://b.example/",
          redirected: true,
          content: { base64: "AP8=" },
        });
      },
    };
    const source = `export default async () => {
      const r = await fetch("https://a.example/", { method: "PUT", body: new Uint8Array([0, 255]), headers: [["A", "b"]], redirect: "manual" });
      return [r.status, r.ok, r.url, r.redirected, r.headers.get("X-A"), [...await r.bytes()]];
    };`;
    const { outcome } = await threads.run(source, { services });
    expect(outcome).toMatchObject({ kind: "done", answer: '[404,false,"https://b.example/",true,"1",[0,255]]' });
    const question = { url: "https://a.example/", method: "PUT", redirect: "manual", headers: [["a", "b"]], base64: "AP8=" };
    expect(asked).toEqual([["fetch", question]]);
  });

  it("rejects with what it is refused with, and ends with its signal", async () => {
    const services = { ask: () => Promise.reject(new Error("no such host")) };
    expect(await threads.value("await fetch('https://a.example/').catch((e) => [e.name, e.message])", { services })).toEqual([
      "TypeError",
      "no such host",
    ]);
    const hanging = { ask: () => new Promise<string>(() => undefined) };
    const aborted = "await fetch('https://a.example/', { signal: AbortSignal.timeout(5) }).catch((e) => e.name)";
    expect(await threads.value(aborted, { services: hanging })).toBe("TimeoutError");
  });
});

describe("the console", () => {
  const linesOf = async (code: string, secrets: readonly string[] = []) => {
    const lines: string[] = [];
    const services = { log: ({ level, text }: { level: string; text: string }) => void lines.push(`${level} ${text}`) };
    await threads.run(`export default async (_, { log }) => {\n${code}\n};`, { services, secrets });
    return lines;
  };

  it("shows values as text", async () => {
    expect(
      await linesOf(`
      console.log("a", 1, 2n, null, undefined, true, Symbol("s"), [1, ["x"]], { a: { b: { c: { d: { e: 1 } } } } });
      console.warn(new Map([[1, { a: 1 }]]), new Set(["x"]), new Date(0), /a/g, () => 1, new Uint8Array(2));
      const circular = {}; circular.self = circular; console.error(circular);
      console.debug({ get x() { throw 1; } }, new Proxy({}, { ownKeys() { throw 1; } }));
      log("\\0", "\\ud800");`),
    ).toEqual([
      'info a 1 2n null undefined true Symbol(s) [1, ["x"]] { a: { b: { c: { d: [object] } } } }',
      'warn Map { 1 => { a: 1 } } Set { "x" } 1970-01-01T00:00:00.000Z /a/g [function anonymous] [0, 0]',
      "error { self: [circular] }",
      "debug (unprintable) (unprintable)",
      expect.stringMatching(/^info \0 ./),
    ]);
    const [line] = await linesOf(`console.log(new Error("oops"));`);
    expect(line).toMatch(/^info Error: oops\n.*code\.js:2/);
  });

  it("is bounded, and never shows a secret", async () => {
    const many = await linesOf(`for (let n = 0; n < 1e4; n++) console.log(n);`);
    expect(many).toHaveLength(201);
    expect(many.at(-1)).toContain("not kept");
    const long = await linesOf(`for (let n = 0; n < 100; n++) console.log("x".repeat(1e5));`);
    expect(long.join("").length).toBeLessThan(80_000);
    const secret = "open-sesame-0123456789";
    const source = `console.log("${"x".repeat(8 * 1024 - 30)}", "${secret}", ["${secret}"]); console.log(btoa("x") + "${secret}");`;
    expect((await linesOf(source, [secret])).join()).not.toContain("sesame");
  });
});

it("a token is made when it is asked for, once, and not shown", async () => {
  let made = 0;
  const lines: string[] = [];
  const services = {
    token: async () => `token number ${++made}`,
    log: ({ text }: { text: string }) => void lines.push(text),
  };
  expect(await threads.value("1", { services })).toBe(1);
  expect(made).toBe(0);
  const source = "[context.access_token, context.access_token, console.log(context.access_token)]";
  expect(await threads.value(source, { services })).toEqual(["token number 1", "token number 1", null]);
  expect(lines).toEqual(["[secret]"]);
  const refused = { token: () => Promise.reject(new Error("The user cannot act any more.")) };
  await expect(threads.value("context.access_token", { services: refused })).rejects.toThrow("cannot act any more");
});

it("the SDK is there, as a global and as a module, and calls the platform", async () => {
  const asked: { url: string; headers: [string, string][] }[] = [];
  const services = {
    token: async () => "the token",
    ask: async (kind: string, question: string) => {
      expect(kind).toBe("platform");
      asked.push(JSON.parse(question));
      const list = { items: [{ name: "echo" }], metadata: { total: 1, offset: 0, limit: 10, count: 1 }, links: [] };
      return JSON.stringify({
        status: 200,
        headers: [["content-type", "application/json"]],
        url: "",
        redirected: false,
        content: { text: JSON.stringify(list) },
      });
    },
  };
  const source = `
    import { NotFoundError, Patchbay } from "@patchbay/sdk";
    export default async () => {
      const names = [];
      for await (const { name } of patchbay.lambda.listLambdas()) names.push(name);
      return [names, patchbay instanceof Patchbay, typeof NotFoundError];
    };`;
  const { outcome } = await threads.run(source, { services });
  expect(outcome).toMatchObject({ kind: "done", answer: '[["echo"],true,"function"]' });
  expect(asked[0]?.url).toMatch(/^http:\/\/platform\.example\/lambda\/actions/);
  expect(asked[0]?.headers).toContainEqual(["authorization", "Bearer the token"]);
});

it("a call can be ended from outside", async () => {
  const controller = new AbortController();
  const running = threads.run("export default () => { for (;;); };", { signal: controller.signal, limits: { cpu_ms: 60_000 } });
  setTimeout(() => controller.abort(new Error("enough")), 50);
  await expect(running).rejects.toThrow("enough");
  expect(await threads.value("1")).toBe(1);
});
