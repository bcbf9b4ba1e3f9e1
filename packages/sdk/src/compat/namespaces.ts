/**
 * The namespaces of the drop-in SDK. Each is one plain object, so that applications can replace its functions in their
 * tests. Those of the services in the table are generated; these two are nothing but helpers and compositions.
 */
import * as resourceGroups from "./resource-groups.ts";
import * as util from "./util.ts";

export * from "./generated/index.ts";
export const ResourceGroups = { ...resourceGroups };
export const Util = { ...util };
