import { type Clock, pollUntilComplete } from "../core/polling.ts";
import type { Trace } from "../core/trace.ts";
import { property } from "../core/values.ts";
import { config } from "./config.ts";
import type { RequestFunction, RequestOptions } from "./request.ts";
import { addRequestTrace, traceChain } from "./tracing.ts";
import type { Ok } from "./types.ts";

/**
 * Waits until an operation that the server accepted (202) is complete. Asks by `HEAD` at once and then every
 * `config.pollInterval` milliseconds, for at most `config.pollTimeout`.
 *
 * @param resourceLoc The `Location` of the 202.
 * @param request Performs the requests.
 * @param requestOptions The accepted request; its headers are sent again. Not changed.
 * @param trace Trace of that request; each look gets a child of the trace before.
 * @param startingResourceStatus `complete` resolves at once; `deleting` takes a 404 for success.
 * @throws 408 when it takes too long, 500 when the operation failed or the server tells no status.
 */
export async function pendingResource(
  resourceLoc: string,
  request: RequestFunction,
  requestOptions: RequestOptions,
  trace: Trace = {},
  startingResourceStatus: "processing" | "complete" | "deleting" | (string & {}) = "processing",
  clock?: Clock,
): Promise<Ok> {
  if (startingResourceStatus === "complete") return { status: "ok" };
  const next = traceChain(trace);
  const uri = absolute(resourceLoc, requestOptions.uri);
  await pollUntilComplete({
    look: async () => {
      const headers = { ...requestOptions.headers };
      const options = { method: "HEAD", uri, headers, json: false, resolveWithFullResponse: true };
      return xStatus(await request(addRequestTrace(options, next())));
    },
    deleting: startingResourceStatus === "deleting",
    interval: config.pollInterval,
    timeout: config.pollTimeout,
    description: JSON.stringify({ method: "HEAD", uri }),
    clock,
  });
  return { status: "ok" };
}

function absolute(location: string, base: string | undefined): string {
  return base !== undefined && URL.canParse(location, base) ? new URL(location, base).href : location;
}

/** The header, from our own answers or from those of a caller's request function with plain headers. */
function xStatus(response: unknown): string | null {
  const headers = property(response, "headers");
  const value = headers instanceof Headers ? headers.get("x-status") : property(headers, "x-status");
  return typeof value === "string" ? value : null;
}
