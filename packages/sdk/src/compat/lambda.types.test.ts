import { expectTypeOf } from "expect-type";
import { test } from "vitest";
import type { LambdaFunction, LambdaResult, ListCall, ListOf, Trace } from "../index.ts";
import { Lambda, Patchbay } from "../index.ts";

// What these tests say is checked by the compiler (tsconfig.test.json); running them only shows that the file loads.
const pb = new Patchbay({ host: "http://localhost" });

test("Lambda has the types of the table in both faces", () => {
  expectTypeOf(Lambda.listLambdas).returns.resolves.toEqualTypeOf<ListOf<LambdaFunction>>();
  expectTypeOf(Lambda.invokeLambda).toEqualTypeOf<
    (accessToken: string, lambdaName: string, params?: Record<string, unknown>, trace?: Trace) => Promise<LambdaResult>
  >();
  expectTypeOf<ReturnType<typeof pb.lambda.listLambdas>>().toEqualTypeOf<ListCall<LambdaFunction>>();
  expectTypeOf(pb.lambda.invokeLambda).returns.resolves.toEqualTypeOf<LambdaResult>();
  // A function may return anything, so whoever uses it must look.
  expectTypeOf<LambdaResult["body"]>().toEqualTypeOf<unknown>();
});

test("wrong calls of Lambda do not compile", () => {
  expectTypeOf<[string, string, string]>().not.toExtend<Readonly<Parameters<typeof Lambda.invokeLambda>>>();
  expectTypeOf<[string, Trace]>().not.toExtend<Readonly<Parameters<typeof Lambda.listLambdas>>>();
  expectTypeOf<{ body: { x: number } }>().not.toExtend<Parameters<typeof pb.lambda.invokeLambda>[0]>();
});
