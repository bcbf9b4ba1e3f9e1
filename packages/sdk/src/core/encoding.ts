import { failure } from "./errors.ts";

/**
 * One path segment, encoded so that decoding gives the argument again. `+` and `:` stay literal: phone numbers and push
 * tokens are recorded like that. `.` and `..` would climb to another resource, so they are refused with code 400.
 */
export function encodeSegment(value: unknown): string {
  const text = textOf(value);
  if (text === "." || text === "..") throw failure(400, `"${text}" cannot be part of a path`);
  return encodeText(text).replaceAll("%2B", "+").replaceAll("%3A", ":");
}

/** Builds a path: literal parts stay as written, each value becomes one encoded segment (or a part of one). */
export function path(literals: TemplateStringsArray, ...values: readonly unknown[]): string {
  return String.raw({ raw: literals.raw }, ...values.map(encodeSegment));
}

/** Host and path joined, without the trailing slashes a host may carry. */
export function joinUrl(host: string | undefined, pathWithSlash: string): string {
  return `${String(host).replace(/\/+$/, "")}${pathWithSlash}`;
}

/**
 * Parameters as `a=1&b=2`. `undefined` is skipped, everything else is written by `String()`: `null` becomes `null`, an
 * array a comma list in one parameter.
 */
export function encodeQuery(parameters: object): string {
  return Object.entries(parameters)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${encodeText(key)}=${encodeText(textOf(value))}`)
    .join("&");
}

/** A URL with more query parameters, whether or not it has some already. */
export function appendQuery(url: string, parameters: object): string {
  const query = encodeQuery(parameters);
  if (query === "") return url;
  return `${url}${url.includes("?") ? "&" : "?"}${query}`;
}

/** A body of `application/x-www-form-urlencoded`; values are written by `String()`, `undefined` too. */
export function encodeForm(fields: object): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
  return form.toString();
}

/** Credentials of HTTP Basic (RFC 7617): base64 of `id:secret` in UTF-8, without the word `Basic`. */
export function encodeBasic(id: string, secret: string): string {
  const bytes = new TextEncoder().encode(`${id}:${secret}`);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

/**
 * A value as text.
 *
 * @throws PatchbayError 400 for an object that refuses to become text, where `String()` throws an error of its own.
 */
export function textOf(value: unknown): string {
  try {
    return String(value);
  } catch (error) {
    throw failure(400, "value cannot be written as text", [], error);
  }
}

/** `encodeURIComponent` throws on half a surrogate pair, which is the caller's mistake and hence a 400. */
function encodeText(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch (error) {
    throw failure(400, "text is not valid Unicode", [], error);
  }
}
