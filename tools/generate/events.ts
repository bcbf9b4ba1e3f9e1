/** The types of events, as webhooks deliver them. */
import type { TSchema } from "typebox";
import { type EventSpec, eventData, events, type ServiceSpec } from "../../packages/contract/src/index.ts";
import type { GeneratedFile } from "./files.ts";
import { plain, typeText } from "./schema.ts";
import { docComment, importTypes, sourceHeader } from "./text.ts";
import { typeNamesOf } from "./types.ts";

/** What an event holds, for every event that is kept in the log: those are the ones that are delivered. */
export function eventsFile(services: readonly ServiceSpec[]): GeneratedFile {
  const data: Partial<Record<string, TSchema>> = eventData;
  const all: [string, Record<string, EventSpec>][] = Object.entries(events);
  const members = all.flatMap(([service, row]) =>
    Object.entries(row)
      .filter(([, { transient }]) => transient === undefined)
      .map(([event, { description }]) => memberOf(`${service}.${event}`, description, data[`${service}.${event}`])),
  );
  const doc = docComment(["What the `data` of each event holds, by the type of the event, beside whose data it is."]);
  const body = `${doc}export interface EventData {\n${members.join("")}}\n`;
  const imports = importTypes(body, typeNamesOf(services), "../../resources/types.ts");
  return { path: "packages/sdk/src/webhooks/generated/events.ts", text: `${sourceHeader}\n${imports}\n${body}` };
}

function memberOf(type: string, description: string, schema: TSchema | undefined): string {
  const text = schema === undefined ? "Record<string, unknown>" : typeText(plain(schema)).replaceAll("\n", "\n  ");
  return `${docComment([description], "  ")}  ${JSON.stringify(type)}: ${text};\n`;
}
