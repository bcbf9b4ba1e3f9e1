import { failure } from "./errors.ts";
import { copyOf, isObject, isText } from "./values.ts";

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

/** The field whose value is a file whatever it is made of, and the one that names it. */
const FILE = "file";
const FILE_NAME = "file_name";

/**
 * Encodes fields as `multipart/form-data`, in their order. A file may be a Blob, File, ArrayBuffer, typed array, Node or
 * web stream, or `{ value, options: { filename, contentType } }`; in the field `file` also a text. A file is named by
 * those options, else by the field `file_name`, else by itself. Everything else becomes text, undefined is left out.
 *
 * @throws PatchbayError 400 when the field `file` is nothing that has content.
 */
export async function encodeMultipart(fields: object): Promise<MultipartBody> {
  const form = new FormData();
  const givenName = FILE_NAME in fields && fields[FILE_NAME] !== undefined ? String(fields[FILE_NAME]) : undefined;
  for (const [name, field] of Object.entries(fields)) {
    const { value, options }: DescribedFile = isDescribed(field) ? field : { value: field };
    const content = name === FILE && typeof value === "string" ? new Blob([value]) : value;
    const file = await fileOf(content, options?.contentType);
    if (file !== undefined) form.append(name, file, nameOf(options?.filename, givenName, content));
    else if (name === FILE) throw failure(400, "the file to upload must be text, bytes or a stream");
    else if (value !== undefined) form.append(name, String(value));
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

function nameOf(...candidates: readonly unknown[]): string {
  // A File has a name, a plain Blob has none. Streams of files know a path, which is nobody else's business.
  const names = candidates.map((each) => (isObject(each) && each instanceof Blob && "name" in each ? each.name : each));
  return names.find(isText) ?? "file";
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
