import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** The ids by which a request and what it caused can be found again. */
export interface Trace {
  /** The server's own id of this request. */
  readonly request_id: string;
  /** Id of the whole chain of requests. */
  readonly trace_id: string;
  /** The client's id of this request and of the one before it, as sent. */
  readonly client_id?: string;
  readonly parent_id?: string;
  /** The client asks for detailed logs of this trace. */
  readonly debug: boolean;
}

/** Ids of clients are free text to us: printable ASCII, at most 128 characters, else ignored. */
function idHeader(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" && /^[\x21-\x7e]{1,128}$/.test(value) ? value : undefined;
}

/** @param request_id the id that the server has given this request */
export function readTrace(request_id: string, headers: IncomingHttpHeaders): Trace {
  const client_id = idHeader(headers.id);
  const parent_id = idHeader(headers.parent);
  return {
    request_id,
    trace_id: idHeader(headers.trace) ?? randomUUID(),
    ...(client_id === undefined ? {} : { client_id }),
    ...(parent_id === undefined ? {} : { parent_id }),
    debug: headers.debug === "true",
  };
}
