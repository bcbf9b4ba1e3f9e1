// npm test: installs what is missing, then checks everything, the quickest first; ends at the first failure.
import "./lib/node-version.mjs";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { build, install } from "./lib/prepare.mjs";
import { root, runPackage, runStep } from "./lib/run.mjs";

await install();
await runStep("Checking style", () => runPackage("@biomejs/biome", ["check", "."]));
await build();
if (existsSync(join(root, "tools/generate.ts"))) {
  await runStep("Checking that generated files are up to date", () => runPackage("tsx", ["tools/generate.ts", "--check"]));
}
await runStep("Testing", () => runPackage("vitest", ["run", ...process.argv.slice(2)]), { progress: false });
