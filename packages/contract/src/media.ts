import { Type } from "typebox";
import {
  anyToken,
  bearerArg,
  fieldArg,
  needs,
  operation,
  ownOr,
  pageArgs,
  pathArg,
  queryArg,
  service,
  traceArg,
} from "./operation.ts";
import { Audit, DateMillis, List, pageQuery, Uuid } from "./schemas.ts";

const text = (maxLength: number, description: string) => Type.String({ maxLength, description });
const fileName = text(255, "Name of the file. Path and control characters are taken away.");
const fileTitle = text(255, "What a person reads; the name without its extension when absent.");
const description = text(4096, "Free text; what `filter` searches too.");
const fileCategory = Type.Union([Type.Enum(["image", "audio", "video", "document", "other"]), Type.String({ maxLength: 64 })], {
  description: "`image`, `audio`, `video`, `document`, `other`, or a category of yours; made out from the content when absent.",
});
const fileId = Type.String({ format: "uuid", description: "Id of the file." });

export const MediaFile = Type.Object(
  {
    file_id: fileId,
    file_name: fileName,
    file_title: Type.String({ description: "What a person reads." }),
    description: Type.String({ description: "Free text." }),
    file_category: fileCategory,
    content_type: Type.String({ examples: ["text/plain"], description: "Media type, made out from the content." }),
    file_size: Type.Integer({ description: "Bytes." }),
    checksum: Type.String({ description: "SHA-256 of the content, hexadecimal." }),
    content_url: Type.Optional(
      Type.String({
        examples: ["https://patchbay.example.com/media/content/menu.txt?signature=c2lnbmVk"],
        description: "Signed URL of the content, which needs no token. Only when it was asked for.",
      }),
    ),
    content_url_expires: Type.Optional(
      Type.String({ format: "date-time", description: "When `content_url` ends. RFC 3339, UTC, milliseconds." }),
    ),
    user_uuid: Type.Union([Uuid, Type.Null()], { description: "Owner; null for a file of the global library." }),
    account_uuid: Uuid,
    global: Type.Boolean({ description: "Whether it is in the global library." }),
    shared_with: Type.Array(Uuid, { description: "Users who may read it besides." }),
    deleted: Type.Boolean({ description: "Whether it was deleted; its content goes 30 days later." }),
    thumbnails: Type.Optional(
      Type.Array(
        Type.Object({
          size: Type.Integer({ description: "Longer side, in pixels." }),
          url: Type.String({ description: "Signed URL." }),
        }),
        { description: "Of an image, with `include_thumbnails`." },
      ),
    ),
    created_datetime: DateMillis,
    updated_datetime: DateMillis,
    audit: Audit,
  },
  { title: "MediaFile", description: "What is known of a stored file." },
);

export const MediaUpload = Type.Object(
  {
    file: Type.String({ format: "binary", description: "The content, at most 100 MB unless the installation says otherwise." }),
    file_name: Type.Optional(text(255, "Name of the file; that of the part `file` when absent.")),
    file_title: Type.Optional(fileTitle),
    description: Type.Optional(description),
    file_category: Type.Optional(fileCategory),
  },
  { title: "MediaUpload", description: "A file to store." },
);

const params = { file_id: fileId };
const user = { user_uuid: Uuid };
const accessToken = bearerArg("null accessToken");
const fileArg = pathArg("file_id", "file_id", "no file_id provided");
const own = "the user's own files";
const readable = "the user's own files, those shared with him and the global library";

const filters = {
  start_datetime: Type.String({
    description: "Only files stored at this moment or later. RFC 3339, or what a JavaScript `Date` writes.",
  }),
  end_datetime: Type.String({ description: "Only files stored at this moment or earlier." }),
  include_deleted: Type.Boolean({ description: "Deleted ones too, for whoever may delete." }),
  file_category: Type.String({ description: "Only files of this category." }),
  file_dategory: Type.String({ description: "Only files of this category. Older clients spell it like that." }),
  filter: Type.String({
    description: "Text in the name, title or description, any case. A file with exactly this title comes first.",
  }),
  include_thumbnails: Type.Boolean({ description: "Whether to give thumbnails of images." }),
};
const sorting = {
  sort: ["-created_datetime"],
  sortable: ["file_name", "file_title", "file_size", "created_datetime"],
} as const;
const uploadErrors = ["invalid_request", "too_large", "unsupported_media_type"] as const;

export const media = service({
  name: "media",
  namespace: "Media",
  prefix: "/media",
  title: "Media",
  description: "Files of users and of everybody: upload, signed URLs, sharing.",
  operations: {
    getGlobalMedia: operation({
      method: "GET",
      path: "/media/media",
      summary: "List the global library.",
      access: anyToken,
      query: { ...pageQuery, ...filters },
      responses: { 200: List(MediaFile) },
      paged: { limit: 10, max: 1000, ...sorting },
      positional: {
        args: [
          accessToken,
          ...pageArgs(),
          queryArg("start_datetime", "startDatetime"),
          queryArg("end_datetime", "endDatetime"),
          queryArg("sort", "sort"),
          queryArg("include_deleted", "includeDeleted"),
          queryArg("file_dategory", "fileCategory"),
          queryArg("filter", "filter"),
          queryArg("include_thumbnails", "includeThumbnails"),
          traceArg,
        ],
        outcome: "body",
      },
    }),
    listUserMedia: operation({
      method: "GET",
      path: "/media/users/{user_uuid}/media",
      summary: "List the files of a user and those shared with him.",
      access: ownOr(own, "media.read"),
      params: user,
      query: { ...pageQuery, ...filters },
      responses: { 200: List(MediaFile) },
      paged: { limit: 100, max: 1000, ...sorting },
      positional: { args: [pathArg("user_uuid", "user_uuid", "no user uuid provided"), accessToken, traceArg], outcome: "body" },
    }),
    getMediaFileUrl: operation({
      method: "GET",
      path: "/media/media/{file_id}",
      summary: "Read what is known of a file, with a URL of its content if asked for.",
      access: ownOr(readable, "media.read"),
      params,
      query: {
        content_url: Type.Boolean({ description: "Whether to make a signed URL that needs no token." }),
        expiry_timestamp: Type.Integer({
          minimum: 1,
          description:
            "When the URL ends: below 10^12 in so many milliseconds, otherwise at that epoch time. An hour when absent, a week at most.",
        }),
      },
      responses: { 200: MediaFile },
      errors: ["validation_failed"],
    }),
    uploadFile: operation({
      method: "POST",
      path: "/media/users/{user_uuid}/media",
      summary: "Store a file for a user.",
      access: ownOr(own, "media.create"),
      params: user,
      body: MediaUpload,
      encoding: "multipart",
      responses: { 201: MediaFile },
      errors: uploadErrors,
    }),
    uploadGlobalMediaFile: operation({
      method: "POST",
      path: "/media/media",
      summary: "Store a file in the global library.",
      access: needs("media_global.create"),
      body: MediaUpload,
      encoding: "multipart",
      responses: { 201: MediaFile },
      errors: uploadErrors,
    }),
    shareMedia: operation({
      method: "POST",
      path: "/media/media/{file_id}/share",
      summary: "Let another user read a file.",
      description: "The user may neither delete the file nor share it further.",
      access: ownOr(own, "media.update"),
      params,
      body: Type.Object(
        { user_uuid: Type.String({ format: "uuid", description: "Who may read it: a user of the same account tree." }) },
        { title: "MediaShare" },
      ),
      responses: { 200: MediaFile },
      errors: ["unknown_reference"],
      positional: {
        args: [accessToken, fileArg, fieldArg("user_uuid", "user_uuid", "invalid user uuid"), traceArg],
        outcome: "body",
      },
    }),
    unshareMedia: operation({
      method: "DELETE",
      path: "/media/media/{file_id}/share/{user_uuid}",
      summary: "Take back that a user may read a file.",
      access: ownOr(own, "media.update"),
      params: { ...params, ...user },
      responses: { 204: null },
    }),
    deleteMedia: operation({
      method: "DELETE",
      path: "/media/media/{file_id}",
      summary: "Delete a file.",
      description:
        "Its signed URLs end at once, its content goes after 30 days. In the global library it takes `media_global.delete`.",
      access: ownOr(own, "media.delete"),
      params,
      responses: { 204: null },
    }),
  },
});
