import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Application, installApplication, lendDeclarations, scriptOf } from "./package.fixture.ts";
import {
  asCommonJs,
  asModule,
  asOldScript,
  browser,
  bundler,
  commonJs,
  compiled,
  node,
  nodeNext,
  script,
} from "./types.fixture.ts";

// Compilers and package managers are slow on a machine that is busy with the other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let application: Application;
beforeAll(async () => {
  application = await installApplication();
  await lendDeclarations(application);
});
afterAll(async () => application[Symbol.asyncDispose]());

// With the oldest compiler that we support: see runtimes.test.ts.
test.each([
  ["NodeNext, an ES module", { ...nodeNext, ...node }, "main.mts", asModule],
  ["NodeNext, a CommonJS module", { ...nodeNext, ...node }, "main.cts", asCommonJs],
  ["NodeNext, an old script", { ...nodeNext, ...node, ...script, verbatimModuleSyntax: false }, "main.cjs", asOldScript],
  ["Bundler, for Node.js", { ...bundler, ...node }, "main.ts", asModule],
  ["Bundler, for browsers", { ...bundler, ...browser }, "main.ts", asModule],
  ["CommonJS, import", { ...commonJs, ...node }, "main.ts", asModule],
  ["CommonJS, import for browsers", { ...commonJs, ...browser }, "main.ts", asModule],
  ["CommonJS, require", { ...commonJs, ...node }, "main.ts", asCommonJs],
  ["CommonJS, an old script", { ...commonJs, ...node, ...script }, "main.js", asOldScript],
])("%s", async (title, options, file, program) => {
  expect(await compiled(application, scriptOf("typescript", "bin/tsc"), title, { options, file, program })).toBe("");
});
