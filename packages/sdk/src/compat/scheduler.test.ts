import { expect, test } from "vitest";
import { Scheduler } from "../index.ts";
import { line, startPlatform } from "./hosts.fixture.ts";

test("an event begins now unless its start is given", async () => {
  await using server = await startPlatform(() => ({ status: 201, body: {} }));
  const before = Date.now();
  await Scheduler.scheduleEvent("at", "user");
  const { start_datetime, ...others } = JSON.parse(server.seen[0]?.body ?? "");
  expect(start_datetime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(Date.parse(start_datetime)).toBeGreaterThanOrEqual(before);
  expect(Date.parse(start_datetime)).toBeLessThanOrEqual(Date.now());
  expect(others).toEqual({
    user_uuid: "user",
    timezone: "America/New_York",
    title: "null title",
    description: "null description",
    status: "active",
    frequency: { type: "once" },
    trigger: {},
    notification: {},
    metadata: {},
    type: "",
  });
});

test("the type stands behind the trace; null is sent, undefined is the default", async () => {
  await using server = await startPlatform(() => ({ status: 201, body: {} }));
  const trace = { id: "i", trace: "t", parent: "p" };
  const args = ["at", "user", "2031-01-01T00:00:00.000Z", undefined, "t", null, undefined, null, undefined, null, trace, "kind"];
  await Reflect.apply(Scheduler.scheduleEvent, undefined, args);
  expect(JSON.parse(server.seen[0]?.body ?? "")).toMatchObject({
    timezone: "America/New_York",
    description: null,
    frequency: { type: "once" },
    trigger: null,
    metadata: null,
    type: "kind",
  });
  expect(server.seen[0]?.headers).toMatchObject(trace);
});

test("a trace in the place of filters becomes parameters, as older callers have it", async () => {
  await using server = await startPlatform(() => ({ body: { items: [] } }));
  await Scheduler.listEvents("at", 0, 5, { id: "i", trace: "t" });
  await Scheduler.listEventsHistory("at", 5, 5, { event_uuid: "e", status: undefined });
  expect(server.seen.map(line)).toEqual([
    "GET /scheduler/events?offset=0&limit=5&id=i&trace=t",
    "GET /scheduler/events/history?offset=5&limit=5&event_uuid=e",
  ]);
});

test("only a 204 says that an event is deleted", async () => {
  await using server = await startPlatform(() => ({ status: 200, body: { left: 1 } }));
  await expect(Scheduler.deleteEvent("at", "event", { trace: "t" })).rejects.toMatchObject({
    code: 200,
    message: "delete event failed",
    trace_id: "t",
    details: ['{"left":1}'],
  });
  expect(server.seen.map(line)).toEqual(["DELETE /scheduler/events/event"]);
});
