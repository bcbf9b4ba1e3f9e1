/** `lib/node-logger.js` of the original package. */
export { getInstance, Logger, Logger as default } from "../logger.ts";
