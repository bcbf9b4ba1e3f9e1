import { Errors } from "typebox/schema";

type Fault = ReturnType<typeof Errors>[1][number];

/**
 * What is wrong with the parameters of a call, one line each; empty when nothing is. Both come from users, and a pattern may
 * compute for ever: only for a thread that is ended then. The schema is interpreted; no code is made of it.
 * @throws whatever a schema that refers to itself without end makes it throw
 */
export function faultsOf(schema: Readonly<Record<string, unknown>>, parameters: unknown): string[] {
  const [, faults] = Errors(schema, parameters);
  // A union reports each branch that failed; that none did is enough.
  const unions = new Set(faults.filter(isUnion).map(({ instancePath }) => instancePath));
  const told = faults.filter((fault) => isUnion(fault) || !unions.has(fault.instancePath));
  return [...new Set(told.flatMap(linesOf))];
}

const isUnion = ({ keyword }: Fault): boolean => keyword === "anyOf" || keyword === "oneOf";

function linesOf(fault: Fault): string[] {
  const where = fault.instancePath.slice(1).replaceAll("/", ".");
  const member = (name: PropertyKey) => (where === "" ? String(name) : `${where}.${String(name)}`);
  if (fault.keyword === "required") return fault.params.requiredProperties.map((name) => `${member(name)} is required`);
  if (fault.keyword === "additionalProperties")
    return fault.params.additionalProperties.map((name) => `${member(name)} is not known here`);
  if (fault.keyword === "enum")
    return [`${where || "body"} must be one of ${fault.params.allowedValues.map((value) => JSON.stringify(value)).join(", ")}`];
  // What a schema `false` is for: a member that must not be there.
  if (fault.keyword === "boolean") return [`${where || "body"} is not known here`];
  return [`${where || "body"} ${isUnion(fault) ? "is not valid" : fault.message}`];
}
