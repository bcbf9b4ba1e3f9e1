/** `lib/config.js` of the original package: the settings object itself. */
export { config as default } from "../config.ts";
