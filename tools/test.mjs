// npm test: installs what is missing, then checks everything, the quickest first; ends at the first failure.
import "./lib/node-version.mjs";
import { build, install } from "./lib/prepare.mjs";
import { runPackage, runStep } from "./lib/run.mjs";

// A run of everything must have proven every tenant predicate; see packages/server/src/testing/tenancy-guard.ts.
if (process.argv.length === 2) process.env.TEST_EVERYTHING = "1";

await install();
await runStep("Checking style", () => runPackage("@biomejs/biome", ["check", "."]));
await build();
await runStep("Checking that generated files are up to date", () => runPackage("tsx", ["tools/generate.ts", "--check"]));
await runStep("Testing", () => runPackage("vitest", ["run", ...process.argv.slice(2)]), { progress: false });
