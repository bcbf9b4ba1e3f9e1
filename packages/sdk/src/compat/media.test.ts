import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import type { Seen } from "../core/loopback.fixture.ts";
import type { FileInput } from "../index.ts";
import { Media, Patchbay } from "../index.ts";
import { line, startPlatform } from "./hosts.fixture.ts";

const stored = () => ({ status: 201, body: { file_id: "f", file_name: "n" } });
// Not UTF-8, with line ends and what looks like the end of a part in it.
const content = Buffer.concat([
  randomBytes(70_000),
  Buffer.from('\r\n--boundary--\r\nContent-Disposition: form-data; name="x"\r\n\r\n'),
]);
const asBlob = () => new Blob([content]);
const base64 = (bytes: ArrayBuffer) => Buffer.from(bytes).toString("base64");

/** The parts of an upload as a server reads them; content as base64, which compares fast. */
async function partsOf(seen: Seen | undefined) {
  const type = seen?.headers["content-type"] ?? "";
  const form = await new Response(seen?.bytes, { headers: { "content-type": type } }).formData();
  const parts = [...form].map(async ([name, value]) =>
    typeof value === "string" ? { name, value } : { name, file: value.name, content: base64(await value.arrayBuffer()) },
  );
  return Promise.all(parts);
}

const inputs: [string, () => FileInput][] = [
  ["a Blob", asBlob],
  ["a File", () => new File([content], "other.bin")],
  ["a Buffer", () => content],
  ["a typed array", () => new Uint8Array(content)],
  ["an ArrayBuffer", () => new Uint8Array(content).buffer],
  ["a Node stream", () => Readable.from([content.subarray(0, 5), content.subarray(5)])],
  ["a web stream", () => asBlob().stream()],
];

test.each(inputs)("%s arrives byte for byte, under the name it was given", async (_, file) => {
  await using server = await startPlatform(stored);
  const pb = new Patchbay({ host: server.origin, credentials: "at" });
  const trace = { id: "i", trace: "t", parent: "p" };
  expect(await Media.uploadFile("a b.png", file(), "user", "at", trace)).toEqual({ file_id: "f", file_name: "n" });
  await Media.uploadGlobalMediaFile("a b.png", file(), "at");
  await pb.media.uploadFile({ user_uuid: "user", file: file(), file_name: "a b.png" });
  expect(server.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "POST /media/users/user/media",
    "POST /media/media",
    "POST /media/users/user/media",
  ]);
  for (const seen of server.seen) {
    expect(seen.headers).toMatchObject({ authorization: "Bearer at", "content-length": String(seen.bytes.length) });
    expect(await partsOf(seen)).toEqual([
      { name: "file", file: "a b.png", content: content.toString("base64") },
      { name: "file_name", value: "a b.png" },
    ]);
  }
  expect(server.seen[0]?.headers).toMatchObject(trace);
});

test("a file on the disk arrives without its path", async () => {
  const folder = await mkdtemp(join(tmpdir(), "media-"));
  try {
    await writeFile(join(folder, "private.bin"), content);
    await using server = await startPlatform(stored);
    await Media.uploadGlobalMediaFile(undefined, createReadStream(join(folder, "private.bin")), "at");
    const [file, name] = await partsOf(server.seen[0]);
    expect(file?.content).toBe(content.toString("base64"));
    expect(file?.file).toMatch(/^\d{13}$/);
    expect(name).toEqual({ name: "file_name", value: file?.file });
    expect(server.seen[0]?.bytes.includes("private.bin")).toBe(false);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("ten megabytes arrive whole, and a number can be a name", async () => {
  await using server = await startPlatform(stored);
  const large = randomBytes(10 * 1024 * 1024);
  await Media.uploadFile(17, Readable.from([large]), "user", "at");
  const [file] = await partsOf(server.seen[0]);
  expect(file?.file).toBe("17");
  expect(file?.content === large.toString("base64")).toBe(true);
});

test("a text is the content of a file, not its name", async () => {
  await using server = await startPlatform(stored);
  await Media.uploadFile("note.txt", "a;b\nc", "user", "at");
  expect(await partsOf(server.seen[0])).toEqual([
    { name: "file", file: "note.txt", content: btoa("a;b\nc") },
    { name: "file_name", value: "note.txt" },
  ]);
});

test("without content, or with a stream that breaks, nothing is sent", async () => {
  await using server = await startPlatform(stored);
  for (const file of [undefined, null, 7, {}]) {
    await expect(Reflect.apply(Media.uploadFile, undefined, ["n", file, "user", "at"])).rejects.toMatchObject({ code: 400 });
  }
  const broken = Readable.from(
    (async function* () {
      yield content;
      throw new Error("the disk is gone");
    })(),
  );
  await expect(Media.uploadFile("n", broken, "user", "at")).rejects.toMatchObject({ code: 500, message: "the disk is gone" });
  expect(server.seen).toEqual([]);
});

test("the time of a URL is sent only when it lies ahead", async () => {
  await using server = await startPlatform(() => ({ body: { content_url: "u" } }));
  for (const expiry of [undefined, 0, -5, null, Number.NaN, 60_000]) {
    await Reflect.apply(Media.getMediaFileUrl, undefined, ["at", "file", expiry]);
  }
  const plain = "GET /media/media/file?content_url=true";
  expect(server.seen.map(line)).toEqual([plain, plain, plain, plain, plain, `${plain}&expiry_timestamp=60000`]);
});

test("a Date may stand for a moment, as older callers have it", async () => {
  await using server = await startPlatform(() => ({ body: { items: [] } }));
  const start = new Date(0);
  await Reflect.apply(Media.getGlobalMedia, undefined, ["at", 0, 5, start, undefined, undefined, undefined, "image", "ring"]);
  const url = new URL(server.seen[0]?.url ?? "", server.origin);
  expect([...url.searchParams]).toEqual([
    ["offset", "0"],
    ["limit", "5"],
    ["start_datetime", String(start)],
    ["file_dategory", "image"],
    ["filter", "ring"],
  ]);
});

test("only a 204 says that a file is deleted, and the request has no content type", async () => {
  const text = { status: 200, headers: { "content-type": "text/plain" }, body: "not yet" };
  await using server = await startPlatform(() => text);
  const deleted = Media.deleteMedia("file", "at", { trace: "t" });
  await expect(deleted).rejects.toMatchObject({ code: 200, message: "not yet", trace_id: "t", details: [] });
  expect(server.seen.map(line)).toEqual(["DELETE /media/media/file"]);
  expect(server.seen[0]?.headers).not.toHaveProperty("content-type");
});
