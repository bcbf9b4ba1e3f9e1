/** A program whose clean stop never comes to an end: what the test of signals stops by force. */
import { untilAskedToStop } from "../signals.ts";

setInterval(() => undefined, 60_000);
const stop = untilAskedToStop();
console.log("ready");
console.log(`stopping at ${await stop}`);
