/**
 * Derives from the table (packages/contract) everything that follows from it: the SDK's types, clients and drop-in
 * functions, openapi.json and the reference. `tsx tools/generate.ts` writes the files; with `--check` it only names
 * those that differ, and exits with 1 when there are any.
 */
import { fileURLToPath } from "node:url";
import { generateAll } from "./generate/all.ts";
import { driftOf, write } from "./generate/write.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const files = await generateAll(root);

if (process.argv.includes("--check")) {
  const drifted = await driftOf(root, files);
  for (const file of drifted) console.error(`${file} is not what the table says`);
  if (drifted.length > 0) console.error("Run `npm run generate` and commit the result.");
  process.exitCode = drifted.length > 0 ? 1 : 0;
} else {
  const changed = await write(root, files);
  console.log(changed.length === 0 ? "Everything was up to date." : changed.map((file) => `wrote ${file}`).join("\n"));
}
