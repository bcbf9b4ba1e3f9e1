/** `lib/utilities.js` of the original package. */
import { Util } from "../namespaces.ts";

export * from "../util.ts";
export default Util;
