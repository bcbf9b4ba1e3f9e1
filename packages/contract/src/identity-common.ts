/** What the operations of the identity service share. */
import { bearerArg, pathArg } from "./operation.ts";
import { Uuid } from "./schemas.ts";

export const identityParams = { user_uuid: Uuid };
export const accountParams = { account_uuid: Uuid };
export const self = "the identity itself";
export const T1 = bearerArg("null accessToken");
export const T2 = bearerArg("null access token");
export const userUuid = (fallback: string, name = "userUuid") => pathArg("user_uuid", name, fallback);
