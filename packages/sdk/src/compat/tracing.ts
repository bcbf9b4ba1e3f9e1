import { childTrace, type Trace, traceHeaders, traceOf } from "../core/trace.ts";
import { isObject } from "../core/values.ts";
import { Logger } from "./logger.ts";
import type { RequestOptions } from "./request.ts";
import { getMsDebug } from "./store.ts";

/** Trace of a further request: a new id, the same task, caused by the request before. */
export type NewTrace = ReturnType<typeof childTrace>;

/**
 * Derives the trace of a request that another one causes.
 *
 * @param oldMetaData Trace of the causing request; without one a new trace begins.
 */
export function generateNewMetaData(oldMetaData: Trace = {}): NewTrace {
  return childTrace(traceOf(oldMetaData), getMsDebug());
}

/** Gives the trace of each further request of a composite function, each caused by the one before. */
export function traceChain(first: Trace): () => NewTrace {
  let last = first;
  return () => {
    const next = generateNewMetaData(last);
    last = next;
    return next;
  };
}

/**
 * Adds the trace headers to a request, and logs it at level debug, without credentials.
 *
 * @param requestOptions Changed in place; anything but an object is replaced by a new one.
 * @param trace What it holds is sent; missing ids become fresh ones.
 * @returns The options.
 */
export function addRequestTrace(requestOptions: RequestOptions, trace: Trace = {}): RequestOptions {
  const options: RequestOptions = isObject(requestOptions) ? requestOptions : {};
  const added = traceHeaders(traceOf(trace), getMsDebug());
  // Into the same object, which a caller of `Util.addRequestTrace` may hold.
  options.headers = Object.assign(options.headers ?? {}, added);
  const debug = added.debug === "true";
  Logger.getInstance().debug(`Microservice Request ${options.method}: ${options.uri}`, options.headers, { debug });
  return options;
}
