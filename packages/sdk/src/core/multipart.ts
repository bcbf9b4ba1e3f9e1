import { failure } from "./errors.ts";
import { isObject, isText } from "./values.ts";

/** A file together with what its part should say about it. */
interface DescribedFile {
  readonly value: unknown;
  readonly options?: { readonly filename?: unknown; readonly contentType?: unknown } | undefined;
}

/** Body and content type of a multipart request; the boundary stands in both, so they must be sent together. */
export interface MultipartBody {
  readonly contentType: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

/**
 * Encodes fields as `multipart/form-data`, in their order. A file may be a Blob, File, ArrayBuffer, typed array, Node or
 * web stream, or `{ value, options: { filename, contentType } }`; a file without a name takes it from the field
 * `file_name`. Everything else becomes text.
 */
export async function encodeMultipart(fields: object): Promise<MultipartBody> {
  const form = new FormData();
  const fallbackName = "file_name" in fields ? String(fields.file_name) : "file";
  for (const [name, field] of Object.entries(fields)) {
    if (field === undefined) continue;
    const described: DescribedFile = isDescribed(field) ? field : { value: field };
    const file = await fileOf(described.value, described.options?.contentType);
    if (file === undefined) form.append(name, String(described.value));
    else form.append(name, file, nameOf(described, fallbackName));
  }
  // The platform's own encoder; it also makes the boundary.
  const encoded = new Response(form);
  return { contentType: encoded.headers.get("content-type") ?? "multipart/form-data", body: await bytesOf(encoded) };
}

async function bytesOf(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await response.arrayBuffer());
}

function isDescribed(field: unknown): field is DescribedFile {
  return isObject(field) && !(field instanceof Blob) && "value" in field;
}

function nameOf({ value, options }: DescribedFile, fallback: string): string {
  if (isText(options?.filename)) return options.filename;
  // A File has a name, a plain Blob has none.
  return isObject(value) && value instanceof Blob && "name" in value && isText(value.name) ? value.name : fallback;
}

async function fileOf(value: unknown, contentType: unknown): Promise<Blob | undefined> {
  const type = isText(contentType) ? contentType : undefined;
  const options = type === undefined ? {} : { type };
  if (value instanceof Blob) return type === undefined ? value : new Blob([value], options);
  if (value instanceof ArrayBuffer) return new Blob([value], options);
  if (ArrayBuffer.isView(value)) return new Blob([copyOf(value)], options);
  if (value instanceof ReadableStream) return new Blob([await bytesOf(new Response(value))], options);
  if (isChunks(value)) return new Blob(await collect(value), options);
  return undefined;
}

/** A copy, because a view may lie on shared memory, which a Blob does not take. */
function copyOf(view: ArrayBufferView): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
}

function isChunks(value: unknown): value is AsyncIterable<unknown> {
  return isObject(value) && Symbol.asyncIterator in value;
}

async function collect(chunks: AsyncIterable<unknown>): Promise<(string | Uint8Array<ArrayBuffer>)[]> {
  const parts: (string | Uint8Array<ArrayBuffer>)[] = [];
  for await (const chunk of chunks) {
    if (typeof chunk === "string") parts.push(chunk);
    else if (ArrayBuffer.isView(chunk)) parts.push(copyOf(chunk));
    else throw failure(400, "a stream to upload must give bytes or text");
  }
  return parts;
}
