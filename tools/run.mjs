// node tools/run.mjs FILE [ARGUMENTS]: installs and builds what is missing, then runs a TypeScript file.
import "./lib/node-version.mjs";
import { build, install, program } from "./lib/prepare.mjs";
import { run } from "./lib/run.mjs";

const [file, ...args] = process.argv.slice(2);
if (!file) {
  console.error("Usage: node tools/run.mjs FILE [ARGUMENTS]");
  process.exit(2);
}
await install();
await build(program);
process.exitCode = await run(process.execPath, ["--import", "tsx", file, ...args], { stdin: "inherit" });
