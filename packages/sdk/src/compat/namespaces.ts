/**
 * The namespaces of the drop-in SDK. Each is one plain object, so that applications can replace its functions in their
 * tests. Those of the services in the table are generated; these two are nothing but helpers and compositions. They are
 * literals because bundlers cannot drop a spread that nobody uses.
 */
import * as resourceGroups from "./resource-groups.ts";
import type { Namespace } from "./types.ts";
import * as util from "./util.ts";

export * from "./generated/index.ts";

export const ResourceGroups: Namespace<typeof resourceGroups> = {
  cleanUpResourceGroups: resourceGroups.cleanUpResourceGroups,
  createResourceGroups: resourceGroups.createResourceGroups,
  updateResourceGroups: resourceGroups.updateResourceGroups,
};

export const Util: Namespace<typeof util> = {
  addRequestTrace: util.addRequestTrace,
  addUrlQueryParams: util.addUrlQueryParams,
  aggregate: util.aggregate,
  arrayDiff: util.arrayDiff,
  config: util.config,
  createUUID: util.createUUID,
  decrypt: util.decrypt,
  decryptObject: util.decryptObject,
  encrypt: util.encrypt,
  encryptObject: util.encryptObject,
  extractProps: util.extractProps,
  filterResponse: util.filterResponse,
  findAndReplaceString: util.findAndReplaceString,
  formatError: util.formatError,
  formatFetchError: util.formatFetchError,
  generateNewMetaData: util.generateNewMetaData,
  getAccountUuidFromToken: util.getAccountUuidFromToken,
  getAuthHost: util.getAuthHost,
  getEndpoint: util.getEndpoint,
  getGlobalThis: util.getGlobalThis,
  getMsDebug: util.getMsDebug,
  getUserUuidFromToken: util.getUserUuidFromToken,
  getVersion: util.getVersion,
  isValidVersionString: util.isValidVersionString,
  isVersionHigher: util.isVersionHigher,
  paginate: util.paginate,
  pendingResource: util.pendingResource,
  replaceVariables: util.replaceVariables,
  sanitizeObject: util.sanitizeObject,
  setMsDebug: util.setMsDebug,
};
