import type { Executor, Tx } from "../db/database.ts";
import { problem } from "../errors.ts";
import { nudge } from "../lanes/index.ts";
import { mailLane } from "./lane.ts";
import { insertMessage, type OutboxRow, selectMessages } from "./store.ts";

export interface MailMessage {
  /** One address, without a name. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for readers that show HTML; the sender of the mail escapes what it puts in. */
  readonly html?: string;
  /** What the mail is about, e.g. `identity.reset:<uuid>`; to find it in the outbox. Never a secret. */
  readonly reference?: string;
}

export interface TextMessage {
  /** Phone number, E.164. */
  readonly to: string;
  readonly text: string;
  /** As in {@link MailMessage}. */
  readonly reference?: string;
}

/**
 * Sends a mail of the platform itself (a reset link, a code, an invitation) when the transaction commits: to the relay
 * with retries, or into the dev outbox when no relay is configured.
 * @returns its uuid in the outbox
 * @throws Problem validation_failed when the address cannot be one
 */
export async function sendMail(tx: Tx, message: MailMessage): Promise<string> {
  if (!isAddress(message.to)) throw problem("validation_failed", { details: [`"${message.to}" is not an e-mail address.`] });
  const uuid = tx.uuid();
  await insertMessage(tx, {
    uuid,
    channel: "email",
    recipient: message.to,
    subject: message.subject,
    text: message.text,
    html: message.html ?? null,
    reference: message.reference ?? null,
    status: "queued",
    created_at: tx.now(),
  });
  nudge(tx, mailLane);
  return uuid;
}

/** Puts a text message into the dev outbox, where it stays. @returns its uuid there */
export async function sendText(tx: Tx, message: TextMessage): Promise<string> {
  const uuid = tx.uuid();
  await insertMessage(tx, {
    uuid,
    channel: "sms",
    recipient: message.to,
    subject: null,
    text: message.text,
    html: null,
    reference: message.reference ?? null,
    status: "kept",
    created_at: tx.now(),
  });
  return uuid;
}

export interface OutboxFilter {
  readonly channel?: "email" | "sms";
  readonly to?: string;
  readonly reference?: string;
  /** At most so many; 100 when absent. */
  readonly limit?: number;
}

/**
 * Messages of the platform, newest first. Bodies are there as long as the message waits or is kept; once it was handed
 * over or refused they are gone. For developers, tests and operators: it knows no tenants.
 */
export function listOutbox(db: Executor, filter: OutboxFilter = {}): Promise<OutboxRow[]> {
  return selectMessages(db, filter);
}

/** What RFC 5321 can carry, without quoted local parts; services check more closely. No blank, comma, bracket or line break. */
function isAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s<>()[\]\\,;:"@\p{Cc}]+@[^\s<>()[\]\\,;:"@\p{Cc}]+$/u.test(text);
}
