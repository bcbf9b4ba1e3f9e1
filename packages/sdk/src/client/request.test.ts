import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { form, multipart, raw } from "./body.ts";
import { attemptTimeout, empty, SkippingClock, startFaulty } from "./faulty.fixture.ts";
import { Connection } from "./index.ts";
import type { Operation } from "./operation.ts";
import { prepare } from "./request.ts";

const upload: Operation = { id: "media.upload", method: "POST", path: "/media/{user_uuid}", body: "members" };
const text = (body: unknown) => (body instanceof Uint8Array ? new TextDecoder().decode(body) : body);

test("with a body, only what the table names goes into the query or a header", async () => {
  const operation: Operation = { ...upload, query: ["q"], headers: { x_device_id: "x-device-id" } };
  const { url, headers, body } = await prepare(
    operation,
    { user_uuid: "u", q: "a b", x_device_id: 7, name: "n", left: undefined },
    "http://h/",
  );
  expect(url).toBe("http://h/media/u?q=a%20b");
  expect(headers).toEqual({ "content-type": "application/json", "x-device-id": "7" });
  expect(body).toBe('{"name":"n"}');
});

test("a form, a multipart body with its boundary, and bytes as they are", async () => {
  const asForm = await prepare({ ...upload, encode: form }, { user_uuid: "u", scope: "a b" }, "http://h");
  expect([asForm.headers["content-type"], asForm.body]).toEqual(["application/x-www-form-urlencoded", "scope=a+b"]);
  const parts = await prepare(
    { ...upload, encode: multipart },
    { user_uuid: "u", file: new Blob(["hi"]), file_name: "a.txt" },
    "http://h",
  );
  const boundary = parts.headers["content-type"]?.split("boundary=")[1];
  expect(text(parts.body)).toContain(`--${boundary}`);
  expect(text(parts.body)).toMatch(/name="file"; filename="a.txt"[\s\S]*hi/);
  for (const bytes of [
    "hi",
    new Blob(["hi"]),
    new TextEncoder().encode("hi"),
    new TextEncoder().encode("hi").buffer,
    new Blob(["hi"]).stream(),
  ]) {
    const asIs = await prepare({ ...upload, body: "whole", encode: raw }, { user_uuid: "u", body: bytes }, "http://h");
    expect(text(asIs.body)).toBe("hi");
  }
});

test("a body that is not given is not sent", async () => {
  const { body, headers } = await prepare({ ...upload, body: "whole" }, { user_uuid: "u" }, "http://h");
  expect([body, headers]).toEqual([undefined, {}]);
});

test.each([
  ["a path parameter is missing", upload, {}],
  ["a path parameter would climb", upload, { user_uuid: ".." }],
  ["a body holds itself", upload, { user_uuid: "u", self: Object.assign({}, { big: 1n }) }],
  ["a raw body is neither text nor bytes", { ...upload, body: "whole", encode: raw } as const, { user_uuid: "u", body: 7 }],
])("is refused when %s", async (_, operation, params) => {
  await expect(prepare(operation, params, "http://h")).rejects.toMatchObject({ code: 400 });
});

test("a PATCH is never repeated: the server keeps answers by key for POSTs only", async () => {
  await using server = await startFaulty(empty(503));
  const clock = new SkippingClock();
  const connection = new Connection({ host: server.origin, credentials: "t", timeout: attemptTimeout, clock });
  const patch: Operation = { id: "x.patch", method: "PATCH", path: "/x", body: "members" };
  await expect(connection.perform(patch, {}, {})).rejects.toMatchObject({ code: 503 });
  expect(server.arrived).toHaveLength(1);
  await expect(connection.perform(patch, {}, { idempotencyKey: "k" })).rejects.toMatchObject({ code: 503 });
  expect(server.arrived).toHaveLength(2);
});

test("whoever uses one service bundles no other, and no drop-in function", async () => {
  const entry = fileURLToPath(new URL("../index.ts", import.meta.url));
  const contents = `import { AccountsApi, Connection } from ${JSON.stringify(entry)};\nglobalThis.api = new AccountsApi(new Connection({ host: "h" }));`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: "." },
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
  });
  const bundle = outputFiles[0]?.text ?? "";
  expect(bundle).toContain("accounts.listAccounts");
  expect(bundle).not.toContain("auth.createRole");
  expect(bundle).not.toContain("null accessToken");
  expect(bundle.length).toBeLessThan(30_000);
});
