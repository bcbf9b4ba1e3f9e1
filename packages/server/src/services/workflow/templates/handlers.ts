import type { workflow as contract } from "@patchbay/contract";
import type { Principal } from "../../../kernel/access/principal.ts";
import type { Tx } from "../../../kernel/db/database.ts";
import { problem } from "../../../kernel/errors.ts";
import type { Handlers, Kernel } from "../../../kernel/service.ts";
import { syncTriggers } from "../triggers/sync.ts";
import { triggerUrls } from "../triggers/urls.ts";
import { offersOf } from "./offers.ts";
import {
  type FullVersionRow,
  listTemplates,
  lockTemplate,
  lockVersions,
  selectLatestVersion,
  selectVersion,
  selectVersionSummaries,
} from "./store.ts";
import { changeVersion, removeVersions, storeVersion } from "./storing.ts";
import { readTemplate } from "./validate.ts";
import { type Extras, toTemplate } from "./view.ts";

type TemplateHandlers = Pick<
  Handlers<typeof contract>,
  | "createWorkflowTemplate"
  | "modifyWorkflowTemplate"
  | "getWorkflowTemplate"
  | "getWorkflowTemplateVersion"
  | "listWorkflowTemplates"
  | "deleteWorkflowTemplate"
  | "deleteWorkflowTemplateVersions"
>;

/** What the workflow service does for templates. */
export function templateHandlers(kernel: Kernel): TemplateHandlers {
  const { secrets } = kernel;
  const offers = offersOf(kernel);

  /** The answer, with the URLs that start runs of it. */
  const shown = async (tx: Tx, principal: Principal, row: FullVersionRow, extras: Extras = {}) =>
    toTemplate(secrets, principal, row, { ...extras, urls: await triggerUrls(kernel, tx, row) });

  return {
    createWorkflowTemplate: async ({ tx, principal, body }) => {
      const draft = readTemplate(body, offers, () => tx.uuid());
      principal.require("workflow.create", principal.account_path);
      const row = await storeVersion(tx, secrets, principal, draft);
      await syncTriggers(kernel, tx, row);
      return shown(tx, principal, row, draft);
    },

    modifyWorkflowTemplate: async ({ tx, principal, params, body }) => {
      const rows = await changeable(tx, principal, params.template_uuid, "workflow.update");
      const draft = readTemplate(body, offers, () => tx.uuid());
      if (draft.uuid !== undefined && draft.uuid !== params.template_uuid) {
        throw problem("workflow.invalid_body", { details: ["uuid must be that of the template in the path"] });
      }
      const row = await changeVersion(tx, secrets, params.template_uuid, rows, draft);
      await syncTriggers(kernel, tx, row);
      return shown(tx, principal, row, draft);
    },

    getWorkflowTemplate: async ({ tx, principal, params, query }) => {
      const { visible, user_uuid } = principal;
      const row = readable(principal, await selectLatestVersion(tx, visible, user_uuid, params.template_uuid));
      if (query.expand?.includes("versions") !== true) return shown(tx, principal, row);
      return shown(tx, principal, row, { versions: await selectVersionSummaries(tx, visible, user_uuid, [row.template_uuid]) });
    },

    getWorkflowTemplateVersion: async ({ tx, principal, params }) => {
      const { visible, user_uuid } = principal;
      return shown(
        tx,
        principal,
        readable(principal, await selectVersion(tx, visible, user_uuid, params.template_uuid, params.version)),
      );
    },

    listWorkflowTemplates: async ({ tx, principal, query, page }) => {
      const scope = principal.scopeOf("workflow.read");
      const { items, total } = await listTemplates(tx, scope, principal.user_uuid, query, page);
      const uuids = items.map(({ template_uuid }) => template_uuid);
      const known = query.show_versions === true ? await selectVersionSummaries(tx, scope, principal.user_uuid, uuids) : undefined;
      const templates = items.map((row) => {
        const versions = known?.filter(({ template_uuid }) => template_uuid === row.template_uuid);
        return toTemplate(secrets, principal, row, { versions });
      });
      return { items: templates, total };
    },

    deleteWorkflowTemplate: async ({ tx, principal, params }) => {
      const rows = await changeable(tx, principal, params.template_uuid, "workflow.delete");
      const row = rows.find(({ version }) => version === params.version);
      if (row === undefined) throw problem("not_found");
      await removeVersions(tx, [row]);
      await syncTriggers(kernel, tx, row);
      return undefined;
    },

    deleteWorkflowTemplateVersions: async ({ tx, principal, params }) => {
      await removeVersions(tx, await changeable(tx, principal, params.template_uuid, "workflow.delete"));
      return undefined;
    },
  };
}

/** @throws problem `not_found`, `forbidden` */
function readable(principal: Principal, row: FullVersionRow | undefined): FullVersionRow {
  if (row === undefined) throw problem("not_found");
  if (!row.users.includes(principal.user_uuid)) principal.require("workflow.read", row.account_path);
  return row;
}

/**
 * The versions of a template that the caller may change, the highest first; nobody else changes them until the
 * transaction ends.
 * @throws problem `not_found`, `forbidden`
 */
async function changeable(
  tx: Tx,
  principal: Principal,
  template_uuid: string,
  permission: "workflow.update" | "workflow.delete",
): Promise<FullVersionRow[]> {
  await lockTemplate(tx, template_uuid);
  const rows = await lockVersions(tx, principal.visible, template_uuid);
  const [highest] = rows;
  if (highest === undefined) {
    // Somebody may see it because he is among its users.
    const seen = await selectLatestVersion(tx, principal.visible, principal.user_uuid, template_uuid);
    if (seen === undefined) throw problem("not_found");
    principal.require(permission, seen.account_path);
    throw problem("not_found");
  }
  principal.require(permission, highest.account_path);
  return rows;
}
