/** `lib/utilities.js` of the original package. */
import { Util } from "../namespaces.ts";

export * from "../util.ts";
// Named beside the star, which checkers of packages do not look through.
export { createUUID } from "../util.ts";
export default Util;
