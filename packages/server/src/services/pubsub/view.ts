import type {
  CustomApplication,
  CustomSubscription,
  Delivery,
  DeliveryDetails,
  Subscription,
  SubscriptionHealth,
} from "@patchbay/contract";
import type { Static } from "typebox";
import { toAudit } from "../../kernel/audit.ts";
import { milliseconds } from "../../kernel/clock.ts";
import { masked } from "./headers.ts";
import type { ApplicationRow } from "./store/applications.ts";
import type { DeliveryRow } from "./store/deliveries.ts";
import type { EndpointRow } from "./store/endpoints.ts";
import type { SubscriptionRow } from "./store/subscriptions.ts";

type View = Static<typeof Subscription>;

/** Whose eyes it is for: only its owner sees what its headers keep secret. */
export type Viewer = "owner" | "others";

/** An application as the API shows it. */
export function toApplication(row: ApplicationRow): Static<typeof CustomApplication> {
  const { uuid, name, description, metadata, events, account_uuid } = row;
  return { app_uuid: uuid, app_name: name, description, metadata, events, account_uuid, audit: toAudit(row) };
}

function shared(row: SubscriptionRow) {
  return {
    ...(row.criteria !== null && { criteria: row.criteria.map((criterion) => ({ ...criterion })) }),
    ...(row.expiration_date !== null && { expiration_date: row.expiration_date }),
    suspended: row.suspended ? (1 as const) : (0 as const),
    ...(row.ordered_by !== null && { ordered_by: row.ordered_by }),
    ...(row.limits !== null && { limits: row.limits }),
    audit: toAudit(row),
  };
}

const headersFor = (row: SubscriptionRow, viewer: Viewer) => (viewer === "owner" ? row.headers : masked(row.headers));

/** A subscription to the platform as the API shows it. */
export function toSubscription(row: SubscriptionRow, viewer: Viewer): View {
  const { uuid, user_uuid, account_uuid, url, keep_alive, options } = row;
  return {
    subscription_uuid: uuid,
    ...(user_uuid !== null && { user_uuid }),
    account_uuid,
    callback: { url, headers: headersFor(row, viewer), keep_alive },
    events: byService(row.events),
    ...(options !== null && { options }),
    ...shared(row),
  };
}

/** A subscription to an application as the API shows it. */
export function toCustomSubscription(row: SubscriptionRow, viewer: Viewer): Static<typeof CustomSubscription> {
  const { uuid, account_uuid, url, owner_uuid } = row;
  return {
    uuid,
    app_uuid: row.app_uuid ?? "",
    callback: { url, headers: headersFor(row, viewer) },
    events: row.topics,
    user_uuid: row.user_uuid ?? owner_uuid,
    account_uuid,
    ...shared(row),
  };
}

/** A subscription in the data of an event. */
export function toEventData(row: SubscriptionRow) {
  if (row.app_uuid === null) return toSubscription(row, "others");
  return { subscription_uuid: row.uuid, ...toCustomSubscription(row, "others") };
}

function byService(events: SubscriptionRow["events"]): View["events"] {
  return Array.isArray(events) ? {} : events;
}

const moment = (date: Date | null) => (date === null ? null : milliseconds(date));

/** How an endpoint is doing, as the API shows it. */
export function toHealth(row: EndpointRow, { suspended_because }: SubscriptionRow, now: Date): Static<typeof SubscriptionHealth> {
  return {
    pending: row.pending,
    dropped: Number(row.dropped),
    consecutive_failures: row.failures,
    held_until: row.held_until !== null && row.held_until > now ? milliseconds(row.held_until) : null,
    last_success: moment(row.last_success),
    last_failure: moment(row.last_failure),
    suspended_because,
  };
}

/** A delivery as lists show it. */
export function toDelivery(row: DeliveryRow): Static<typeof Delivery> {
  return {
    delivery_uuid: row.uuid,
    subscription_uuid: row.subscription_uuid,
    type: row.type,
    test: row.test,
    status: row.status,
    attempts: row.tries,
    created_datetime: milliseconds(row.created_at),
    next_attempt_datetime: moment(row.due_at),
    last_attempt: row.attempts.at(-1) ?? null,
  };
}

/** A delivery with everything that is known of it. */
export function toDeliveryDetails(
  row: DeliveryRow,
  request: { readonly url: string; readonly headers: Record<string, string> },
): Static<typeof DeliveryDetails> {
  return { ...toDelivery(row), request: { ...request, body: row.body }, attempt_log: row.attempts };
}
