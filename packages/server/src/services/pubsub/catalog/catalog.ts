import { type CatalogEntry, type EventSpec, eventData, events } from "@patchbay/contract";
import { type Static, type TSchema, Type } from "typebox";
import { type Schema, sampleOf } from "./sample.ts";

type Entry = Static<typeof CatalogEntry>;

/** Whose data it is stands in the data of every event. */
const whose = Type.Object({
  account_uuid: Type.String({ format: "uuid", description: "The account whose data it is." }),
  user_uuid: Type.Union([Type.String({ format: "uuid" }), Type.Null()], { description: "The user whose data it is." }),
});

const schemas: Readonly<Record<string, TSchema | undefined>> = eventData;

/** A plain copy: the catalogue's own types carry more than JSON. */
function plain(schema: TSchema): Record<string, unknown> {
  return JSON.parse(JSON.stringify(schema));
}

function schemaOf(type: string): Record<string, unknown> {
  const known = schemas[type];
  return plain(known === undefined ? whose : Type.Intersect([known, whose]));
}

/** The data of a sample, in which names that a schema knows have values. */
export function sampleData(type: string, now: Date): Record<string, unknown> {
  // A schema of data describes an object.
  return sampleOf(schemaOf(type) as Schema, now) as Record<string, unknown>;
}

/** Whether there is such an event. */
export function isKnown(type: string): boolean {
  const [service = "", event = ""] = type.split(".");
  return Object.hasOwn(events, service) && Object.hasOwn(events[service as keyof typeof events], event);
}

/** Every event of the platform, by type. */
export function catalog(now: Date): Entry[] {
  const all = Object.entries(events).flatMap(([service, row]) =>
    Object.entries(row).map(([event, spec]: [string, EventSpec]) => entryOf(service, event, spec, now)),
  );
  return all.sort((a, b) => (a.type < b.type ? -1 : 1));
}

function entryOf(service: string, event: string, spec: EventSpec, now: Date): Entry {
  const type = `${service}.${event}`;
  return {
    type,
    service,
    event,
    description: spec.description,
    transient: spec.transient === true,
    schema: schemaOf(type),
    sample: { type, timestamp: now.toISOString(), data: sampleData(type, now) },
  };
}
