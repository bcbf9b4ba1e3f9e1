import type { OperationSpec } from "@patchbay/contract";
import type { ApiRequest } from "../api.ts";
import type { Values } from "./parameters.ts";
import { isRecord } from "./values.ts";

/**
 * The request of an operation.
 * @param body the whole body given by `--body`, whose members the named ones change; undefined when there is none
 */
export function buildRequest(spec: OperationSpec, values: Values, body: unknown): ApiRequest {
  const headers = Object.fromEntries(Object.entries(values.header).map(([name, value]) => [name, String(value)]));
  const payload = mergeBody(body, values.body);
  return {
    method: spec.method,
    path: fillPath(spec.path, values.path) + queryOf(values.query),
    headers,
    ...(payload === undefined ? {} : encodeBody(spec, payload)),
  };
}

function fillPath(path: string, values: Readonly<Record<string, unknown>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(String(values[name])));
}

function queryOf(values: Readonly<Record<string, unknown>>): string {
  const query = urlEncode(values);
  return query === "" ? "" : `?${query}`;
}

function mergeBody(whole: unknown, members: Readonly<Record<string, unknown>>): unknown {
  if (Object.keys(members).length === 0) return whole;
  return { ...(isRecord(whole) ? whole : {}), ...members };
}

function encodeBody(spec: OperationSpec, payload: unknown): Pick<ApiRequest, "body" | "contentType"> {
  if (spec.encoding !== "form") return { body: JSON.stringify(payload), contentType: "application/json" };
  return { body: urlEncode(isRecord(payload) ? payload : {}), contentType: "application/x-www-form-urlencoded" };
}

function urlEncode(values: Readonly<Record<string, unknown>>): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) form.append(name, String(value));
  return form.toString();
}
