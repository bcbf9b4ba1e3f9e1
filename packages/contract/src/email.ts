import { Type } from "typebox";
import { needs, operation, service } from "./operation.ts";
import { DateMillis, Uuid } from "./schemas.ts";

const address = Type.String({ minLength: 1, maxLength: 254, description: "E-mail address, without a display name." });
const oneOrMore = (description: string) => Type.Union([Type.Array(address, { maxItems: 100 }), address], { description });

export const EmailContent = Type.Object(
  {
    body: Type.String({ description: "The text, or the HTML document." }),
    type: Type.Union([Type.Literal("text"), Type.Literal("html"), Type.Literal("text/plain"), Type.Literal("text/html")], {
      description: "What `body` is.",
    }),
  },
  { title: "EmailContent", description: "What a mail says. HTML gets a text part besides, for readers that show none." },
);

export const EmailAttachment = Type.Object(
  {
    body: Type.Optional(Type.String({ description: "The file in base64." })),
    content: Type.Optional(Type.String({ description: "The same as `body`." })),
    type: Type.Optional(Type.String({ maxLength: 255, description: "MIME type, such as `image/png`." })),
    content_type: Type.Optional(Type.String({ maxLength: 255, description: "The same as `type`." })),
    id: Type.Optional(Type.String({ maxLength: 255, description: "Name by which HTML shows it: `cid:<id>`." })),
    name: Type.Optional(Type.String({ maxLength: 255, description: "File name; made up when absent." })),
    filename: Type.Optional(Type.String({ maxLength: 255, description: "The same as `name`." })),
    disposition: Type.Optional(
      Type.Union([Type.Literal("inline"), Type.Literal("attachment")], { description: "`inline` when there is an `id`." }),
    ),
  },
  { title: "EmailAttachment", description: "A file with a mail; `body` and `type` are needed, under one of their names." },
);

export const EmailMessage = Type.Object(
  {
    from: Type.String({
      minLength: 1,
      maxLength: 254,
      description: "Sender: an address of the caller, or one that is verified for the account.",
    }),
    to: Type.Optional(oneOrMore("Recipients. At least one is needed, here or in `cc` or `bcc`; all together at most 100.")),
    cc: Type.Optional(oneOrMore("Recipients of a copy.")),
    bcc: Type.Optional(oneOrMore("Recipients whom the others do not see.")),
    replyto: Type.Optional(oneOrMore("Where answers go.")),
    subject: Type.Optional(Type.String({ maxLength: 998, description: "One line; may be empty." })),
    content: Type.Union([Type.Array(EmailContent, { minItems: 1, maxItems: 1 }), EmailContent], {
      description: "The one content, in a list or by itself.",
    }),
    attachments: Type.Optional(Type.Array(EmailAttachment, { maxItems: 100, description: "Files that go with it." })),
  },
  { title: "EmailMessage", description: "A mail to send; with its attachments, encoded, at most 25 MB." },
);

export const EmailRejection = Type.Object(
  {
    address: Type.String({ description: "The recipient." }),
    code: Type.Integer({ description: "Reply code of the mail server (RFC 5321), such as 550." }),
    message: Type.String({ description: "What the mail server said." }),
  },
  { title: "EmailRejection", description: "A recipient whom the mail server refused while it took others." },
);

export const EmailReceipt = Type.Object(
  {
    uuid: Uuid,
    status: Type.Literal("sent", { description: "The mail server has taken the mail." }),
    datetime: DateMillis,
    message_id: Type.String({ description: "`Message-ID` of the mail." }),
    from: Type.String({ description: "Sender." }),
    to: Type.Array(Type.String(), { description: "Recipients." }),
    cc: Type.Array(Type.String(), { description: "Recipients of copies." }),
    bcc: Type.Array(Type.String(), { description: "Recipients of copies whom the others do not see." }),
    replyto: Type.Array(Type.String(), { description: "Who gets replies; the sender when empty." }),
    subject: Type.String({ description: "Subject line." }),
    rejected: Type.Optional(Type.Array(EmailRejection, { description: "Absent when no recipient was refused." })),
  },
  { title: "EmailReceipt", description: "What became of a mail." },
);

export const email = service({
  name: "email",
  namespace: "Email",
  prefix: "/email",
  title: "Email",
  description: "Transactional mail with attachments.",
  operations: {
    sendEmail: operation({
      method: "POST",
      path: "/email/messages/send",
      summary: "Send a mail.",
      description:
        "Answers when a mail server has taken the mail for at least one recipient. Refused are a sender who is not the " +
        "caller's (403), and a mail that the mail server refuses for every recipient (400).",
      access: needs("email.create"),
      body: EmailMessage,
      responses: { 200: EmailReceipt },
      errors: ["too_large", "upstream_failed", "unavailable"],
    }),
  },
});
