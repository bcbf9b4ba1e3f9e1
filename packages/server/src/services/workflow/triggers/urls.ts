import type { Executor } from "../../../kernel/db/database.ts";
import { type KeyRing, open, seal } from "../../../kernel/secrets.ts";
import type { Kernel } from "../../../kernel/service.ts";
import { selectTriggers } from "./store.ts";

interface Version {
  readonly template_uuid: string;
  readonly version: string;
  readonly account_path: readonly string[];
  readonly document: { readonly states: readonly object[] };
}

interface Place {
  readonly template_uuid: string;
  readonly state: string;
}

const contextOf = (what: string, { template_uuid, state }: Place): string => `workflow.trigger_${what}:${template_uuid}:${state}`;

/** The token of a URL, or its secret, as it is stored. */
export function sealFor(keys: KeyRing, what: "token" | "secret", place: Place, text: string): string {
  return seal(keys, text, contextOf(what, place));
}

/** The token of a URL, or its secret, from how it is stored. */
export function openFor(keys: KeyRing, what: "token" | "secret", place: Place, sealed: string): string {
  return open(keys, sealed, contextOf(what, place));
}

/** The URLs that start runs of a version, by state; none of a version that does not listen. */
export async function triggerUrls(
  { settings, secrets }: Pick<Kernel, "settings" | "secrets">,
  db: Executor,
  { template_uuid, version, account_path, document }: Version,
): Promise<ReadonlyMap<string, string>> {
  if (!document.states.some((state) => "trigger" in state)) return new Map();
  const base = settings.publicUrl ?? `http://localhost:${settings.port}`;
  const rows = await selectTriggers(db, account_path, template_uuid);
  const listening = rows.flatMap((row) =>
    row.token === null || row.version !== version ? [] : [[row.state, openFor(secrets, "token", row, row.token)] as const],
  );
  return new Map(listening.map(([state, token]) => [state, `${base}/workflow/triggers/${token}`]));
}
