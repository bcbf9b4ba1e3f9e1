import { encodeQuery, encodeSegment, joinUrl } from "../core/encoding.ts";
import { failure } from "../core/errors.ts";
import { json } from "./body.ts";
import type { Operation } from "./operation.ts";

/** The parameters of an operation by name. */
export type Params = Readonly<Record<string, unknown>>;

/** An operation with its parameters, ready to be sent except for what each attempt adds. */
export interface PreparedRequest {
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer> | undefined;
}

/**
 * Puts parameters where they belong: path, headers, query, body.
 *
 * @throws PatchbayError 400 when a path parameter is missing, or a body cannot be written.
 */
export async function prepare(operation: Operation, params: Params, host: string): Promise<PreparedRequest> {
  const left = new Map(Object.entries(params).filter(([, value]) => value !== undefined));
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeSegment(taken(left, name)));
  const headers: Record<string, string> = {};
  for (const [name, header] of Object.entries(operation.headers ?? {})) {
    if (left.has(name)) headers[header] = String(left.get(name));
    left.delete(name);
  }
  const query = operation.body === undefined ? [...left] : [...left].filter(([name]) => operation.query?.includes(name));
  for (const [name] of query) left.delete(name);
  const text = encodeQuery(Object.fromEntries(query));
  const url = joinUrl(host, text === "" ? path : `${path}?${text}`);
  if (operation.body === undefined) return { url, headers };
  const body = operation.body === "whole" ? left.get("body") : Object.fromEntries(left);
  if (body === undefined) return { url, headers };
  const encoded = await (operation.encode ?? json)(body);
  return { url, headers: { ...encoded.headers, ...headers }, body: encoded.body };
}

function taken(left: Map<string, unknown>, name: string): unknown {
  const value = left.get(name);
  left.delete(name);
  if (value === undefined || value === null || value === "") throw failure(400, `the parameter ${name} is missing`);
  return value;
}
