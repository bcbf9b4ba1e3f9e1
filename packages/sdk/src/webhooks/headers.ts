import { WebhookError } from "./error.ts";

/** `Headers` of any runtime or library. */
export interface HeadersLike {
  get(name: string): string | null;
}

/** Headers of a request: `Headers`, or an object with names in any case, such as `request.headers` of Node. */
export type WebhookHeaders = HeadersLike | Readonly<Record<string, string | readonly string[] | undefined>>;

/** @throws WebhookError `missing_header` */
export function readHeader(headers: WebhookHeaders, name: string): string {
  const value = isHeadersLike(headers) ? headers.get(name) : lookUp(headers, name);
  if (value === null || value === undefined || value === "")
    throw new WebhookError("missing_header", `the header ${name} is missing`);
  return value;
}

function isHeadersLike(headers: WebhookHeaders): headers is HeadersLike {
  return typeof headers.get === "function";
}

/** A header that was sent several times counts as one list, which only signatures may be. */
function lookUp(headers: Exclude<WebhookHeaders, HeadersLike>, name: string): string | undefined {
  const values = Object.entries(headers).flatMap(([key, value]) => (key.toLowerCase() === name ? (value ?? []) : []));
  return values.length === 0 ? undefined : values.join(" ");
}
