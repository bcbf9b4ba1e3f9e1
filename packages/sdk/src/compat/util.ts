/** The helpers of the drop-in SDK, as applications know them under `Util`. */
import { type ErrorFields, formatAnswer, PatchbayError } from "../core/errors.ts";
import { formatError as formatAny } from "./errors.ts";

export { uuid4 as createUUID } from "../core/uuid.ts";
export { config, getEndpoint } from "./config.ts";
export { decrypt, decryptObject, encrypt, encryptObject } from "./crypto.ts";
export { aggregate, filterResponse, paginate } from "./lists.ts";
export { pendingResource } from "./pending.ts";
export { addUrlQueryParams, arrayDiff, extractProps, findAndReplaceString, sanitizeObject } from "./plain-objects.ts";
export { getAuthHost, getGlobalThis, getMsDebug, getVersion, setMsDebug } from "./store.ts";
export { getAccountUuidFromToken, getUserUuidFromToken } from "./tokens.ts";
export { addRequestTrace, generateNewMetaData } from "./tracing.ts";
export { replaceVariables } from "./variables.ts";
export { isValidVersionString, isVersionHigher } from "./versions.ts";

/**
 * The four properties of an error, read out of anything that was thrown: a plain object, except that errors of the SDK
 * come back as they are. Never throws.
 */
export function formatError(error: unknown): ErrorFields {
  return error instanceof PatchbayError ? error : formatAny(error);
}

/**
 * The four properties of an error, read out of a failed answer of `fetch`.
 *
 * @throws PatchbayError when the body cannot be read.
 */
export async function formatFetchError(fetchResponse: Response): Promise<ErrorFields> {
  try {
    const text = await fetchResponse.text();
    return formatAnswer({ status: fetchResponse.status, headers: fetchResponse.headers, text });
  } catch (error) {
    throw new PatchbayError(formatAny(error), { cause: error });
  }
}
