/** Everything that the package exports by name. */
export * from "./client/index.ts";
export * from "./compat/namespaces.ts";
// Namespace and type of one name: the namespaces bring both.
export { Identity } from "./compat/namespaces.ts";
export { getMsHost, setMSVersion, setMsAuthHost, setMsHost } from "./compat/store.ts";
export type { Accepted, FullResponse, List, Ok } from "./compat/types.ts";
export { type ErrorFields, type ErrorResponse, PatchbayError } from "./core/errors.ts";
export type { Trace } from "./core/trace.ts";
