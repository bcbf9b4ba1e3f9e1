/** The drop-in: what `star2star-js-ms-sdk` exports, and nothing else. */
export * from "./namespaces.ts";
export { getMsHost, setMSVersion, setMsAuthHost, setMsHost } from "./store.ts";
