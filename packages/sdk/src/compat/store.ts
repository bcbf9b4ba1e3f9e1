import { isObject, property } from "../core/values.ts";

/** The process-global configuration of the drop-in functions. In Node its values are strings, as `process.env` makes them. */
export type Store = Record<string, unknown>;

/**
 * The global store, found anew on every call: `window.s2sJsMsSdk` in a browser (made when absent), else `process.env`.
 * Runtimes with neither keep it on the global object.
 */
export function getGlobalThis(): Store {
  const page = property(globalThis, "window");
  if (isObject(page)) return storeOn(page);
  const environment = property(property(globalThis, "process"), "env");
  return isObject(environment) ? environment : storeOn(globalThis);
}

function storeOn(owner: object): Store {
  const existing = property(owner, "s2sJsMsSdk");
  if (isObject(existing)) return existing;
  const created: Store = {};
  Object.assign(owner, { s2sJsMsSdk: created });
  return created;
}

function textIn(key: string): string | undefined {
  const value = getGlobalThis()[key];
  return value === undefined ? undefined : String(value);
}

/** Sets the base URL of the API gateway. Nothing is set until this is called; the value is taken as it is. */
export function setMsHost(msHost = "https://cpaas-api.star2star.com"): void {
  getGlobalThis().MS_HOST = msHost;
}

/** Base URL of the API gateway, or undefined when none was set. */
export function getMsHost(): string | undefined {
  return textIn("MS_HOST");
}

/** Sets the base URL of the host that issues tokens. */
export function setMsAuthHost(authHost = "https://auth.star2star.com"): void {
  getGlobalThis().AUTH_HOST = authHost;
}

/** Base URL of the host that issues tokens, or undefined when none was set. */
export function getAuthHost(): string | undefined {
  return textIn("AUTH_HOST");
}

/** Sets the version that every request names in its header `x-api-version`. */
export function setMSVersion(version = "v1"): void {
  getGlobalThis().MS_VERSION = version;
}

/** The version that requests name: what was set, else `v1`. */
export function getVersion(): string {
  return textIn("MS_VERSION") ?? "v1";
}

/** Asks the server for detailed logs of every request from now on. Anything but a boolean is ignored. */
export function setMsDebug(bool: boolean = false): void {
  if (typeof bool === "boolean") getGlobalThis().DEBUG = bool;
}

/** Whether debugging is on: `true`, or its text in any case. */
export function getMsDebug(): boolean {
  return textIn("DEBUG")?.toLowerCase() === "true";
}
