/** Functions of `Email`: they check addresses themselves, before anything is sent. */
import { PatchbayError, toPatchbayError } from "../core/errors.ts";
import { type Trace, traceOf } from "../core/trace.ts";
import { uuid4 } from "../core/uuid.ts";
import { isObject } from "../core/values.ts";
import type { EmailAttachment, EmailContent, EmailReceipt } from "../resources/types.ts";
import { callOperation } from "./call.ts";

/** Recipients by kind; what is absent is nobody. */
export interface EmailRecipients {
  readonly to?: readonly string[];
  readonly cc?: readonly string[];
  readonly bcc?: readonly string[];
  readonly replyto?: readonly string[];
}

/** `html`, or `text`. */
export type EmailType = EmailContent["type"];

/**
 * Sends a mail. `POST /email/messages/send`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param sender Address of the sender. Default `""`, which is refused.
 * @param to Addresses, or an object with some of `to`, `cc`, `bcc` and `replyto`. Default `[]`, which the server refuses.
 * @param subject Default `""`.
 * @param message The text, or the HTML document. Default `""`.
 * @param type What `message` is: `text` or `html`. Default `"text"`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The receipt.
 * @throws PatchbayError 400 `invalid request` without a request for malformed addresses, with the mail and the mistakes
 * as JSON in `details`; 400, 401, 403 for a sender who is not the caller's, 413, 429, 502, 503.
 */
export function sendEmail(
  accessToken: string,
  sender: string,
  to: readonly string[] | EmailRecipients,
  subject?: string,
  message?: string,
  type?: EmailType,
  trace?: Trace,
): Promise<EmailReceipt>;
export async function sendEmail(
  accessToken = "null accessToken",
  sender = "",
  to: unknown = [],
  subject = "",
  message = "",
  type = "text",
  trace: Trace = {},
): Promise<EmailReceipt> {
  return send(accessToken, { content: [{ body: message, type }], from: sender, subject }, to, trace);
}

/**
 * Sends a mail with attachments. `POST /email/messages/send`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param sender Address of the sender. Default `""`, which is refused.
 * @param to Addresses, or an object with some of `to`, `cc`, `bcc` and `replyto`. Default `[]`, which the server refuses.
 * @param subject Default `""`.
 * @param message The text, or the HTML document. Default `""`.
 * @param type What `message` is: `text` or `html`. Default `"text"`.
 * @param attachments The files, in base64. HTML shows one with an `id` by `cid:<id>`. Default `[]`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The receipt.
 * @throws PatchbayError As {@link sendEmail}; 413 also when all together is more than 25 MB.
 */
export function sendEmailAttachment(
  accessToken: string,
  sender: string,
  to: readonly string[] | EmailRecipients,
  subject?: string,
  message?: string,
  type?: EmailType,
  attachments?: readonly EmailAttachment[],
  trace?: Trace,
): Promise<EmailReceipt>;
export async function sendEmailAttachment(
  accessToken = "null accessToken",
  sender = "",
  to: unknown = [],
  subject = "",
  message = "",
  type = "text",
  attachments: readonly EmailAttachment[] = [],
  trace: Trace = {},
): Promise<EmailReceipt> {
  return send(accessToken, { content: [{ body: message, type }], attachments, from: sender, subject }, to, trace);
}

async function send(
  token: string,
  mail: Record<string, unknown> & { from: string },
  to: unknown,
  trace: Trace,
): Promise<EmailReceipt> {
  const body = { ...mail, bcc: groupOf(to, "bcc"), cc: groupOf(to, "cc"), replyto: groupOf(to, "replyto"), to: groupOf(to, "to") };
  try {
    const errors = mistakes(mail.from, to);
    if (errors.length > 0) {
      throw new PatchbayError({
        code: 400,
        message: "invalid request",
        trace_id: traceOf(trace).trace ?? uuid4(),
        details: [JSON.stringify({ email: body }), JSON.stringify({ errors })],
      });
    }
  } catch (error) {
    // Arguments that cannot even be written into a message.
    throw toPatchbayError(error);
  }
  return callOperation({ method: "POST", path: "/email/messages/send", token, body, trace, result: "body" });
}

function groupOf(to: unknown, group: keyof EmailRecipients): readonly unknown[] {
  const members = Array.isArray(to) ? { to } : to;
  const addresses = isObject(members) ? members[group] : undefined;
  return Array.isArray(addresses) ? addresses : [];
}

function mistakes(sender: unknown, to: unknown): string[] {
  return [...(isAddress(sender) ? [] : [`sender "${sender}" invalid format`]), ...mistakesOfRecipients(to)];
}

/** Every group of recipients is looked at, those too that are not sent. */
function mistakesOfRecipients(to: unknown): string[] {
  if (!isObject(to)) return ["to is not array, not an object, or is empty"];
  return Object.entries(Array.isArray(to) ? { to } : to).flatMap(([group, addresses]) => {
    if (!Array.isArray(addresses)) return [`to parameter ${group} is not array`];
    return addresses.filter((each) => !isAddress(each)).map((each) => `recipient "${each}" invalid format`);
  });
}

const ATOM = "[\\w!#$%&'*+/=?^{|}~-]";
const LABEL = "[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?";
/** At most 254 characters, 64 of them before the `@`; no quotes, no display name, no IP address, ASCII only. */
const ADDRESS = new RegExp(
  `^(?=.{1,254}$)(?=[^@]{1,64}@)${ATOM}(?:\\.?(?:${ATOM}|\`))*@(?:${LABEL}\\.)+[a-z][a-z\\d-]{0,61}[a-z\\d]$`,
  "i",
);

function isAddress(value: unknown): value is string {
  return typeof value === "string" && ADDRESS.test(value);
}
