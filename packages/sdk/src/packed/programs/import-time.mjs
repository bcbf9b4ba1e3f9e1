// Prints the milliseconds of processor time that loading the SDK takes, by import or by require, once Node.js has loaded
// an empty module so. Unlike time on the clock they do not grow when the machine has other things to do.
import { createRequire } from "node:module";

const load = process.argv[2] === "import" ? (name) => import(name) : createRequire(import.meta.url);
await load("./empty.cjs");
const before = process.cpuUsage();
await load("@patchbay/sdk");
const { user, system } = process.cpuUsage(before);
process.stdout.write(String((user + system) / 1000));
