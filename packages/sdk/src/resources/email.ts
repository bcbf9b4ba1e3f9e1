// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Call } from "../client/call.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { EmailMessage, EmailReceipt } from "./types.ts";

/** Parameters of {@link EmailApi.sendEmail}. */
export interface SendEmailParams extends EmailMessage {}

/** Email: Transactional mail with attachments. */
export class EmailApi extends ServiceApi {
  /**
   * Send a mail.
   *
   * Answers when a mail server has taken the mail for at least one recipient. Refused are a sender who is not the
   * caller's (403), and a mail that the mail server refuses for every recipient (400).
   *
   * `POST /email/messages/send`. Needs the permission `email.create`.
   *
   * @param params See {@link SendEmailParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns EmailReceipt.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `too_large`, `upstream_failed`, `unavailable`.
   */
  sendEmail(params: SendEmailParams, options?: CallOptions): Call<EmailReceipt> {
    return this.call<EmailReceipt>({ id: "email.sendEmail", method: "POST", path: "/email/messages/send", body: "members" }, params, options);
  }
}
