// Imported before everything else, so that an old Node.js gets a sentence instead of a syntax error.
import { readFileSync } from "node:fs";

const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
const wanted = manifest.engines.node.replace(">=", "");
const [major, minor] = process.versions.node.split(".").map(Number);
const [wantedMajor, wantedMinor] = wanted.split(".").map(Number);

if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor)) {
  console.error(`Patchbay needs Node.js ${wanted} or later; this is ${process.versions.node} (${process.execPath}).`);
  process.exit(1);
}
