import type { createReadStream } from "node:fs";
import { expectTypeOf } from "expect-type";
import { test } from "vitest";
import type { FileInput, ListCall, ListOf, MediaFile, Ok, Trace } from "../index.ts";
import { Media, Patchbay } from "../index.ts";

// What these tests say is checked by the compiler (tsconfig.test.json); running them only shows that the file loads.
const pb = new Patchbay({ host: "http://localhost" });

test("Media has the types of the table in both faces", () => {
  expectTypeOf(Media.getGlobalMedia).returns.resolves.toEqualTypeOf<ListOf<MediaFile>>();
  expectTypeOf(Media.listUserMedia).toEqualTypeOf<
    (user_uuid: string, accessToken: string, trace?: Trace) => Promise<ListOf<MediaFile>>
  >();
  expectTypeOf(Media.uploadFile).returns.resolves.toEqualTypeOf<MediaFile>();
  expectTypeOf(Media.deleteMedia).toEqualTypeOf<(file_id: string, accessToken: string, trace?: Trace) => Promise<Ok>>();
  expectTypeOf<ReturnType<typeof pb.media.listUserMedia>>().toEqualTypeOf<ListCall<MediaFile>>();
  expectTypeOf(pb.media.uploadFile).returns.resolves.toEqualTypeOf<MediaFile>();
  expectTypeOf<MediaFile["user_uuid"]>().toEqualTypeOf<string | null>();
});

test("everything with content can be uploaded", () => {
  expectTypeOf<Blob | File | Buffer | Uint8Array | ArrayBuffer | ReadableStream<Uint8Array> | string>().toExtend<FileInput>();
  expectTypeOf<ReturnType<typeof createReadStream>>().toExtend<FileInput>();
});

test("wrong calls of Media do not compile", () => {
  expectTypeOf<[string, { path: string }, string, string]>().not.toExtend<Readonly<Parameters<typeof Media.uploadFile>>>();
  expectTypeOf<[string, Blob, Trace]>().not.toExtend<Readonly<Parameters<typeof Media.uploadGlobalMediaFile>>>();
  expectTypeOf<[string, string]>().not.toExtend<Readonly<Parameters<typeof Media.shareMedia>>>();
  expectTypeOf<{ user_uuid: string; file_name: string }>().not.toExtend<Parameters<typeof pb.media.uploadFile>[0]>();
  expectTypeOf<{ user_uuid: string; file: number }>().not.toExtend<Parameters<typeof pb.media.uploadFile>[0]>();
});
