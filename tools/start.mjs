// npm start: installs and builds what is missing, then becomes the server.
// The script in package.json says "exec node …", because the shell between npm and us would swallow signals. The cmd of
// Windows has no exec of its own and finds our exec.cmd in its place.
import "./lib/node-version.mjs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, install, program } from "./lib/prepare.mjs";
import { root } from "./lib/run.mjs";

const PARENT_CHECK_INTERVAL_MS = 250;

await install();
await build(program);
stopWithNpm();

// The server runs in this very process: a signal to it, kill -9 too, has nothing in between that could outlive it.
const main = join(root, "packages/cli/dist/main.js");
process.argv = [process.execPath, main, "serve", ...process.argv.slice(2)];
await import(pathToFileURL(main).href);

/** When npm is killed so hard that it cannot tell us, we get another parent; then we stop as if it had told us. */
function stopWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const npm = process.ppid;
  const check = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(check);
    process.kill(process.pid, "SIGTERM");
  }, PARENT_CHECK_INTERVAL_MS);
  check.unref();
}
