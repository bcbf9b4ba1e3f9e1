// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import { multipart } from "../client/body.ts";
import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { MediaFile, MediaShare, MediaUpload } from "./types.ts";

/** Parameters of {@link MediaApi.getGlobalMedia}. */
export interface GetGlobalMediaParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Only files stored at this moment or later. RFC 3339, or what a JavaScript `Date` writes. */
  start_datetime?: string | undefined;
  /** Only files stored at this moment or earlier. */
  end_datetime?: string | undefined;
  /** Deleted ones too, for whoever may delete. */
  include_deleted?: boolean | undefined;
  /** Only files of this category. */
  file_category?: string | undefined;
  /** Only files of this category. Older clients spell it like that. */
  file_dategory?: string | undefined;
  /** Text in the name, title or description, any case. A file with exactly this title comes first. */
  filter?: string | undefined;
  /** Whether to give thumbnails of images. */
  include_thumbnails?: boolean | undefined;
}

/** Parameters of {@link MediaApi.listUserMedia}. */
export interface ListUserMediaParams {
  /** UUID of the user, lower case. */
  user_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Only files stored at this moment or later. RFC 3339, or what a JavaScript `Date` writes. */
  start_datetime?: string | undefined;
  /** Only files stored at this moment or earlier. */
  end_datetime?: string | undefined;
  /** Deleted ones too, for whoever may delete. */
  include_deleted?: boolean | undefined;
  /** Only files of this category. */
  file_category?: string | undefined;
  /** Only files of this category. Older clients spell it like that. */
  file_dategory?: string | undefined;
  /** Text in the name, title or description, any case. A file with exactly this title comes first. */
  filter?: string | undefined;
  /** Whether to give thumbnails of images. */
  include_thumbnails?: boolean | undefined;
}

/** Parameters of {@link MediaApi.getMediaFileUrl}. */
export interface GetMediaFileUrlParams {
  /** Id of the file. */
  file_id: string;
  /** Whether to make a signed URL that needs no token. */
  content_url?: boolean | undefined;
  /**
   * When the URL ends: below 10^12 in so many milliseconds, otherwise at that epoch time. An hour when absent, a week
   * at most.
   */
  expiry_timestamp?: number | undefined;
}

/** Parameters of {@link MediaApi.uploadFile}. */
export interface UploadFileParams extends MediaUpload {
  /** UUID of the user, lower case. */
  user_uuid: string;
}

/** Parameters of {@link MediaApi.uploadGlobalMediaFile}. */
export interface UploadGlobalMediaFileParams extends MediaUpload {}

/** Parameters of {@link MediaApi.shareMedia}. */
export interface ShareMediaParams extends MediaShare {
  /** Id of the file. */
  file_id: string;
}

/** Parameters of {@link MediaApi.unshareMedia}. */
export interface UnshareMediaParams {
  /** Id of the file. */
  file_id: string;
  /** UUID of the user, lower case. */
  user_uuid: string;
}

/** Parameters of {@link MediaApi.deleteMedia}. */
export interface DeleteMediaParams {
  /** Id of the file. */
  file_id: string;
}

/** Media: Files of users and of everybody: upload, signed URLs, sharing. */
export class MediaApi extends ServiceApi {
  /**
   * List the global library.
   *
   * `GET /media/media`. Anyone with a valid access token.
   *
   * Pages of 10 unless `limit` says otherwise, at most 1000. In the order `-created_datetime`. `sort` may name
   * `file_name`, `file_title`, `file_size`, `created_datetime`.
   *
   * @param params See {@link GetGlobalMediaParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 429.
   */
  getGlobalMedia(params: GetGlobalMediaParams = {}, options?: CallOptions): ListCall<MediaFile> {
    return this.list<MediaFile>({ id: "media.getGlobalMedia", method: "GET", path: "/media/media" }, params, options);
  }

  /**
   * List the files of a user and those shared with him.
   *
   * `GET /media/users/{user_uuid}/media`. Needs the permission `media.read`, except for the user's own files.
   *
   * Pages of 100 unless `limit` says otherwise, at most 1000. In the order `-created_datetime`. `sort` may name
   * `file_name`, `file_title`, `file_size`, `created_datetime`.
   *
   * @param params See {@link ListUserMediaParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  listUserMedia(params: ListUserMediaParams, options?: CallOptions): ListCall<MediaFile> {
    return this.list<MediaFile>({ id: "media.listUserMedia", method: "GET", path: "/media/users/{user_uuid}/media" }, params, options);
  }

  /**
   * Read what is known of a file, with a URL of its content if asked for.
   *
   * `GET /media/media/{file_id}`. Needs the permission `media.read`, except for the user's own files, those shared
   * with him and the global library.
   *
   * @param params See {@link GetMediaFileUrlParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns MediaFile.
   * @throws PatchbayError 401, 403, 404, 429. Of special interest: `validation_failed`.
   */
  getMediaFileUrl(params: GetMediaFileUrlParams, options?: CallOptions): Call<MediaFile> {
    return this.call<MediaFile>({ id: "media.getMediaFileUrl", method: "GET", path: "/media/media/{file_id}" }, params, options);
  }

  /**
   * Store a file for a user.
   *
   * `POST /media/users/{user_uuid}/media`. Needs the permission `media.create`, except for the user's own files.
   *
   * @param params See {@link UploadFileParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns MediaFile.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `invalid_request`, `too_large`,
   * `unsupported_media_type`.
   */
  uploadFile(params: UploadFileParams, options?: CallOptions): Call<MediaFile> {
    return this.call<MediaFile>({ id: "media.uploadFile", method: "POST", path: "/media/users/{user_uuid}/media", body: "members", encode: multipart }, params, options);
  }

  /**
   * Store a file in the global library.
   *
   * `POST /media/media`. Needs the permission `media_global.create`.
   *
   * @param params See {@link UploadGlobalMediaFileParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns MediaFile.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `invalid_request`, `too_large`,
   * `unsupported_media_type`.
   */
  uploadGlobalMediaFile(params: UploadGlobalMediaFileParams, options?: CallOptions): Call<MediaFile> {
    return this.call<MediaFile>({ id: "media.uploadGlobalMediaFile", method: "POST", path: "/media/media", body: "members", encode: multipart }, params, options);
  }

  /**
   * Let another user read a file.
   *
   * The user may neither delete the file nor share it further.
   *
   * `POST /media/media/{file_id}/share`. Needs the permission `media.update`, except for the user's own files.
   *
   * @param params See {@link ShareMediaParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns MediaFile.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
   */
  shareMedia(params: ShareMediaParams, options?: CallOptions): Call<MediaFile> {
    return this.call<MediaFile>({ id: "media.shareMedia", method: "POST", path: "/media/media/{file_id}/share", body: "members" }, params, options);
  }

  /**
   * Take back that a user may read a file.
   *
   * `DELETE /media/media/{file_id}/share/{user_uuid}`. Needs the permission `media.update`, except for the user's own
   * files.
   *
   * @param params See {@link UnshareMediaParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  unshareMedia(params: UnshareMediaParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "media.unshareMedia", method: "DELETE", path: "/media/media/{file_id}/share/{user_uuid}" }, params, options);
  }

  /**
   * Delete a file.
   *
   * Its signed URLs end at once, its content goes after 30 days. In the global library it takes `media_global.delete`.
   *
   * `DELETE /media/media/{file_id}`. Needs the permission `media.delete`, except for the user's own files.
   *
   * @param params See {@link DeleteMediaParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  deleteMedia(params: DeleteMediaParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "media.deleteMedia", method: "DELETE", path: "/media/media/{file_id}" }, params, options);
  }
}
