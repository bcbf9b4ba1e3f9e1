/** npm run bench -- NAME: runs bench/NAME.ts. */
import { readdir } from "node:fs/promises";

const helpers = new Set([
  "run.ts",
  "lib.ts",
  "server.ts",
  "sdk-client.ts",
  "sdk-server.ts",
  "webhooks-receiver.ts",
  "sms-by-hand.ts",
  "sms-load.ts",
  "sms-network.ts",
]);
const files = await readdir(new URL(".", import.meta.url));
const names = files.filter((file) => file.endsWith(".ts") && !helpers.has(file)).map((file) => file.slice(0, -3));
const name = process.argv[2];

if (name === undefined || !names.includes(name)) {
  console.error(`Usage: npm run bench -- NAME, where NAME is one of: ${names.sort().join(", ")}`);
  process.exitCode = 2;
} else {
  await import(`./${name}.ts`);
}
