import type { WorkflowTemplate, WorkflowTemplateVersion } from "@patchbay/contract";
import type { Static } from "typebox";
import type { Principal } from "../../../kernel/access/principal.ts";
import { toAudit } from "../../../kernel/audit.ts";
import { isObject } from "../../../kernel/json.ts";
import type { KeyRing } from "../../../kernel/secrets.ts";
import type { JsonObject } from "../engine/definition.ts";
import { maskGlobals, openGlobals } from "./globals.ts";
import { webhookSecrets } from "./secrets.ts";
import type { FullVersionRow, VersionSummaryRow } from "./store.ts";

type Template = Static<typeof WorkflowTemplate>;

/** What the answer has beside the version itself. */
export interface Extras {
  readonly versions?: readonly VersionSummaryRow[] | undefined;
  /** URLs that start runs, by the state in which these begin. */
  readonly urls?: ReadonlyMap<string, string> | undefined;
  readonly warnings?: readonly string[];
}

/** A version of a template as the API shows it to somebody. */
export function toTemplate(keys: KeyRing, principal: Principal, row: FullVersionRow, extras: Extras = {}): Template {
  const { versions, urls, warnings = [] } = extras;
  const { states, transitions } = row.document;
  const shown = urls === undefined ? states : states.map((state) => withUrl(state, urls));
  return {
    uuid: row.template_uuid,
    version: row.version,
    name: row.name,
    description: row.description,
    // Stored by this service, so it is one of them; states and transitions were valid when they were stored.
    status: row.status as Template["status"],
    ...(row.type !== "" && { type: row.type }),
    states: shown as unknown as Template["states"],
    transitions: transitions as unknown as Template["transitions"],
    ...(principal.can("workflow.update", row.account_path) && { globals: shownGlobals(keys, row) }),
    ...(row.users_account !== null && { users: { account_uuid: row.users_account, user_uuids: [...row.users] } }),
    ...(versions !== undefined && { versions: versions.map(toSummary) }),
    account_uuid: row.account_uuid,
    audit: toAudit(row),
    ...(warnings.length > 0 && { warnings: [...warnings] }),
  };
}

function shownGlobals(keys: KeyRing, { definition_uuid, globals }: FullVersionRow): JsonObject {
  const { [webhookSecrets]: _, ...rest } = openGlobals(keys, definition_uuid, globals);
  return maskGlobals(rest);
}

function withUrl(state: JsonObject, urls: ReadonlyMap<string, string>): JsonObject {
  const url = urls.get(String(state.name));
  return url !== undefined && isObject(state.trigger) ? { ...state, trigger: { ...state.trigger, url } } : state;
}

function toSummary(row: VersionSummaryRow): Static<typeof WorkflowTemplateVersion> {
  const { version, status, description } = row;
  return { version, status: status as Template["status"], description, audit: toAudit(row) };
}
