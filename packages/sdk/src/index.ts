/**
 * The SDK of Patchbay, and a drop-in replacement for `star2star-js-ms-sdk`: `import s2sMS from "@patchbay/sdk"`,
 * `import { Accounts } from "@patchbay/sdk"` and `require("@patchbay/sdk")` all give the same namespaces.
 */
import { dropIn } from "./compat/drop-in.ts";

export * from "./client/index.ts";
export type { ChannelInfo } from "./compat/chat.ts";
export type { EmailRecipients, EmailType } from "./compat/email.ts";
export * from "./compat/index.ts";
// Namespace and type of one name: the namespaces bring both.
export { Activity, Identity } from "./compat/namespaces.ts";
export type { Accepted, FullResponse, List, Ok } from "./compat/types.ts";
export { type ErrorFields, type ErrorResponse, type FailureKey, PatchbayError } from "./core/errors.ts";
export type { Trace } from "./core/trace.ts";
export * from "./helpers/index.ts";

export default dropIn;
