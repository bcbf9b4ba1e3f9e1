// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** Functions of `Media` that are one request each. */
import { path } from "../../core/encoding.ts";
import type { Trace } from "../../core/trace.ts";
import type { ListOf, MediaFile } from "../../resources/types.ts";
import { callOperation } from "../call.ts";

/**
 * List the global library.
 *
 * `GET /media/media`. Anyone with a valid access token.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param offset Items to skip; 0 when absent or unreadable. Default `0`.
 * @param limit Page size; clamped to the maximum. Default `10`.
 * @param startDatetime Only files stored at this moment or later. RFC 3339, or what a JavaScript `Date` writes.
 * Optional.
 * @param endDatetime Only files stored at this moment or earlier. Optional.
 * @param sort Comma list of fields, `-` in front for descending. Optional.
 * @param includeDeleted Deleted ones too, for whoever may delete. Optional.
 * @param fileCategory Only files of this category. Older clients spell it like that. Optional.
 * @param filter Text in the name, title or description, any case. A file with exactly this title comes first.
 * Optional.
 * @param includeThumbnails Whether to give thumbnails of images. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 429.
 */
export function getGlobalMedia(accessToken: string, offset?: number | string, limit?: number | string, startDatetime?: string, endDatetime?: string, sort?: string, includeDeleted?: boolean | "true" | "false", fileCategory?: string, filter?: string, includeThumbnails?: boolean | "true" | "false", trace?: Trace): Promise<ListOf<MediaFile>>;
export async function getGlobalMedia(
  accessToken: string = "null accessToken",
  offset: number | string = 0,
  limit: number | string = 10,
  startDatetime?: string,
  endDatetime?: string,
  sort?: string,
  includeDeleted?: boolean | "true" | "false",
  fileCategory?: string,
  filter?: string,
  includeThumbnails?: boolean | "true" | "false",
  trace: Trace = {},
): Promise<ListOf<MediaFile>> {
  return callOperation<ListOf<MediaFile>>({
    method: "GET",
    path: "/media/media",
    token: accessToken,
    query: { offset, limit, start_datetime: startDatetime, end_datetime: endDatetime, sort, include_deleted: includeDeleted, file_dategory: fileCategory, filter, include_thumbnails: includeThumbnails },
    trace,
    result: "body",
  });
}

/**
 * List the files of a user and those shared with him.
 *
 * `GET /media/users/{user_uuid}/media`. Needs the permission `media.read`, except for the user's own files.
 *
 * @param user_uuid UUID of the user, lower case. Default `"no user uuid provided"`, which the server refuses.
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function listUserMedia(user_uuid: string, accessToken: string, trace?: Trace): Promise<ListOf<MediaFile>>;
export async function listUserMedia(
  user_uuid: string = "no user uuid provided",
  accessToken: string = "null accessToken",
  trace: Trace = {},
): Promise<ListOf<MediaFile>> {
  return callOperation<ListOf<MediaFile>>({
    method: "GET",
    path: path`/media/users/${user_uuid}/media`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * Let another user read a file.
 *
 * The user may neither delete the file nor share it further.
 *
 * `POST /media/media/{file_id}/share`. Needs the permission `media.update`, except for the user's own files.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param file_id Id of the file. Default `"no file_id provided"`, which the server refuses.
 * @param user_uuid Who may read it: a user of the same account tree. Default `"invalid user uuid"`, which the server
 * refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
 */
export function shareMedia(accessToken: string, file_id: string, user_uuid: string, trace?: Trace): Promise<MediaFile>;
export async function shareMedia(
  accessToken: string = "null accessToken",
  file_id: string = "no file_id provided",
  user_uuid: string = "invalid user uuid",
  trace: Trace = {},
): Promise<MediaFile> {
  return callOperation<MediaFile>({
    method: "POST",
    path: path`/media/media/${file_id}/share`,
    token: accessToken,
    body: { user_uuid },
    trace,
    result: "body",
  });
}
