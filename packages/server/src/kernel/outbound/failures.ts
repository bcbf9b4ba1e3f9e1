import { errors } from "undici";
import { Problem, problem } from "../errors.ts";

/**
 * What the caller of an outbound call learns about its failure. The cause keeps the details for the log; the sentence
 * does not say which address was tried.
 * @param callers the caller's own signal: when that has ended the call, its reason is the error
 */
export function toProblem(error: unknown, callers: AbortSignal | undefined): unknown {
  if (callers?.aborted === true) return callers.reason;
  const known = findProblem(error);
  if (known !== undefined) return known;
  if (isTimeout(error)) return problem("upstream_timeout", { message: "The address did not answer in time.", cause: error });
  if (error instanceof errors.InvalidArgumentError || error instanceof errors.NotSupportedError) {
    return problem("invalid_request", { message: `The outbound call cannot be sent: ${error.message}.`, cause: error });
  }
  return problem("upstream_failed", { message: "The address gave no usable answer.", cause: error });
}

/** Our own refusal, which Node may have wrapped: trying several addresses ends in an AggregateError. */
function findProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof AggregateError) return error.errors.map(findProblem).find((found) => found !== undefined);
  return undefined;
}

function isTimeout(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isTimeout);
  if (!(error instanceof Error)) return false;
  return (
    error instanceof errors.ConnectTimeoutError ||
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError ||
    error.name === "TimeoutError" ||
    ("code" in error && error.code === "ETIMEDOUT")
  );
}
