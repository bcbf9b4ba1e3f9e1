/** One request on the way through redirects. */
export interface Hop {
  readonly url: URL;
  readonly method: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

const secrets = new Set(["authorization", "cookie"]);

/**
 * The request that a redirecting answer asks for, by the rules of the Fetch standard (HTTP-redirect fetch): 303, and
 * 301 and 302 after a POST, become a GET without body; Authorization and Cookie do not cross to another origin.
 * @returns undefined when the answer is not a redirect or names no usable target
 */
export function nextHop(hop: Hop, status: number, location: string | string[] | undefined): Hop | undefined {
  if (![301, 302, 303, 307, 308].includes(status) || typeof location !== "string") return undefined;
  if (!URL.canParse(location, hop.url.href)) return undefined;
  const url = new URL(location, hop.url);
  const toGet = (status === 303 && hop.method !== "HEAD") || ((status === 301 || status === 302) && hop.method === "POST");
  const kept = Object.entries(hop.headers).filter(([name]) => {
    if (secrets.has(name)) return url.origin === hop.url.origin;
    return !(toGet && name.startsWith("content-"));
  });
  return {
    url,
    method: toGet ? "GET" : hop.method,
    headers: Object.fromEntries(kept),
    body: toGet ? undefined : hop.body,
  };
}
