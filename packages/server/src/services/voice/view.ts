import type { VoiceExtension } from "@patchbay/contract";
import type { Static } from "typebox";
import type { Tx } from "../../kernel/db/database.ts";
import { emit } from "../../kernel/events/index.ts";
import type { ExtensionRow } from "./store.ts";

/**
 * An extension as the API shows it.
 * @param include names of the members that are there only when asked for: `channels`, `metadata`
 */
export function toExtension(row: ExtensionRow, include: readonly string[]): Static<typeof VoiceExtension> {
  const { account_path: _, channels, metadata, ...extension } = row;
  return {
    ...extension,
    ...(include.includes("channels") ? { channels } : {}),
    ...(include.includes("metadata") ? { metadata } : {}),
  };
}

/** Tells what has happened to extensions. */
export function tell(
  tx: Tx,
  event: "extension_created" | "extension_updated" | "extension_deleted",
  rows: readonly ExtensionRow[],
): void {
  for (const row of rows) {
    const { account_uuid, user_uuid } = row;
    emit(tx, { service: "voice", event, account_uuid, user_uuid, data: toExtension(row, []) });
  }
}
