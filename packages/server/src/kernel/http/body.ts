import type { Encoding } from "@patchbay/contract";
import { problem } from "../errors.ts";

const decoder = new TextDecoder("utf-8", { fatal: true });

function textOf(bytes: Buffer): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw problem("invalid_request", "The request body is not valid UTF-8.");
  }
}

const loneSurrogate = /\p{Surrogate}/u;

/** Values within each other; PostgreSQL and JSON.stringify give up at some thousands. */
const deepest = 100;

/**
 * Characters that PostgreSQL cannot store: U+0000, and halves of surrogate pairs.
 * @returns the path of the first string that has one
 * @throws problem `invalid_request` when values lie too deep within each other
 */
function unstorable(value: unknown, path: string, depth = 0): string | undefined {
  if (typeof value === "string") return value.includes("\u0000") || loneSurrogate.test(value) ? path : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  if (depth === deepest) throw problem("invalid_request", "The request body is nested too deeply.");
  for (const [key, member] of Object.entries(value)) {
    const at = path === "" ? key : `${path}.${key}`;
    const found = unstorable(key, at) ?? unstorable(member, at, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function parseJson(text: string): unknown {
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw problem("invalid_json");
  }
}

function parseForm(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

/** The media type without parameters, lower case; undefined when none was sent. */
function mediaType(header: string | undefined): string | undefined {
  const type = header?.split(";")[0]?.trim().toLowerCase();
  return type === "" ? undefined : type;
}

/**
 * Reads a request body as the operation expects it. JSON operations take any `…/json` or `…+json` type, or none, and an
 * empty body (clients send `Content-Type: application/json` on everything).
 * @throws problem `unsupported_media_type`, `invalid_json` or `invalid_request`
 */
export function decodeBody(bytes: Buffer | undefined, contentType: string | undefined, encoding: Encoding): unknown {
  if (encoding === "raw") return bytes ?? Buffer.alloc(0);
  if (bytes === undefined || bytes.length === 0) return encoding === "form" ? {} : undefined;
  const type = mediaType(contentType);
  const body = encoding === "form" ? decodeForm(bytes, type) : decodeJson(bytes, type);
  const bad = unstorable(body, "");
  if (bad !== undefined) throw problem("invalid_request", `${bad || "body"} has characters that cannot be stored.`);
  return body;
}

function decodeForm(bytes: Buffer, type: string | undefined): unknown {
  // JSON is accepted as well: some OAuth clients send it.
  if (type === "application/json") return parseJson(textOf(bytes)) ?? {};
  if (type !== undefined && type !== "application/x-www-form-urlencoded") throw problem("unsupported_media_type");
  return parseForm(textOf(bytes));
}

function decodeJson(bytes: Buffer, type: string | undefined): unknown {
  const isJson = type === undefined || type.endsWith("/json") || type.endsWith("+json");
  if (!isJson) throw problem("unsupported_media_type");
  return parseJson(textOf(bytes));
}
