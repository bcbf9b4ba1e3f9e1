export { listOutbox, type MailMessage, type OutboxFilter, sendMail, sendText, type TextMessage } from "./outbox.ts";
export type { OutboxRow } from "./store.ts";
