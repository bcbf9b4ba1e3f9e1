/**
 * The SDK of Patchbay, and a drop-in replacement for `star2star-js-ms-sdk`: `import s2sMS from "@patchbay/sdk"`,
 * `import { Accounts } from "@patchbay/sdk"` and `require("@patchbay/sdk")` all give the same.
 */
import * as self from "./index.ts";
import type * as surface from "./surface.ts";

export * from "./surface.ts";

// The module itself is its default export, so that `require()` gives the namespaces and `.default` points back to them.
const entry: typeof surface = self;
export default entry;
