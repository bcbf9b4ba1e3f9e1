/**
 * The ways to write a body. An operation that does not use JSON refers to its function, so that only applications with such
 * a service bundle it.
 */
import { encodeForm } from "../core/encoding.ts";
import { failure } from "../core/errors.ts";
import { encodeMultipart } from "../core/multipart.ts";
import type { RequestBody } from "../core/transport.ts";
import { copyOf, isObject } from "../core/values.ts";

export interface EncodedBody {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: RequestBody;
  /** Whether the body can be sent once only, so that no attempt can follow the first. */
  readonly once?: boolean;
}

/**
 * @throws PatchbayError 400 when the body cannot be written so.
 */
export type Encode = (body: unknown) => Promise<EncodedBody>;

export const json: Encode = async (body) => {
  try {
    return { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  } catch (error) {
    throw failure(400, "the body cannot be written as JSON", [], error);
  }
};

export const form: Encode = async (body) => ({
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body: encodeForm(Object(body)),
});

export const multipart: Encode = async (body) => {
  const { contentType, body: bytes } = await encodeMultipart(isObject(body) ? body : {});
  return { headers: { "content-type": contentType }, body: bytes };
};

/** Text or bytes as they are; their content type is a parameter of the operation. */
export const raw: Encode = async (body) => ({ headers: {}, body: typeof body === "string" ? body : await bytesOf(body) });

async function bytesOf(body: unknown): Promise<Uint8Array<ArrayBuffer>> {
  if (body instanceof Blob) return new Uint8Array(await body.arrayBuffer());
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  if (ArrayBuffer.isView(body)) return copyOf(body);
  if (body instanceof ReadableStream) return new Uint8Array(await new Response(body).arrayBuffer());
  throw failure(400, "the body is neither text nor bytes");
}
