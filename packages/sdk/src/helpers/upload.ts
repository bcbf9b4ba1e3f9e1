import type { Encode } from "../client/body.ts";
import type { CallOptions } from "../client/options.ts";
import { encodeMultipart } from "../core/multipart.ts";
import { uuid4 } from "../core/uuid.ts";
import { isObject, isText, property } from "../core/values.ts";
import type { MediaApi, UploadFileParams, UploadGlobalMediaFileParams } from "../resources/media.ts";
import type { MediaFile } from "../resources/types.ts";
import { type FileSource, sourceOf, streamOf } from "./source.ts";

/** How far an upload is. */
export interface UploadProgress {
  /** Bytes of the file that the network has taken. Begins at 0 again when an attempt failed and another one is made. */
  readonly loaded: number;
  /** Bytes of the file; undefined when nobody knows. */
  readonly total: number | undefined;
}

/** How to upload. */
export interface UploadOptions extends Omit<CallOptions, "encode" | "poll"> {
  /** Called at the beginning of each attempt, and as the file goes out. */
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
  /** Bytes of the file, to be told as `total`, for streams, which do not tell themselves. */
  readonly size?: number | undefined;
}

/**
 * Stores a file of any size, telling how far it is: for the user named, or in the global library when none is.
 *
 * In Node, Deno and Bun the file is read while it is sent, so that memory does not grow with it. Browsers do that over HTTP/2
 * alone, and do not tell which one they use: there a Blob or File is handed over whole, without a copy, a stream is gathered
 * first, and progress is told at the beginning and, when the server has answered, at the end.
 *
 * A stream or an iterable can be read once, so that its upload is not tried again when it fails. A Blob can (in Node,
 * `await fs.openAsBlob(path)` is a file of any size).
 *
 * @param media `pb.media`.
 * @param params As `uploadFile`, or `uploadGlobalMediaFile`, takes them.
 * @param options `timeout`: milliseconds for each attempt, none unless given.
 * @returns What is known of the file.
 * @throws AbortError, what `uploadFile` throws; a ConnectionError with the `cause` when the stream or `onProgress` fails.
 */
export async function uploadLargeFile(
  media: Pick<MediaApi, "uploadFile" | "uploadGlobalMediaFile">,
  params: UploadFileParams | UploadGlobalMediaFileParams,
  { onProgress = () => undefined, size, ...options }: UploadOptions = {},
): Promise<MediaFile> {
  const source = sourceOf(params.file, size);
  const streams = canStream();
  const call = { timeout: Number.POSITIVE_INFINITY, ...options, encode: (streams ? streamed : whole)(source, onProgress) };
  const stored = await ("user_uuid" in params ? media.uploadFile(params, call) : media.uploadGlobalMediaFile(params, call));
  if (!streams) onProgress({ loaded: stored.file_size, total: stored.file_size });
  return stored;
}

function canStream(): boolean {
  // Deno and Bun say that they are Node, too. Where there is a document, `fetch` is a browser's.
  const versions = property(property(globalThis, "process"), "versions");
  return property(versions, "node") !== undefined && !("document" in globalThis);
}

type Report = (progress: UploadProgress) => void;

/** Writes the form around the file while the file is read. */
function streamed({ size: total, once, open }: FileSource, report: Report): Encode {
  return async (body) => {
    const { contentType, head, tail } = await frameOf(body);
    async function* parts(): AsyncGenerator<Uint8Array, void, undefined> {
      let loaded = 0;
      report({ loaded, total });
      yield head;
      for await (const chunk of open()) {
        yield chunk;
        // Whoever asks for more has taken what there was.
        loaded += chunk.byteLength;
        report({ loaded, total });
      }
      yield tail;
    }
    return { headers: { "content-type": contentType }, body: () => streamOf(parts()), once };
  };
}

/** Puts the form around the file without looking into it. */
function whole({ size: total, open, blob }: FileSource, report: Report): Encode {
  return async (body) => {
    const { contentType, head, tail } = await frameOf(body);
    const file = blob ?? (await new Response(streamOf(open()).stream).blob());
    report({ loaded: 0, total: total ?? file.size });
    return { headers: { "content-type": contentType }, body: new Blob([head, file, tail]) };
  };
}

interface Frame {
  readonly contentType: string;
  readonly head: Uint8Array<ArrayBuffer>;
  readonly tail: Uint8Array<ArrayBuffer>;
}

/** What comes before and after the file. The platform writes a form with a mark in its place, and is cut there. */
async function frameOf(body: unknown): Promise<Frame> {
  const { file, ...fields }: Readonly<Record<string, unknown>> = isObject(body) ? body : {};
  const mark = uuid4();
  // A name that is given counts more than that of a File. The file comes last: the server knows all about it when it begins.
  const filename = property(fields, "file_name") ?? (file instanceof Blob ? property(file, "name") : undefined);
  const contentType = file instanceof Blob && isText(file.type) ? file.type : undefined;
  const encoded = await encodeMultipart({ ...fields, file: { value: mark, options: { filename, contentType } } });
  // One character for each byte, so that places are the same.
  const at = new TextDecoder("latin1").decode(encoded.body).indexOf(mark);
  return {
    contentType: encoded.contentType,
    head: encoded.body.slice(0, at),
    tail: encoded.body.slice(at + mark.length),
  };
}
