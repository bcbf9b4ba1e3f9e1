/**
 * Requests recorded from the original client, function by function: the drop-in must send the same, and make the same of
 * the answers. In a recording `$uuid` stands for any UUID, `$any` for anything, `{"$undefined":true}` for undefined, `<blob>`
 * for a Blob. Of multipart bodies only the content type was recorded.
 */
import { readdirSync, readFileSync } from "node:fs";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import * as sdk from "./index.ts";

type Json = null | boolean | number | string | Json[] | { [member: string]: Json };

interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodyKind?: "json" | "form" | "multipart";
  readonly body?: Json;
}

interface Recording {
  readonly fn: string;
  readonly case: string;
  readonly args: readonly Json[];
  readonly exchanges: readonly {
    readonly request: RecordedRequest;
    readonly response: { readonly status: number; readonly headers: Record<string, string>; readonly body?: Json };
  }[];
  readonly result?: Json;
  readonly error?: Json;
}

const folder = new URL("./wire/", import.meta.url);
const modules = readdirSync(folder).map((file) => file.replace(".json", ""));
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function isUndefined(value: Json): boolean {
  return typeof value === "object" && value !== null && "$undefined" in value;
}

/** The recorded value with its stand-ins turned into matchers. */
function expected(value: Json): unknown {
  if (value === "$uuid") return expect.stringMatching(uuid);
  if (value === "$any") return expect.anything();
  if (isUndefined(value)) return undefined;
  if (Array.isArray(value)) return value.map(expected);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, expected(member)]));
}

function argument(value: Json): unknown {
  if (value === "<blob>") return new Blob(["x"]);
  return isUndefined(value) ? undefined : structuredClone(value);
}

/** What was sent, in the form of a recording. */
function sent(url: string, init: RequestInit): RecordedRequest {
  const headers = Object.fromEntries(new Headers(init.headers));
  const plain = { method: init.method ?? "GET", url, headers };
  if (init.body instanceof Uint8Array) return { ...plain, bodyKind: "multipart" };
  if (typeof init.body !== "string" && !(init.body instanceof URLSearchParams)) return plain;
  const isForm = init.body instanceof URLSearchParams || (headers["content-type"] ?? "").includes("urlencoded");
  if (isForm) return { ...plain, bodyKind: "form", body: Object.fromEntries(new URLSearchParams(init.body)) };
  return { ...plain, bodyKind: "json", body: JSON.parse(String(init.body)) as Json };
}

const query = (url: string) => [...new URL(url).searchParams].map(([name, value]) => `${name}=${value}`).sort();
const path = (url: string) => new URL(url).origin + decodeURIComponent(new URL(url).pathname);

function expectRequest(request: RecordedRequest, recorded: RecordedRequest): void {
  const { "content-type": type, ...headers } = recorded.headers;
  expect(request.headers).toMatchObject(expected(headers) as object);
  if (type !== undefined) expect(request.headers["content-type"] ?? type).toContain(type.split(";")[0]);
  expect([request.method, path(request.url), query(request.url), request.bodyKind]).toEqual([
    recorded.method,
    path(recorded.url),
    query(recorded.url),
    recorded.bodyKind,
  ]);
  if (recorded.body !== undefined) expect(request.body).toEqual(expected(recorded.body));
}

function respond({ status, headers, body }: Recording["exchanges"][number]["response"]): Response {
  const text = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
  return new Response(status === 204 ? null : text, { status, headers });
}

/** Calls the function and gives each of its requests the recorded answer of the same method and path. */
async function replay(call: (...args: unknown[]) => unknown, recording: Recording) {
  const open = [...recording.exchanges];
  const requests: [RecordedRequest, RecordedRequest][] = [];
  const unrecorded: string[] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit = {}) => {
    const request = sent(url, init);
    const fits = ({ request: recorded }: Recording["exchanges"][number]) =>
      recorded.method === request.method && path(recorded.url) === path(request.url);
    const same = open.findIndex(
      (exchange) => fits(exchange) && JSON.stringify(exchange.request.body) === JSON.stringify(request.body),
    );
    const [exchange] = open.splice(same >= 0 ? same : open.findIndex(fits), 1);
    if (exchange === undefined || !fits(exchange)) {
      unrecorded.push(`${request.method} ${url}`);
      throw new Error("not in the recording");
    }
    requests.push([request, exchange.request]);
    return respond(exchange.response);
  });
  const outcome = await Promise.resolve(call(...recording.args.map(argument))).then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  );
  return { outcome, requests, missing: open, unrecorded };
}

beforeAll(() => {
  sdk.setMsHost("https://cpaas.test");
  sdk.setMsAuthHost("https://auth.test");
  sdk.setMSVersion("v1");
});
afterEach(() => vi.unstubAllGlobals());

describe.each(modules)("%s", (name) => {
  const recordings = JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8")) as Recording[];
  const namespaces: Readonly<Record<string, unknown>> = { ...sdk };
  const namespace = namespaces[name] as Readonly<Record<string, (...args: unknown[]) => unknown>>;

  it.each(recordings)("$fn, $case", async (recording) => {
    const call = namespace[recording.fn];
    if (call === undefined) throw new Error(`There is no ${name}.${recording.fn}`);
    const { outcome, requests, missing, unrecorded } = await replay(call, recording);
    for (const [request, recorded] of requests) expectRequest(request, recorded);
    expect({ missing, unrecorded }).toEqual({ missing: [], unrecorded: [] });
    if (recording.error !== undefined) {
      expect(outcome).toHaveProperty("error");
      expect(JSON.parse(JSON.stringify(outcome))).toMatchObject({ error: expected(recording.error) });
    } else {
      expect(outcome).not.toHaveProperty("error");
      // A full response has headers too, which recordings leave out.
      const result = recording.result ?? null;
      const isFull = typeof result === "object" && result !== null && "statusCode" in result;
      const got = outcome as { result: unknown };
      const seen: unknown = got.result === undefined ? undefined : JSON.parse(JSON.stringify(got.result));
      const want = "result" in recording ? expected(result) : undefined;
      if (isFull) expect(seen).toMatchObject(want as object);
      else expect(seen).toEqual(want);
    }
  });
});
