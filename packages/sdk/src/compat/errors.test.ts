import { expect, test } from "vitest";
import { formatError } from "./errors.ts";

test("formatError reads errors of the legacy request library", () => {
  class StatusCodeError extends Error {
    statusCode = 502;
    options = { headers: { trace: "sent" } };
    readonly error: unknown;
    constructor(error: unknown) {
      super("502 - whatever");
      this.error = error;
    }
  }
  expect(formatError(new StatusCodeError('{"code":404,"message":"m","trace_id":"T","details":["d"]}'))).toEqual({
    code: 404,
    message: "m",
    trace_id: "sent",
    details: ["d"],
  });
  expect(formatError(new StatusCodeError({ x: 1 }))).toMatchObject({
    code: 502,
    message: "unspecified error",
    details: ['{"x":1}'],
  });
});
