import type { Access, OperationSpec } from "@patchbay/contract";
import { columns } from "../text.ts";
import type { Operation } from "./operations.ts";
import { describeParameter, parametersOf } from "./parameters.ts";
import { isRecord } from "./values.ts";

/** The help of one operation, from its declaration. */
export function describeOperation({ name, spec }: Operation): string {
  const rows = parametersOf(spec).map(describeParameter);
  if (spec.body !== undefined) rows.push(["--body JSON|@FILE|-", "The whole body; the options above change members of it."]);
  return [
    `${name}: ${spec.summary}`,
    ...(spec.description === undefined ? [] : [spec.description]),
    `${spec.method} ${spec.path}\nAccess: ${describeAccess(spec.access)}\nAnswers: ${describeAnswers(spec)}`,
    ...(rows.length === 0 ? [] : [`Parameters\n${columns(rows)}`]),
  ].join("\n\n");
}

function describeAccess(access: Access): string {
  if (access.kind === "public") return "everybody, without signing in";
  if (access.kind === "client") return "an OAuth client, with its id and secret";
  if (access.permission === undefined) return "whoever is signed in";
  return access.own === undefined ? `permission ${access.permission}` : `${access.own}, or permission ${access.permission}`;
}

function describeAnswers(spec: OperationSpec): string {
  return Object.entries(spec.responses)
    .map(([status, schema]) => {
      if (schema === null) return `${status} (nothing)`;
      return isRecord(schema) && typeof schema.title === "string" ? `${status} ${schema.title}` : status;
    })
    .join(", ");
}
