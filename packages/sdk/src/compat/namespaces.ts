/**
 * The namespaces of the drop-in SDK. Each is one plain object, so that applications can replace its functions in their
 * tests. Functions of one request are generated; those written by hand come last and win.
 */
import * as accounts from "./accounts.ts";
import * as auth from "./auth.ts";
import * as groups from "./groups.ts";
import * as identity from "./identity.ts";
import * as metadata from "./metadata.ts";
import * as oauth from "./oauth.ts";
import * as profiles from "./profiles.ts";
import * as resourceGroups from "./resource-groups.ts";
import * as util from "./util.ts";

export const Accounts = { ...accounts };
export const Auth = { ...auth };
export const Groups = { ...groups };
export const Identity = { ...identity };
export const Metadata = { ...metadata };
export const Oauth = { ...oauth };
export const Profiles = { ...profiles };
export const ResourceGroups = { ...resourceGroups };
export const Util = { ...util };
