import type { scheduler as contract, Permission } from "@patchbay/contract";
import type { Principal } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { invalid, problem } from "../../kernel/errors.ts";
import { mapItems } from "../../kernel/lists.ts";
import type { Handlers, Kernel } from "../../kernel/service.ts";
import { readTimes } from "./checks.ts";
import { changeStatus, createEvent, replaceEvent, type Saving } from "./saving.ts";
import { openHeaders } from "./secret-headers.ts";
import { deleteEvent, type EventColumns, listEvents, lockEvent, selectEvent } from "./store/events.ts";
import { listFirings } from "./store/firings.ts";
import { scheduleOf } from "./timing.ts";
import type { Triggers } from "./triggers/trigger.ts";
import type { Event } from "./types.ts";
import { toEvent, toHistoryItem, toNextInfo, toPreview } from "./view.ts";

/** Occurrences that a preview tells unless it is asked for another number. */
const usualPreview = 10;

/** An event that the caller may read: his own, or with the permission. */
async function readableEvent(tx: Tx, principal: Principal, uuid: string): Promise<EventColumns> {
  const row = await selectEvent(tx, principal.visible, uuid);
  if (row === undefined || !mayOn(principal, "scheduler.read", row)) throw problem("not_found");
  return row;
}

/** An event that the caller may change, held until the transaction ends. */
async function changeableEvent(tx: Tx, principal: Principal, uuid: string, permission: Permission): Promise<EventColumns> {
  const row = await lockEvent(tx, principal.visible, uuid);
  if (row === undefined) throw problem("not_found");
  if (mayOn(principal, permission, row)) return row;
  if (!mayOn(principal, "scheduler.read", row)) throw problem("not_found");
  principal.require(permission, row.account_path);
  return row;
}

function mayOn(principal: Principal, permission: Permission, { user_uuid, account_path }: EventColumns): boolean {
  return user_uuid === principal.user_uuid || principal.can(permission, account_path);
}

/** What the scheduler does for each of its operations. */
export function schedulerHandlers(kernel: Kernel, triggers: Triggers): Handlers<typeof contract> {
  const saving: Saving = { kernel, triggers };
  /** The user himself sees the credentials that calls are made with. */
  const shown = (row: EventColumns, principal: Principal): Event => {
    const event = toEvent(row);
    if (row.user_uuid !== principal.user_uuid) return event;
    return { ...event, trigger: openHeaders(kernel.secrets, row.uuid, row.trigger) };
  };

  return {
    scheduleEvent: async ({ tx, principal, body }) => {
      const { row, secret } = await createEvent(saving, tx, principal, body);
      return { ...shown(row, principal), ...secret };
    },

    listEvents: async ({ tx, principal, query, page }) => {
      const rows = await listEvents(tx, principal.scopeOf("scheduler.read"), principal.user_uuid, query, page);
      return mapItems(rows, (row) => shown(row, principal));
    },

    listEventsHistory: async ({ tx, principal, query, page }) =>
      mapItems(await listFirings(tx, principal.scopeOf("scheduler.read"), principal.user_uuid, query, page), toHistoryItem),

    getEvent: async ({ tx, principal, params }) => shown(await readableEvent(tx, principal, params.event_uuid), principal),

    getNextEventInfo: async ({ tx, principal, params }) => toNextInfo(await readableEvent(tx, principal, params.event_uuid)),

    previewFrequency: async ({ body }) => {
      const { start_at, timezone, frequency } = readTimes(body);
      const after = body.after_datetime === undefined ? new Date(start_at.getTime() - 1) : new Date(body.after_datetime);
      if (Number.isNaN(after.getTime())) throw invalid("after_datetime must be a moment in RFC 3339");
      return toPreview({ start: start_at, timezone, frequency }, body.count ?? usualPreview, after, 0);
    },

    previewEvent: async ({ tx, principal, params, query }) => {
      const row = await readableEvent(tx, principal, params.event_uuid);
      const most = Math.min(100, Math.max(1, query.count ?? usualPreview));
      // What is not armed has no next occurrence, whatever its frequency says.
      if (row.due_at === null) return toPreview(scheduleOf(row), 0, tx.now(), 0);
      return toPreview(scheduleOf(row), most, new Date(row.due_at.getTime() - 1), row.occurrences);
    },

    pauseEvent: async ({ tx, principal, params }) => {
      const row = await changeableEvent(tx, principal, params.event_uuid, "scheduler.update");
      return shown(await changeStatus(tx, principal, row, "paused"), principal);
    },

    resumeEvent: async ({ tx, principal, params }) => {
      const row = await changeableEvent(tx, principal, params.event_uuid, "scheduler.update");
      return shown(await changeStatus(tx, principal, row, "active"), principal);
    },

    updateEvent: async ({ tx, principal, params, body }) => {
      const row = await changeableEvent(tx, principal, params.event_uuid, "scheduler.update");
      const { row: next, secret } = await replaceEvent(saving, tx, principal, row, body);
      return { ...shown(next, principal), ...secret };
    },

    deleteEvent: async ({ tx, principal, params }) => {
      const row = await changeableEvent(tx, principal, params.event_uuid, "scheduler.delete");
      await deleteEvent(tx, principal.visible, row.uuid);
      return undefined;
    },
  };
}
