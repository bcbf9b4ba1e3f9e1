import type { Tx } from "../../../kernel/db/database.ts";
import { emit } from "../../../kernel/events/index.ts";
import { type PartStatus, selectParts } from "../store/parts.ts";
import { type Progress, updateProgress } from "../store/queue.ts";
import type { TextRow } from "../store/texts.ts";
import { toText } from "../view.ts";

/** Tells that a text is in another state than before. */
function tell(tx: Tx, row: TextRow, previous: TextRow["status"]): void {
  const about = { service: "sms", account_uuid: row.account_uuid, user_uuid: row.user_uuid } as const;
  const data = toText(row);
  if (row.status === "sent") emit(tx, { ...about, event: "outbound", data });
  emit(tx, { ...about, event: "status", data: { ...data, previous_status: previous } });
}

/** Writes how a text goes on, and tells if its state is another. */
export async function progress(tx: Tx, row: TextRow, change: Progress): Promise<TextRow> {
  const next = { ...row, ...change };
  await updateProgress(tx, next);
  if (next.status !== row.status) tell(tx, next, row.status);
  return next;
}

/** The text fails: it has not been sent, and will not be. */
export function fail(tx: Tx, row: TextRow, code: string, message: string): Promise<TextRow> {
  return progress(tx, row, { status: "failed", error_code: code, error_message: message, waiting: false, wait_until: null });
}

/** What a text has come to by its parts: all must arrive, and one that does not is the end. */
export function stateOfParts(parts: readonly PartStatus[]): "sent" | "delivered" | "undelivered" {
  if (parts.includes("undelivered")) return "undelivered";
  return parts.length > 0 && parts.every((status) => status === "delivered") ? "delivered" : "sent";
}

/** Draws the conclusion from a text's parts. A text that has its final state keeps it. */
export async function settle(tx: Tx, row: TextRow): Promise<void> {
  if (row.status !== "sent") return;
  const parts = await selectParts(tx, row.uuid);
  const status = stateOfParts(parts.map((part) => part.status));
  if (status === "sent") return;
  const code = parts.find((part) => part.status === "undelivered")?.code ?? "undelivered";
  const error = { error_code: code, error_message: "The network could not deliver it." };
  await progress(tx, row, status === "delivered" ? { status } : { status, ...error });
}
