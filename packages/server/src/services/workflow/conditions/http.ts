import type { OutboundResponse } from "../../../kernel/outbound/index.ts";
import type { Json, JsonObject } from "../engine/definition.ts";
import { limits } from "../engine/limits.ts";
import { WorkFailure } from "../engine/work.ts";
import { traceOf } from "../store/runs.ts";
import type { CallCondition, Working } from "./condition.ts";
import { number, object, optionalText, text } from "./data.ts";

const megabyte = 1024 * 1024;

/** Calls another system, through the guarded client. */
export const http: CallCondition = {
  kind: "call",
  most: limits.call,
  async perform(working) {
    const { kernel, data, timeout, signal } = working;
    const method = (optionalText(data, "method") ?? "POST").toUpperCase();
    const { headers, body } = await headersAndBody(working, method);
    const response = await kernel.outbound.fetch(address(data), {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      redirects: data.follow_redirects === false ? 0 : 5,
      maxBytes: data.max_bytes === undefined ? megabyte : Math.min(number(data, "max_bytes"), limits.variables),
      timeout,
      signal,
    });
    const result = { status: response.status, headers: response.headers, body: await bodyOf(response) };
    if (!isSuccess(response.status, data.success_codes ?? ["200-299"]))
      throw new WorkFailure(response.status, `The address answered ${response.status}.`);
    return { result };
  },
};

function address(data: JsonObject): string {
  const url = text(data, "url");
  if (!URL.canParse(url)) throw new WorkFailure(400, "url must be an absolute URL.");
  const parsed = new URL(url);
  for (const [name, value] of Object.entries(object(data, "query"))) {
    for (const each of Array.isArray(value) ? value : [value]) if (each !== null) parsed.searchParams.append(name, textOf(each));
  }
  return parsed.href;
}

function textOf(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

async function headersAndBody({ data, key, token, run }: Working, method: string) {
  const given = Object.entries(object(data, "headers")).map(([name, value]) => [name.toLowerCase(), textOf(value)]);
  const sent = method === "GET" || method === "HEAD" ? undefined : data.body;
  const isText = typeof sent === "string" || sent === undefined || sent === null;
  const auth = optionalText(data, "auth") ?? "none";
  const headers: Record<string, string> = {
    "idempotency-key": key,
    // By these, what it leads to here is known to come from this run, which it then does not start again.
    trace: traceOf(run),
    parent: run.uuid,
    ...(isText ? {} : { "content-type": "application/json" }),
    ...(auth === "none" ? {} : { authorization: `Bearer ${await token()}` }),
    ...Object.fromEntries(given),
  };
  return { headers, body: sent === undefined || sent === null ? undefined : textOf(sent) };
}

async function bodyOf(response: OutboundResponse): Promise<Json> {
  const body = await response.text();
  if (!/\bjson\b/i.test(response.headers["content-type"] ?? "") || body === "") return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

/** Whether the status is one of the list, of numbers and ranges such as `200-299`. */
function isSuccess(status: number, codes: Json): boolean {
  return (Array.isArray(codes) ? codes : [codes]).some((code) => {
    const [from, to = from] = String(code).split("-").map(Number);
    return from !== undefined && to !== undefined && status >= from && status <= to;
  });
}
