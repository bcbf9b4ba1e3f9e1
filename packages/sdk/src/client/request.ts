import { encodeForm, encodeQuery, encodeSegment, joinUrl } from "../core/encoding.ts";
import { failure } from "../core/errors.ts";
import { encodeMultipart } from "../core/multipart.ts";
import { isObject } from "../core/values.ts";
import type { Operation } from "./operation.ts";

/** The parameters of an operation by name. */
export type Params = Readonly<Record<string, unknown>>;

/** An operation with its parameters, ready to be sent except for what each attempt adds. */
export interface PreparedRequest {
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer> | undefined;
}

/**
 * Puts parameters where they belong: path, headers, query, body.
 *
 * @throws PatchbayError 400 when a path parameter is missing, or a body cannot be written.
 */
export async function prepare(operation: Operation, params: Params, host: string): Promise<PreparedRequest> {
  const left = new Map(Object.entries(params).filter(([, value]) => value !== undefined));
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeSegment(taken(left, name)));
  const headers: Record<string, string> = {};
  for (const [name, header] of Object.entries(operation.headers ?? {})) {
    if (left.has(name)) headers[header] = String(left.get(name));
    left.delete(name);
  }
  const query = operation.body === undefined ? [...left] : [...left].filter(([name]) => operation.query?.includes(name));
  for (const [name] of query) left.delete(name);
  const text = encodeQuery(Object.fromEntries(query));
  const url = joinUrl(host, text === "" ? path : `${path}?${text}`);
  if (operation.body === undefined) return { url, headers };
  const encoded = await encodeBody(operation, operation.body === "whole" ? left.get("body") : Object.fromEntries(left));
  return { url, headers: { ...encoded.headers, ...headers }, body: encoded.body };
}

function taken(left: Map<string, unknown>, name: string): unknown {
  const value = left.get(name);
  left.delete(name);
  if (value === undefined || value === null || value === "") throw failure(400, `the parameter ${name} is missing`);
  return value;
}

interface EncodedBody {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | undefined;
}

async function encodeBody({ encoding = "json" }: Operation, body: unknown): Promise<EncodedBody> {
  if (body === undefined) return { headers: {}, body: undefined };
  switch (encoding) {
    case "json":
      return { headers: { "content-type": "application/json" }, body: jsonText(body) };
    case "form":
      return { headers: { "content-type": "application/x-www-form-urlencoded" }, body: encodeForm(Object(body)) };
    case "multipart": {
      const { contentType, body: bytes } = await encodeMultipart(isObject(body) ? body : {});
      return { headers: { "content-type": contentType }, body: bytes };
    }
    case "raw":
      return { headers: {}, body: typeof body === "string" ? body : await bytesOf(body) };
  }
}

function jsonText(body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch (error) {
    throw failure(400, "the body cannot be written as JSON", [], error);
  }
}

async function bytesOf(body: unknown): Promise<Uint8Array<ArrayBuffer>> {
  if (body instanceof Blob) return new Uint8Array(await body.arrayBuffer());
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  if (ArrayBuffer.isView(body)) return new Uint8Array(new Uint8Array(body.buffer, body.byteOffset, body.byteLength));
  if (body instanceof ReadableStream) return new Uint8Array(await new Response(body).arrayBuffer());
  throw failure(400, "the body is neither text nor bytes");
}
