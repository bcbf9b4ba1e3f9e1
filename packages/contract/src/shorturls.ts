import { Type } from "typebox";
import { bearerArg, exactly, headerArg, operation, ownOr, pathArg, service, traceArg } from "./operation.ts";
import { Audit, DateMillis, List, pageQuery, Uuid } from "./schemas.ts";

const shortCode = Type.String({
  pattern: "^[A-Za-z0-9_-]{3,32}$",
  description: "Last part of the link: 3 to 32 letters, digits, `_` and `-`. Unique on its domain.",
});
const url = Type.String({ minLength: 1, maxLength: 2048, description: "Where the link leads: an absolute http or https URL." });
const mode = Type.Union([Type.Literal("Proxy"), Type.Literal("Redirect")], {
  description: "`Proxy` fetches the target on behalf of the visitor, `Redirect` answers 302.",
});
const expiresAfter = Type.Integer({ minimum: 0, description: "Lifetime in seconds from the creation; 0 = for ever." });
const maxViewCount = Type.Integer({ minimum: 0, description: "How often the link may be opened; 0 = without limit." });
const secureView = Type.Union([Type.Literal("None"), Type.Literal("Pin"), Type.Literal("Login")], {
  description: "Who may open it: anyone, who knows the PIN, or a signed-in user of the account.",
});
const shortDomain = Type.String({ maxLength: 253, description: "Host name of the link, one that is set up for the account." });
const flag = (description: string) => Type.Boolean({ description });
const analyzeContent = flag("Whether to examine the target's content, where the platform can.");
const saveContent = flag("Whether to keep a copy of the target, where the platform can.");
const savePreview = flag("Whether to keep a picture of the target, where the platform can.");
const thumbnail = flag("Whether to keep a small picture of the target, where the platform can.");

export const ShortUrl = Type.Object(
  {
    uuid: Uuid,
    short_code: shortCode,
    short_url_link: Type.String({
      examples: ["https://patchbay.example.com/s/x7Kq2a"],
      description: "The complete link, to give to people.",
    }),
    url,
    short_domain: shortDomain,
    user_uuid: Uuid,
    account_uuid: Uuid,
    mode,
    expires_after: expiresAfter,
    max_view_count: maxViewCount,
    secure_view: secureView,
    analyze_content: analyzeContent,
    save_content: saveContent,
    save_preview: savePreview,
    thumbnail,
    view_count: Type.Integer({ description: "How often it was opened." }),
    last_view_datetime: Type.Union([DateMillis, Type.Null()], { description: "Null while nobody has opened it." }),
    expires_datetime: Type.Union([DateMillis, Type.Null()], { description: "Null when it does not expire." }),
    status: Type.Union([Type.Literal("active"), Type.Literal("expired"), Type.Literal("exhausted")], {
      description: "`expired`: its time is over. `exhausted`: it was opened as often as it may be.",
    }),
    audit: Audit,
  },
  { title: "ShortUrl", description: "A short link to a long address." },
);

export const ShortUrlCreate = Type.Object(
  {
    url,
    short_code: Type.Optional(shortCode),
    short_domain: Type.Optional(shortDomain),
    user_uuid: Type.Optional({ ...Uuid, description: "The owner; the caller when absent." }),
    account_uuid: Type.Optional({ ...Uuid, description: "The owner's account; the caller's when absent." }),
    mode: Type.Optional(mode),
    expires_after: Type.Optional(expiresAfter),
    max_view_count: Type.Optional(maxViewCount),
    secure_view: Type.Optional(secureView),
    secure_pin: Type.Optional(
      Type.String({ minLength: 4, maxLength: 16, description: 'Needed with `secure_view: "Pin"`; never shown again.' }),
    ),
    analyze_content: Type.Optional(analyzeContent),
    save_content: Type.Optional(saveContent),
    save_preview: Type.Optional(savePreview),
    thumbnail: Type.Optional(thumbnail),
  },
  {
    title: "ShortUrlCreate",
    description: "What is absent: a generated code, the usual domain, `Proxy`, no expiry, no limit, open to anyone.",
  },
);

const own = "the user's own links";

export const shorturls = service({
  name: "shorturls",
  namespace: "ShortUrls",
  prefix: "/shorturl",
  title: "Short URLs",
  description: "Short links to long addresses, with expiry, limits and PINs.",
  operations: {
    listShortUrls: operation({
      method: "GET",
      path: "/shorturl/shorturls",
      summary: "List the short links of a user.",
      access: ownOr(own, "short_url.read"),
      query: {
        ...pageQuery,
        user_uuid: Type.String({ description: "The owner; the caller when absent." }),
        account_uuid: Type.String({ description: "Only links of this account." }),
        short_code: Type.String({ description: "Only the link with this code." }),
        short_domain: Type.String({ description: "Only links on this domain." }),
        mode: Type.String({ description: "`Proxy` or `Redirect`, any case." }),
        status: Type.String({ description: "`active`, `expired` or `exhausted`, any case." }),
      },
      responses: { 200: List(ShortUrl) },
      paged: {
        limit: 10,
        max: 100,
        sort: ["-created_date"],
        sortable: ["created_date", "modified_date", "short_code", "url", "status", "view_count", "last_view_datetime"],
      },
    }),
    createShortUrl: operation({
      method: "POST",
      path: "/shorturl/shorturls",
      summary: "Make a short link.",
      description: "The same address twice gives two links. In `Proxy` mode addresses of private networks are refused.",
      access: ownOr("links of the caller's own", "short_url.create"),
      body: ShortUrlCreate,
      responses: { 201: ShortUrl },
      errors: ["conflict", "unknown_reference", "destination_refused"],
    }),
    deleteShortCode: operation({
      method: "DELETE",
      path: "/shorturl/shorturls/{short_code}",
      summary: "Delete a short link.",
      description: "Its code is not given to another link for 30 days.",
      access: ownOr(own, "short_url.delete"),
      params: { short_code: shortCode },
      headers: { user_uuid: Type.String({ description: "The owner; when it is given and somebody else, the answer is 403." }) },
      responses: { 204: null },
      positional: {
        args: [
          headerArg("user_uuid", "userUuid", "null user uuid"),
          bearerArg("null accessToken"),
          pathArg("short_code", "short_code", "notdefined"),
          traceArg,
        ],
        outcome: exactly(204, "assign permission to role failed"),
      },
    }),
  },
});
