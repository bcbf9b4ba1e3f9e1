import { problem } from "../../kernel/errors.ts";
import { isObject } from "../../kernel/json.ts";
import { normalHost } from "../../kernel/outbound/addresses.ts";

/** What a function may use unless it says otherwise. */
export const defaults = { timeout_ms: 30_000, cpu_ms: 5_000, memory_mb: 32 } as const;

const namePattern = /^[A-Za-z0-9_-]{1,64}$/;
const variablePattern = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/;

/** Whether a function can have this name. */
export const isName = (text: string): boolean => namePattern.test(text);

/** Whether a variable of a function can have this name. */
export const isVariable = (text: string): boolean => variablePattern.test(text);

/** What a function answered: an envelope if it made one itself. */
export interface Answer {
  readonly statusCode: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
}

/** Brackets in each other that an answer may have: serialisers are recursive. */
const deepest = 200;

/** How deep the values of a JSON text are in each other. */
function depthOf(json: string): number {
  let [depth, most] = [0, 0];
  let quoted = false;
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (quoted && character === "\\") at++;
    else if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === "{" || character === "[") most = Math.max(most, ++depth);
    else if (character === "}" || character === "]") depth--;
  }
  return most;
}

/**
 * Reads what a function returned: an object with `body` and a number `statusCode` is an envelope, anything else the body.
 * @param json JSON if the function did not tamper with what makes it
 * @returns what is wrong with it, as a sentence, when it is no answer
 */
export function readAnswer(json: string): Answer | string {
  if (depthOf(json) > deepest) return `Its answer has values more than ${deepest} deep in each other.`;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return "Its answer is not JSON.";
  }
  if (!isObject(value) || !("body" in value) || typeof value.statusCode !== "number") return { statusCode: 200, body: value };
  const { statusCode, body, headers } = value;
  if (!Number.isInteger(statusCode) || statusCode < 200 || statusCode > 599)
    return `It answered with the status ${statusCode}, which is none from 200 to 599.`;
  return { statusCode, body, ...(isObject(headers) ? { headers } : {}) };
}

/** The refusal that a function answers with: its own status, and its body as the first detail. */
export function refusalOf({ statusCode: status, body }: Answer): Error {
  const detail = typeof body === "string" || isObject(body) ? body : JSON.stringify(body);
  const message = typeof body === "string" && body !== "" ? body.slice(0, 1000) : "The function refused the call.";
  return problem("lambda.refused", { status, message, details: [detail], quiet: true });
}

const hostPattern = /^(\*|(\*\.)?[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*|\[?[0-9a-f:.]+\]?)$/;

/** An allowed host as it is kept, undefined when it is none. */
export function readHost(text: string): string | undefined {
  const host = normalHost(text.trim());
  return hostPattern.test(host) ? host : undefined;
}

/** Whether a function with these allowed hosts may call this URL. */
export function allowsUrl(hosts: readonly string[], url: URL): boolean {
  const called = normalHost(url.hostname);
  return hosts.some((host) => host === "*" || host === called || (host.startsWith("*.") && called.endsWith(host.slice(1))));
}
