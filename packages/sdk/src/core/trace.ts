import { uuid4 } from "./uuid.ts";
import { isObject } from "./values.ts";

/** Ids by which the requests of one task are found again in logs, errors and events. All are UUIDs, version 4. */
export interface Trace {
  /** This request. */
  readonly id?: string | undefined;
  /** The task that all requests of a chain share. */
  readonly trace?: string | undefined;
  /** The request that caused this one. */
  readonly parent?: string | undefined;
  /** Asks the server for more detail in its logs. An explicit `false` wins over the global setting. */
  readonly debug?: boolean | undefined;
}

/** The four headers that carry a trace. A type alias, so that it is assignable to a record of headers. */
export type TraceHeaders = { id: string; trace: string; parent: string; debug: "true" | "false" };

/** Reads a trace argument: values of the wrong type count as absent, and so does anything that is no object. */
export function traceOf(value: unknown): Trace {
  if (!isObject(value)) return {};
  const text = (key: "id" | "trace" | "parent") => (typeof value[key] === "string" ? value[key] : undefined);
  const debug = typeof value.debug === "boolean" ? value.debug : undefined;
  return { id: text("id"), trace: text("trace"), parent: text("parent"), debug };
}

/** Trace of a request caused by another: a new id under the same trace. Without a trace in `cause`, one begins. */
export function childTrace(
  cause: Trace,
  debugByDefault: boolean,
): { parent?: string; trace: string; debug: boolean | undefined; id: string } {
  return {
    ...(cause.id === undefined ? {} : { parent: cause.id }),
    trace: cause.trace ?? uuid4(),
    debug: cause.trace === undefined ? debugByDefault : cause.debug,
    id: uuid4(),
  };
}

/** The trace headers of a request. Missing ids become fresh ones, so that every request has all three. */
export function traceHeaders(trace: Trace, debugByDefault: boolean): TraceHeaders {
  return {
    id: trace.id ?? uuid4(),
    trace: trace.trace ?? uuid4(),
    parent: trace.parent ?? uuid4(),
    debug: (trace.debug ?? debugByDefault) ? "true" : "false",
  };
}
