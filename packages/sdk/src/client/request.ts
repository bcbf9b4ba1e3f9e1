import { encodeQuery, encodeSegment, joinUrl } from "../core/encoding.ts";
import { failure } from "../core/errors.ts";
import type { RequestBody } from "../core/transport.ts";
import { type Encode, json } from "./body.ts";
import type { Operation } from "./operation.ts";

/** The parameters of an operation by name. */
export type Params = Readonly<Record<string, unknown>>;

/** An operation with its parameters, ready to be sent except for what each attempt adds. */
export interface PreparedRequest {
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Record<string, string>;
  readonly body?: RequestBody | undefined;
  /** Whether it can be sent once only. */
  readonly once?: boolean | undefined;
}

/**
 * Puts parameters where they belong: path, headers, query, body.
 *
 * @param encode Writes the body instead of the operation's own way.
 * @throws PatchbayError 400 when a path parameter is missing, or a body cannot be written.
 */
export async function prepare(operation: Operation, params: Params, host: string, encode?: Encode): Promise<PreparedRequest> {
  const inPath = new Set<string>();
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    inPath.add(name);
    return encodeSegment(present(params[name], name));
  });
  const headers: Record<string, string> = {};
  const query: Record<string, unknown> = {};
  const members: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined || inPath.has(name)) continue;
    const header = operation.headers?.[name];
    if (header !== undefined) headers[header] = String(value);
    else if (operation.body === undefined || operation.query?.includes(name)) query[name] = value;
    else members[name] = value;
  }
  const text = encodeQuery(query);
  const url = joinUrl(host, text === "" ? path : `${path}?${text}`);
  const body = operation.body === "whole" ? members.body : members;
  if (operation.body === undefined || body === undefined) return { url, headers };
  const encoded = await (encode ?? operation.encode ?? json)(body);
  return { url, headers: Object.assign({}, encoded.headers, headers), body: encoded.body, once: encoded.once };
}

function present(value: unknown, name: string): unknown {
  if (value === undefined || value === null || value === "") throw failure(400, `the parameter ${name} is missing`);
  return value;
}
