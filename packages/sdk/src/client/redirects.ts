import { failure } from "../core/errors.ts";
import type { Fetch } from "../core/transport.ts";
import { ApiError } from "./errors.ts";

/** As many as browsers follow. */
const mostRedirects = 20;
const redirects = new Set([301, 302, 303, 307, 308]);

/**
 * A `fetch` that follows redirects without telling secrets: another host is asked without any header, and only to read.
 * The platform's own keeps back `Authorization` and cookies there, but no idempotency key, no key of a gateway, and no body
 * with a password.
 *
 * Browsers do not show programs where a redirect leads; there the platform follows those of a GET by its own rules, and no
 * others are followed.
 *
 * @throws ApiError with the status of a redirect that is not followed.
 */
export function followingRedirects(fetch: Fetch): Fetch {
  return async (url, init) => {
    let target = url;
    let request: RequestInit = { ...init, redirect: "manual" };
    for (let hops = 0; ; hops++) {
      const response = await fetch(target, request);
      if (response.type === "opaqueredirect" && reads(request)) return fetch(url, init);
      const { status, headers } = response;
      const location = headers.get("location");
      if (location === null || !redirects.has(status)) return response;
      await response.body?.cancel();
      const { href, origin } = new URL(location, target);
      // As RFC 9110 has it, and fetch does it: 307 and 308 repeat the request, the others read what came of it.
      if (status < 307 && !reads(request)) request = { ...request, method: "GET", body: null };
      const inside = origin === new URL(target).origin;
      if (hops === mostRedirects || !(inside || reads(request))) {
        const fields = failure(status, `a redirect to ${origin} is not followed`);
        throw new ApiError(fields, { response: { status, headers, text: "" } });
      }
      if (!inside) request = { ...request, headers: {} };
      target = href;
    }
  };
}

function reads({ method }: RequestInit): boolean {
  return method === "GET" || method === "HEAD";
}
