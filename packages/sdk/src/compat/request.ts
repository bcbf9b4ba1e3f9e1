import { appendQuery, encodeForm } from "../core/encoding.ts";
import { failure, formatError } from "../core/errors.ts";
import { encodeMultipart } from "../core/multipart.ts";
import { send } from "../core/transport.ts";
import { isObject } from "../core/values.ts";
import type { FullResponse } from "./types.ts";

/** A request in the words of the library that the original client was written against. */
export interface RequestOptions {
  /** Default `GET`. */
  method?: string | undefined;
  /** Absolute URL. */
  uri?: string | undefined;
  headers?: Record<string, unknown> | undefined;
  /** Query parameters; `undefined` ones are skipped. */
  qs?: object | undefined;
  /** An object is sent as JSON, any other value as its text, null and undefined not at all. */
  body?: unknown;
  /** Fields of a URL-encoded body, used when `body` is no object. */
  form?: object | undefined;
  /** Fields of a multipart body, used when there is neither a `body` object nor a `form`. */
  formData?: object | undefined;
  /** Whether a JSON answer is parsed. */
  json?: boolean | undefined;
  /** Whether to resolve to status, headers and body instead of the body alone. */
  resolveWithFullResponse?: boolean | undefined;
}

/** A function that performs a request; `Util.aggregate` and `Util.pendingResource` take one. */
export type RequestFunction = (options: RequestOptions) => Promise<unknown>;

/**
 * Performs a request.
 *
 * @returns The body, or the full answer when asked for.
 * @throws PatchbayError for anything but a 2xx; 400 for a missing URI or a body that cannot become JSON.
 */
export async function request(options: RequestOptions): Promise<unknown> {
  const response = await exchange(options);
  return options.resolveWithFullResponse === true ? response : response.body;
}

/** Performs a request and resolves to the full answer. */
export async function exchange(options: RequestOptions): Promise<FullResponse> {
  if (!options.uri) throw failure(400, "request missing URI");
  const headers = textHeaders(options.headers ?? {});
  const {
    status,
    headers: received,
    body,
  } = await send(
    {
      method: options.method ?? "GET",
      url: appendQuery(options.uri, options.qs ?? {}),
      body: await encodeBody(options, headers),
      headers,
      json: options.json ?? false,
    },
    {},
  );
  return { headers: received, statusCode: status, body };
}

function textHeaders(headers: Record<string, unknown>): Record<string, string> {
  const text: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) text[name] = String(value);
  return text;
}

/** Encodes the body and completes the content type in `headers`, where the encoding decides it. */
async function encodeBody(
  options: RequestOptions,
  headers: Record<string, string>,
): Promise<string | Uint8Array<ArrayBuffer> | undefined> {
  const { body, form, formData } = options;
  if (isObject(body)) return jsonText(body);
  if (form !== undefined) {
    setContentType(headers, "application/x-www-form-urlencoded");
    return encodeForm(form);
  }
  if (formData !== undefined) {
    const encoded = await encodeMultipart(formData);
    setContentType(headers, encoded.contentType);
    return encoded.body;
  }
  return body === undefined || body === null ? undefined : String(body);
}

function setContentType(headers: Record<string, string>, contentType: string): void {
  for (const name of Object.keys(headers)) if (name.toLowerCase() === "content-type") delete headers[name];
  headers["Content-type"] = contentType;
}

function jsonText(body: object): string {
  try {
    return JSON.stringify(body);
  } catch (error) {
    const details = [JSON.stringify(formatError(error))];
    throw failure(400, "json body declared but could not be parsed", details, error);
  }
}
