import { expect, test } from "vitest";
import { Lambda } from "../index.ts";
import { line, startPlatform } from "./hosts.fixture.ts";

test("a name with characters of a URL names a function, not another path", async () => {
  await using server = await startPlatform(() => ({ body: { body: null, statusCode: 200 } }));
  await Lambda.invokeLambda("at", "a/b?c=d");
  expect(server.seen.map(line)).toEqual(["POST /lambda/actions/a%2Fb%3Fc%3Dd/invoke {}"]);
});

test("parameters that are no object travel as older callers sent them, null as nothing", async () => {
  await using server = await startPlatform(() => ({ body: { body: null, statusCode: 200 } }));
  await Reflect.apply(Lambda.invokeLambda, undefined, ["at", "echo", "text"]);
  await Reflect.apply(Lambda.invokeLambda, undefined, ["at", "echo", null]);
  await Reflect.apply(Lambda.invokeLambda, undefined, ["at", "echo", undefined, null]);
  const path = "POST /lambda/actions/echo/invoke";
  expect(server.seen.map(line)).toEqual([`${path} text`, path, `${path} {}`]);
});

test("a failing function rejects with its status and what it returned", async () => {
  const body = { code: 422, message: "no", trace_id: "t", details: [{ sum: "two" }] };
  await using server = await startPlatform(() => ({ status: 422, body }));
  await expect(Lambda.invokeLambda("at", "sum")).rejects.toMatchObject({ code: 422, details: ['{"sum":"two"}'] });
  expect(server.seen).toHaveLength(1);
});
