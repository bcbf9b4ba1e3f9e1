import { validateHeaderName, validateHeaderValue } from "node:http";
import type { CallbackHeaders } from "@patchbay/contract";
import type { Static } from "typebox";
import { connectionHeaders } from "../../kernel/outbound/index.ts";

type Headers = Static<typeof CallbackHeaders>;
type HeaderMap = Record<string, string | number | boolean>;

/** Stands for a value that is not shown. */
export const mask = "***";

/** What the connection or the signature needs, so nobody else may set it (hop-by-hop: RFC 9110, 7.6.1). */
function isRefused(name: string): boolean {
  return connectionHeaders.has(name) || name === "proxy-authenticate" || name.startsWith("webhook-");
}

const secretName = /auth|cookie|credential|key|passw|secret|signature|token/i;

function mapsOf(headers: Headers): readonly HeaderMap[] {
  return Array.isArray(headers) ? headers : [headers];
}

function changed(headers: Headers, change: (name: string, value: HeaderMap[string]) => HeaderMap[string]): Headers {
  const one = (map: HeaderMap): HeaderMap =>
    Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(name, value)]));
  return Array.isArray(headers) ? headers.map(one) : one(headers);
}

/** The headers by name in lower case, values as texts; the last of a name counts. */
export function flat(headers: Headers): Record<string, string> {
  const entries = mapsOf(headers).flatMap((map) => Object.entries(map));
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]));
}

/** The headers for others than the owner. */
export function masked(headers: Headers): Headers {
  return changed(headers, (name, value) => (secretName.test(name) ? mask : value));
}

/** Headers that somebody changes who was shown them {@link masked}: what he left as it was shown stays as it was. */
export function unmasked(headers: Headers, stored: Headers): Headers {
  const before = flat(stored);
  return changed(headers, (name, value) => (value === mask ? (before[name.toLowerCase()] ?? value) : value));
}

function isValid(check: () => void): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}

/** One line for each header that cannot be sent. */
export function checkHeaders(headers: Headers): string[] {
  return Object.entries(flat(headers)).flatMap(([name, value]) => {
    if (!isValid(() => validateHeaderName(name))) return [`callback.headers: ${JSON.stringify(name)} is no name of a header`];
    if (isRefused(name)) return [`callback.headers: ${name} is set by the platform`];
    return isValid(() => validateHeaderValue(name, value)) ? [] : [`callback.headers: the value of ${name} cannot be sent`];
  });
}
