export { createMail, type MailDelivery } from "./delivery.ts";
export { listOutbox, type MailMessage, type OutboxFilter, sendMail, sendText, type TextMessage } from "./outbox.ts";
export { deleteOldMail, type OutboxRow } from "./store.ts";
