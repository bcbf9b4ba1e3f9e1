import { expectTypeOf } from "expect-type";
import { test } from "vitest";
import type { ListCall, ListOf, Ok, SchedulerEvent, SchedulerHistoryItem, SchedulerTrigger, Trace } from "../index.ts";
import { Patchbay, Scheduler } from "../index.ts";

// What these tests say is checked by the compiler (tsconfig.test.json); running them only shows that the file loads.
const pb = new Patchbay({ host: "http://localhost" });
type Input = Parameters<typeof pb.scheduler.scheduleEvent>[0];
const event: Input = { user_uuid: "u", start_datetime: "2031-01-01T00:00:00Z", timezone: "Europe/Berlin", title: "Call" };

test("Scheduler has the types of the table in both faces", () => {
  expectTypeOf(Scheduler.scheduleEvent).returns.resolves.toEqualTypeOf<SchedulerEvent>();
  expectTypeOf(Scheduler.listEventsHistory).returns.resolves.toEqualTypeOf<ListOf<SchedulerHistoryItem>>();
  expectTypeOf(Scheduler.deleteEvent).toEqualTypeOf<(accessToken: string, eventUUID: string, trace?: Trace) => Promise<Ok>>();
  expectTypeOf(pb.scheduler.getEvent).returns.resolves.toEqualTypeOf<SchedulerEvent>();
  expectTypeOf<ReturnType<typeof pb.scheduler.listEvents>>().toEqualTypeOf<ListCall<SchedulerEvent>>();
});

test("an event that was read can be sent back as it is", () => {
  expectTypeOf<SchedulerEvent>().toExtend<Parameters<typeof Scheduler.updateEvent>[2]>();
  expectTypeOf<SchedulerEvent & { event_uuid: string }>().toExtend<Parameters<typeof pb.scheduler.updateEvent>[0]>();
});

test("a trigger is told by its type", () => {
  const target = (trigger: SchedulerTrigger): string | undefined => {
    if (trigger.type === "workflow") return trigger.workflow_uuid;
    return trigger.type === "http" ? trigger.url : undefined;
  };
  expectTypeOf(target).returns.toEqualTypeOf<string | undefined>();
  expectTypeOf<Record<string, never>>().toExtend<SchedulerTrigger>();
  expectTypeOf<{ type: "workflow" }>().not.toExtend<SchedulerTrigger>();
  expectTypeOf<{ type: "mail" }>().not.toExtend<SchedulerTrigger>();
});

test("wrong calls of Scheduler do not compile", () => {
  const frequency: Input["frequency"] = { type: "month", day_of_week: ["MO", "FR"], specific_weekday: -1 };
  expectTypeOf({ ...event, frequency }).toExtend<Input>();
  expectTypeOf<Omit<Input, "timezone">>().not.toExtend<Input>();
  expectTypeOf<{ type: "fortnight" }>().not.toExtend<NonNullable<Input["frequency"]>>();
  expectTypeOf<[string, string]>().not.toExtend<Readonly<Parameters<typeof Scheduler.updateEvent>>>();
  expectTypeOf<[string, string, Date]>().not.toExtend<Readonly<Parameters<typeof Scheduler.scheduleEvent>>>();
});
