import { createTransport } from "nodemailer";

/** A mail on its way to the relay. */
export interface OutgoingMail {
  /** Sender, as in the From header. */
  readonly from: string;
  /** Recipient's address, without a name. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  /** Stable over all attempts, so that a mail that went out twice can be recognised. */
  readonly messageId: string;
  readonly date: Date;
}

/** What became of an attempt. */
export type Delivery =
  | { readonly outcome: "sent" }
  /** Try again later: the relay is not there, is busy, refuses us, or said 4yz. */
  | { readonly outcome: "retry"; readonly reason: string }
  /** Never try again: the relay refuses this mail or this recipient (5yz). */
  | { readonly outcome: "refused"; readonly reason: string };

export interface Relay {
  /** Hands a mail over. Never rejects. */
  deliver(mail: OutgoingMail): Promise<Delivery>;
  close(): void;
}

/** Milliseconds. The defaults of nodemailer (minutes) are longer than a lease. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/**
 * A pool of connections to an SMTP relay.
 * @param url `smtp://` or `smtps://`, with user name, password and nodemailer's options as query parameters if needed
 */
export function createRelay(url: string): Relay {
  // The mails are ours and hold no attachments: nothing in them may make nodemailer read files or fetch addresses.
  const transport = createTransport({ url, pool: true, ...timeouts, disableFileAccess: true, disableUrlAccess: true });
  return {
    async deliver(mail) {
      try {
        await transport.sendMail({
          from: mail.from,
          // An object, so that no comma or bracket in the address is read as a second recipient.
          to: { name: "", address: mail.to },
          subject: mail.subject,
          text: mail.text,
          ...(mail.html !== null && { html: mail.html }),
          messageId: mail.messageId,
          date: mail.date,
          // RFC 3834: nobody's vacation responder should answer.
          headers: { "Auto-Submitted": "auto-generated" },
        });
        return { outcome: "sent" };
      } catch (error) {
        return failure(error);
      }
    },
    close: () => transport.close(),
  };
}

/** RFC 5321, 4.2.1: 5yz about the envelope or the message is final; about the connection or our login it can be mended. */
function failure(error: unknown): Delivery {
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, 500);
  const { code, reply } = details(error);
  const aboutThisMail = code === "EENVELOPE" || code === "EMESSAGE";
  // Without a reply, nodemailer itself found the addresses unusable or the mail larger than the relay announced.
  const final = aboutThisMail && (reply === undefined || (reply >= 500 && reply <= 599));
  return { outcome: final ? "refused" : "retry", reason };
}

/** What nodemailer adds to its errors: a code of its own, and the number of the relay's reply. */
function details(error: unknown): { code: unknown; reply: number | undefined } {
  if (!(error instanceof Error)) return { code: undefined, reply: undefined };
  const reply = "responseCode" in error && typeof error.responseCode === "number" ? error.responseCode : undefined;
  return { code: "code" in error ? error.code : undefined, reply };
}
