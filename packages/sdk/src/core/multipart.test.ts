import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { encodeMultipart } from "./multipart.ts";

async function decoded(fields: object): Promise<{ name: string; value: string; file?: { name: string; type: string } }[]> {
  const { contentType, body } = await encodeMultipart(fields);
  expect(contentType).toMatch(/^multipart\/form-data; boundary=/);
  const form = await new Response(body, { headers: { "content-type": contentType } }).formData();
  const parts = [];
  for (const [name, value] of form) {
    if (typeof value === "string") parts.push({ name, value });
    else parts.push({ name, value: await value.text(), file: { name: value.name, type: value.type } });
  }
  return parts;
}

const bytes = new TextEncoder().encode("content");

test.each<[string, () => unknown]>([
  ["a Blob", () => new Blob(["content"])],
  ["a typed array", () => bytes],
  ["a part of a Buffer", () => Buffer.from("xxcontentxx").subarray(2, 9)],
  ["an ArrayBuffer", () => bytes.buffer.slice(0)],
  ["a Node stream", () => Readable.from([Buffer.from("con"), Buffer.from("tent")])],
  ["a web stream", () => new Blob(["content"]).stream()],
  ["a text", () => "content"],
])("%s is sent as a file, named after file_name", async (_name, file) => {
  expect(await decoded({ file: file(), file_name: "a.txt" })).toEqual([
    { name: "file", value: "content", file: { name: "a.txt", type: expect.any(String) } },
    { name: "file_name", value: "a.txt" },
  ]);
});

test("name and type that the caller gives are kept", async () => {
  const file = { value: bytes, options: { filename: "pic.png", contentType: "image/png" } };
  const own = new File(["content"], "own.txt", { type: "text/plain" });
  expect(await decoded({ file, file_name: 17 })).toEqual([
    { name: "file", value: "content", file: { name: "pic.png", type: "image/png" } },
    { name: "file_name", value: "17" },
  ]);
  expect(await decoded({ file: own })).toEqual([{ name: "file", value: "content", file: { name: "own.txt", type: "text/plain" } }]);
  expect((await decoded({ file: own, file_name: "new.txt" }))[0]?.file).toEqual({ name: "new.txt", type: "text/plain" });
  expect((await decoded({ file: "content", file_name: undefined })).map(({ file: part }) => part?.name)).toEqual(["file"]);
});

test("everything else is text, undefined is left out", async () => {
  expect(await decoded({ a: "x", b: 1, c: false, d: undefined })).toEqual([
    { name: "a", value: "x" },
    { name: "b", value: "1" },
    { name: "c", value: "false" },
  ]);
});

test("the name that a stream has on the disk is not told", async () => {
  const stream = Object.assign(Readable.from([bytes]), { path: "/home/me/secret plans.txt", name: "/home/me/x" });
  expect((await decoded({ file: stream })).map(({ file }) => file?.name)).toEqual(["file"]);
});

test.each([[undefined], [null], [17], [{ path: "/etc/passwd" }]])("a file of %j is refused", async (file) => {
  await expect(encodeMultipart({ file, file_name: "a" })).rejects.toMatchObject({ code: 400 });
});

test("a stream of something else than bytes and text is refused", async () => {
  await expect(encodeMultipart({ file: Readable.from([{ a: 1 }]) })).rejects.toMatchObject({ code: 400 });
});
