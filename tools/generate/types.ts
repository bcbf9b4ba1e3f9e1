import { errors, type ServiceSpec } from "../../packages/contract/src/index.ts";
import type { GeneratedFile } from "./files.ts";
import { isPlainObject, membersText, type Schema, structureText } from "./schema.ts";
import { namedSchemas } from "./table.ts";
import { codeList, docComment, sourceHeader } from "./text.ts";

const lists = `/** One page of a list. */
export interface ListOf<Item> {
  items: Item[];
  metadata: ListMetadata;
  links: Link[];
}

/** The first items of a list that belongs to a resource, and how many there are. */
export interface EmbeddedListOf<Item> {
  items: Item[];
  metadata: ListMetadata;
}
`;

const files = `/** What can be uploaded as a file: bytes, a stream of the web or of Node, or a text. */
export type FileInput =
  | Blob
  | ArrayBuffer
  | ArrayBufferView
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array | string>
  | string;
`;

/** Names of the types in that file which generated code may mention. */
export function typeNamesOf(services: readonly ServiceSpec[]): string[] {
  const titles = namedSchemas(services)
    .entries()
    .map(([title]) => title);
  return ["ListOf", "EmbeddedListOf", "FileInput", ...titles];
}

/** The named types of the SDK: one for each titled schema of the table. */
export function typesFile(services: readonly ServiceSpec[]): GeneratedFile {
  const types = namedSchemas(services)
    .entries()
    .map(([title, schema]) => declaration(title, schema));
  const text = [lists, ...types].join("\n");
  const parts = [`${sourceHeader}\n/** The types of everything that the API takes and gives. */\n`, errorKeys(), text];
  return {
    path: "packages/sdk/src/resources/types.ts",
    text: [...parts, ...(/\bFileInput\b/.test(text) ? [files] : [])].join("\n"),
  };
}

function declaration(title: string, schema: Schema): string {
  const doc = docComment(schema.description === undefined ? [] : [schema.description]);
  // Object types become interfaces, because editors and compiler messages show those by their name.
  if (isPlainObject(schema)) return `${doc}export interface ${title} {\n${membersText(schema)}}\n`;
  return `${doc}export type ${title} = ${structureText({ ...schema })};\n`;
}

function errorKeys(): string {
  const statuses = [...new Set(Object.values(errors).map(([status]) => status))].sort((one, other) => one - other);
  const keysOf = (wanted: number) => Object.entries(errors).flatMap(([key, [status]]) => (status === wanted ? [key] : []));
  const doc = statuses.map((status) => `- ${status}: ${codeList(keysOf(status))}`);
  const keys = Object.keys(errors).map((key) => `  | ${JSON.stringify(key)}`);
  return `${docComment(["Stable machine codes of errors, by status:", "", ...doc])}export type ErrorKey =\n${keys.join("\n")};\n`;
}
