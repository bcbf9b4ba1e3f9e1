/** Functions of `Media` that are more than their one request. In three of them the token is not the first argument. */
import { path } from "../core/encoding.ts";
import type { Trace } from "../core/trace.ts";
import type { FileInput, MediaFile } from "../resources/types.ts";
import { callOperation } from "./call.ts";
import type { Ok } from "./types.ts";

/**
 * Makes a URL of a file's content, which needs no token. `GET /media/media/{fileUUID}?content_url=true`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param fileUUID The file. Default `"null fileUUID"`, which the server refuses.
 * @param expiry_millis For how many milliseconds the URL is good, or until which epoch time (10^12 and more); a week at
 * most. Absent, 0 or less: an hour.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns What is known of the file, with `content_url`.
 * @throws PatchbayError 400 for a time that is over; 401, 404.
 */
export function getMediaFileUrl(accessToken: string, fileUUID: string, expiry_millis?: number, trace?: Trace): Promise<MediaFile>;
export async function getMediaFileUrl(
  accessToken = "null accessToken",
  fileUUID = "null fileUUID",
  expiry_millis: number = 0,
  trace: Trace = {},
): Promise<MediaFile> {
  return callOperation({
    method: "GET",
    path: path`/media/media/${fileUUID}`,
    token: accessToken,
    query: { content_url: true, expiry_timestamp: expiry_millis > 0 ? expiry_millis : undefined },
    trace,
    result: "body",
  });
}

/**
 * Stores a file for a user. `POST /media/users/{user_uuid}/media`
 *
 * @param file_name Name to store it under. Default: the present epoch time in milliseconds.
 * @param file Its content: a Blob, File, Buffer, typed array, ArrayBuffer, stream of Node or of the web, or a text.
 * @param user_uuid Owner. Default `"not specified user uuid "`, which the server refuses.
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns What is known of the file, `file_id` among it.
 * @throws PatchbayError 400 without a request when there is no content; 401, 404, 413, 415. What a stream fails with
 * becomes code 500.
 */
export function uploadFile(
  file_name: string | number | undefined,
  file: FileInput,
  user_uuid: string,
  accessToken: string,
  trace?: Trace,
): Promise<MediaFile>;
export async function uploadFile(
  file_name: string | number = Date.now(),
  file?: FileInput,
  user_uuid = "not specified user uuid ",
  accessToken = "null accessToken",
  trace: Trace = {},
): Promise<MediaFile> {
  return upload(path`/media/users/${user_uuid}/media`, file_name, file, accessToken, trace);
}

/**
 * Stores a file in the global library. `POST /media/media`
 *
 * @param file_name Name to store it under. Default: the present epoch time in milliseconds.
 * @param file Its content: a Blob, File, Buffer, typed array, ArrayBuffer, stream of Node or of the web, or a text.
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns What is known of the file, `file_id` among it.
 * @throws PatchbayError 400 without a request when there is no content; 401, 403, 413, 415. What a stream fails with
 * becomes code 500.
 */
export function uploadGlobalMediaFile(
  file_name: string | number | undefined,
  file: FileInput,
  accessToken: string,
  trace?: Trace,
): Promise<MediaFile>;
export async function uploadGlobalMediaFile(
  file_name: string | number = Date.now(),
  file?: FileInput,
  accessToken = "null accessToken",
  trace: Trace = {},
): Promise<MediaFile> {
  return upload("/media/media", file_name, file, accessToken, trace);
}

function upload(path: string, file_name: unknown, file: unknown, token: string, trace: Trace): Promise<MediaFile> {
  return callOperation({ method: "POST", path, token, formData: { file, file_name }, trace, result: "body" });
}

/**
 * Deletes a file. `DELETE /media/media/{file_id}`
 *
 * @param file_id The file. Default `"no file_id provided"`, which the server refuses.
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` for a 204; any other answer rejects.
 * @throws PatchbayError 401, 404.
 */
export function deleteMedia(file_id: string, accessToken: string, trace?: Trace): Promise<Ok>;
export async function deleteMedia(
  file_id = "no file_id provided",
  accessToken = "null accessToken",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "DELETE",
    path: path`/media/media/${file_id}`,
    token: accessToken,
    contentType: null,
    trace,
    result: { exact: 204, message: "delete media failed" },
  });
}
