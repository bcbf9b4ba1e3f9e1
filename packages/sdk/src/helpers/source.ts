/** Files to upload, whatever they are made of, as pieces that are read when they are needed. */
import { failure } from "../core/errors.ts";
import type { OpenBody } from "../core/transport.ts";
import { copyOf, isObject } from "../core/values.ts";
import type { FileInput } from "../resources/types.ts";

/** Bytes. */
const pieceSize = 65_536;

export interface FileSource {
  /** Bytes; undefined when nobody knows. */
  readonly size: number | undefined;
  /** Whether it can be opened once only. */
  readonly once: boolean;
  /** The file as it is, when it is in the platform's hands already. */
  readonly blob?: Blob;
  open(): AsyncIterable<Uint8Array>;
}

/**
 * @param size Bytes of a stream, which does not tell itself.
 * @throws PatchbayError 400 when it has no content.
 */
export function sourceOf(file: FileInput, size: number | undefined): FileSource {
  const blob = blobOf(file);
  if (blob !== undefined) return { size: blob.size, once: false, blob, open: () => piecesOf(chunksOf(blob.stream())) };
  if (file instanceof ReadableStream) return { size, once: true, open: () => piecesOf(chunksOf(file)) };
  if (isObject(file) && Symbol.asyncIterator in file) return { size, once: true, open: () => piecesOf(file) };
  throw failure(400, "the file to upload must be text, bytes or a stream");
}

/** Whatever is in memory becomes a Blob, from which the platform gives small pieces. */
function blobOf(file: FileInput): Blob | undefined {
  if (file instanceof Blob) return file;
  if (typeof file === "string" || file instanceof ArrayBuffer) return new Blob([file]);
  return ArrayBuffer.isView(file) ? new Blob([copyOf(file)]) : undefined;
}

/** Not every platform can iterate over its streams. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = stream.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    await reader.cancel();
  }
}

/** Cuts chunks, which may be as large as the file, so that progress can be told. */
async function* piecesOf(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  for await (const chunk of chunks) {
    const bytes = typeof chunk === "string" ? encoder.encode(chunk) : chunk;
    if (!ArrayBuffer.isView(bytes)) throw failure(400, "a stream to upload must give bytes or text");
    for (let at = 0; at < bytes.byteLength; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
  }
}

/** Reads a piece when it is asked for one, never ahead. */
export function streamOf(pieces: AsyncIterable<Uint8Array>): OpenBody {
  const iterator = pieces[Symbol.asyncIterator]();
  const cancel = async () => {
    await iterator.return?.();
  };
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    cancel,
  };
  return {
    stream: new ReadableStream(source, { highWaterMark: 0 }),
    // The request is over, and has said how: a file that cannot be closed either is no news.
    close: () => void cancel().catch(() => undefined),
  };
}
