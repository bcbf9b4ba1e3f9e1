import type { Tx } from "../../../kernel/db/database.ts";
import { emit } from "../../../kernel/events/index.ts";
import type { PartState, PartStatus } from "../store/parts.ts";
import { type Step, type TextRow, type TextStatus, updateTexts } from "../store/texts.ts";
import { toText } from "../view.ts";

/** Tells that a text is in another state than before. */
function tell(tx: Tx, row: TextRow, previous: TextStatus): void {
  const { account_uuid, user_uuid, trace_id } = row;
  const about = { service: "sms", account_uuid, user_uuid, ...(trace_id === null ? {} : { trace_id }) } as const;
  const data = toText(row);
  if (row.status === "sent") emit(tx, { ...about, event: "outbound", data });
  emit(tx, { ...about, event: "status", data: { ...data, previous_status: previous } });
}

/** What becomes of texts that were all in the same state; written, and told. @returns the texts as they are now */
export async function advance(tx: Tx, previous: TextStatus, steps: readonly Step[]): Promise<TextRow[]> {
  if (steps.length === 0) return [];
  const rows = await updateTexts(tx, steps);
  for (const row of rows) tell(tx, row, previous);
  return rows;
}

/** Texts fail that were in the queue: they have not been sent, and will not be. */
export function fail(tx: Tx, uuids: readonly string[], error_code: string, error_message: string): Promise<TextRow[]> {
  return advance(
    tx,
    "queued",
    uuids.map((uuid) => ({ uuid, status: "failed", error_code, error_message })),
  );
}

/** What a text has come to by its parts: all must arrive, and one that does not is the end. */
export function stateOfParts(parts: readonly PartStatus[]): "sent" | "delivered" | "undelivered" {
  if (parts.includes("undelivered")) return "undelivered";
  return parts.length > 0 && parts.every((status) => status === "delivered") ? "delivered" : "sent";
}

/** Draws the conclusions from the parts of texts that are on their way. */
export async function settle(tx: Tx, parts: readonly PartState[]): Promise<void> {
  const byText = new Map<string, PartState[]>();
  for (const part of parts) byText.set(part.text_uuid, [...(byText.get(part.text_uuid) ?? []), part]);
  const steps = [...byText].flatMap(([uuid, own]): Step[] => {
    const status = stateOfParts(own.map((part) => part.status));
    if (status === "sent") return [];
    if (status === "delivered") return [{ uuid, status }];
    const error_code = own.find((part) => part.status === "undelivered")?.code ?? "undelivered";
    return [{ uuid, status, error_code, error_message: "The network could not deliver it." }];
  });
  await advance(tx, "sent", steps);
}
