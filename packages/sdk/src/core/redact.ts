import { isObject } from "./values.ts";

const HIDDEN = "[redacted]";

/** Names, in headers and objects, whose text never belongs in a log line or an error. */
const SECRET_NAME =
  /^(?:(?:proxy-)?authorization|(?:set-)?cookie|.*(?:token|password|passwd|secret)|pwd|old_data|new_data|mfa_code)$/i;
const CREDENTIALS = /\b(Bearer|Basic)\s+[^\s"',;\\]+/gi;
/** Anything shaped like a signed token: three base64url parts, the first the JSON of a header. */
const SIGNED_TOKEN = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const TOKEN_IN_PATH = /(\/password-tokens\/)[^/?#\s"]+/g;
const TOKEN_IN_QUERY = /([?&](?:[\w.-]*(?:token|secret|password)|signature|code)=)[^&#\s"]+/gi;

/** Hides credentials inside a text: `Bearer …`, `Basic …`, signed tokens, and tokens in a URL. */
export function redactText(text: string): string {
  return text
    .replace(CREDENTIALS, `$1 ${HIDDEN}`)
    .replace(SIGNED_TOKEN, HIDDEN)
    .replace(TOKEN_IN_PATH, `$1${HIDDEN}`)
    .replace(TOKEN_IN_QUERY, `$1${HIDDEN}`);
}

/**
 * A copy of a value in which nothing secret is left: text under secret names is replaced, credentials inside other
 * text are hidden. Cycles are kept as the text `[circular]`, so that the copy can always be written as JSON.
 */
export function redact(value: unknown): unknown {
  return redactWithin(value, []);
}

function redactWithin(value: unknown, ancestors: readonly object[]): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value === "bigint") return String(value);
  if (!isObject(value)) return value;
  if (ancestors.includes(value)) return "[circular]";
  const path = [...ancestors, value];
  if (Array.isArray(value)) return value.map((item) => redactWithin(item, path));
  if (value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      SECRET_NAME.test(key) && typeof member === "string" ? HIDDEN : redactWithin(member, path),
    ]),
  );
}
