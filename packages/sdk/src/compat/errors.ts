import { detailsOf, type ErrorFields, formatError as formatAny, statusOf, stringify, UNSPECIFIED } from "../core/errors.ts";
import { redactText } from "../core/redact.ts";
import { uuid4 } from "../core/uuid.ts";
import { isObject, isText, property } from "../core/values.ts";

/** Reads the four properties out of anything that was thrown, errors of the older request library too. Never throws. */
export function formatError(thrown: unknown): ErrorFields {
  return isStatusCodeError(thrown) ? formatStatusCodeError(thrown) : formatAny(thrown);
}

/**
 * The request library that older applications use throws these; they pass them to `Util.formatError`, and their request
 * functions throw them in `Util.aggregate`.
 */
function isStatusCodeError(thrown: unknown): thrown is Record<string, unknown> {
  return isObject(thrown) && typeof thrown.constructor === "function" && thrown.constructor.name === "StatusCodeError";
}

function formatStatusCodeError(thrown: Record<string, unknown>): ErrorFields {
  const body = parsedBody(thrown.error ?? property(thrown.response, "body"));
  const message = property(body, "message");
  const sentTrace = property(property(thrown.options, "headers"), "trace");
  const traceId = isText(sentTrace) ? sentTrace : property(body, "trace_id");
  return {
    code: statusOf(property(body, "code")) ?? statusOf(thrown.statusCode) ?? 500,
    message: isText(message) ? redactText(message) : UNSPECIFIED,
    trace_id: isText(traceId) ? traceId : uuid4(),
    details: isText(message) || body === undefined ? detailsOf(property(body, "details")) : [stringify(body)],
  };
}

function parsedBody(body: unknown): unknown {
  if (typeof body !== "string") return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
