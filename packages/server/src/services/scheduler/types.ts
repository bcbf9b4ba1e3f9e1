import type {
  SchedulerEvent,
  SchedulerEventInput,
  SchedulerHistoryItem,
  SchedulerMisfire,
  SchedulerNotification,
  SchedulerTrigger,
} from "@patchbay/contract";
import type { Static } from "typebox";

export type Event = Static<typeof SchedulerEvent>;
export type EventInput = Static<typeof SchedulerEventInput>;
export type HistoryItem = Static<typeof SchedulerHistoryItem>;
export type Misfire = Static<typeof SchedulerMisfire>;
export type Notification = Static<typeof SchedulerNotification>;
export type Status = Event["status"];
export type Trigger = Static<typeof SchedulerTrigger>;
/** A trigger that starts something. */
export type ActiveTrigger = Extract<Trigger, { type: string }>;
export type TriggerType = ActiveTrigger["type"];
export type TriggerOf<T extends TriggerType> = Extract<ActiveTrigger, { type: T }>;

/** What came of a trigger. */
export interface Result {
  readonly instance_uuid?: string;
  readonly status_code?: number;
  readonly [name: string]: unknown;
}

/** Whether there is anything to start. */
export function isActive(trigger: Trigger): trigger is ActiveTrigger {
  return "type" in trigger;
}
