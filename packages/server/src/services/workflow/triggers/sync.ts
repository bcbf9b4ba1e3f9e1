import { isDeepStrictEqual } from "node:util";
import type { Tx } from "../../../kernel/db/database.ts";
import { nudge } from "../../../kernel/lanes/index.ts";
import { hashSecret, randomToken } from "../../../kernel/secrets.ts";
import type { Kernel } from "../../../kernel/service.ts";
import { openGlobals } from "../templates/globals.ts";
import { offersOf } from "../templates/offers.ts";
import { Problems } from "../templates/problems.ts";
import { triggerSecret } from "../templates/secrets.ts";
import { type FullVersionRow, selectLatestVersion } from "../templates/store.ts";
import { readTrigger, type TriggerDraft } from "./read.ts";
import { beginSchedule } from "./schedule.ts";
import { deleteOtherTriggers, selectTriggers, type TriggerRow, upsertTrigger } from "./store.ts";
import { sealFor } from "./urls.ts";

const nobody = "00000000-0000-0000-0000-000000000000";

/**
 * Has the latest active version of a template listen, and no other. A URL stays the same as long as a version has a webhook
 * for its state; a schedule goes on where it stood as long as it is the same.
 */
export async function syncTriggers(
  kernel: Pick<Kernel, "secrets" | "services">,
  tx: Tx,
  template: { readonly template_uuid: string; readonly account_path: readonly string[] },
): Promise<void> {
  const { template_uuid, account_path } = template;
  const latest = await selectLatestVersion(tx, account_path, nobody, template_uuid);
  const drafts = latest === undefined ? [] : draftsOf(kernel, latest);
  await deleteOtherTriggers(
    tx,
    account_path,
    template_uuid,
    drafts.map(({ state }) => state),
  );
  if (latest === undefined || drafts.length === 0) return;
  const before = await selectTriggers(tx, account_path, template_uuid);
  for (const draft of drafts) {
    const known = before.find(({ state }) => state === draft.state);
    await upsertTrigger(tx, toRow(kernel, tx, latest, draft, known));
  }
  nudge(tx, { name: "workflow.trigger" });
}

/** What starts runs of a version; nothing does unless it is active, and what needs a service that is gone does not. */
function draftsOf(kernel: Pick<Kernel, "services">, { status, modified_by, document }: FullVersionRow): TriggerDraft[] {
  if (status !== "active" || modified_by === null) return [];
  const offers = offersOf(kernel);
  return document.states.flatMap(({ name, trigger }) => {
    const problems = new Problems();
    const draft = readTrigger(String(name), trigger, "", problems, offers)?.draft;
    return draft === undefined || problems.any ? [] : [draft];
  });
}

function toRow(
  { secrets }: Pick<Kernel, "secrets">,
  tx: Tx,
  latest: FullVersionRow,
  draft: TriggerDraft,
  known: TriggerRow | undefined,
): TriggerRow {
  const { template_uuid, account_uuid, account_path, version, users } = latest;
  const { state, type } = draft;
  // Whoever stored it last has said what it does; were it whoever stored it first, others could act with his rights.
  const user_uuid = latest.modified_by ?? nobody;
  const nothing = {
    ...{ service: null, event: null, app_uuid: null, criteria: null, token_hash: null, token: null, methods: null, secret: null },
    ...{ schedule: null, fired: 0, due_at: null },
  };
  const row = { ...nothing, template_uuid, state, account_uuid, account_path, version, type, user_uuid, users, since: tx.now() };
  switch (draft.type) {
    case "pubsub": {
      const { service = null, app_uuid = null, event, criteria = null } = draft;
      return listening({ ...row, service, app_uuid, event, criteria }, known);
    }
    case "form": {
      const criteria = (draft.criteria ?? [{}]).map((each) => ({ ...each, form_uuid: draft.form_uuid }));
      return listening({ ...row, service: "forms", event: "submission_created", criteria }, known);
    }
    case "webhook": {
      const token = randomToken();
      const { token_hash, token: sealed } =
        known?.token_hash != null ? known : { token_hash: hashSecret(token), token: sealFor(secrets, "token", row, token) };
      const secret = triggerSecret(openGlobals(secrets, latest.definition_uuid, latest.globals), state);
      return {
        ...row,
        token_hash,
        token: sealed,
        methods: draft.methods,
        secret: secret === undefined ? null : sealFor(secrets, "secret", row, secret),
      };
    }
    case "schedule": {
      const { schedule } = draft;
      const { fired, due_at } =
        isDeepStrictEqual(known?.schedule, schedule) && known !== undefined ? known : beginSchedule(schedule, tx.now());
      return { ...row, schedule, fired, due_at };
    }
  }
}

/** One that listens to the same events as before has listened all the time: what is still to be read is for it. */
function listening(row: TriggerRow, known: TriggerRow | undefined): TriggerRow {
  const what = ({ service, app_uuid, event, criteria }: TriggerRow) => ({ service, app_uuid, event, criteria });
  return known !== undefined && isDeepStrictEqual(what(known), what(row)) ? { ...row, since: known.since } : row;
}
