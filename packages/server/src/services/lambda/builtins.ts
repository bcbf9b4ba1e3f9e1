/** Functions that everybody has. They run as all others do. */
export interface Builtin {
  readonly name: string;
  readonly description: string;
  readonly source: string;
  readonly parameters_schema: Readonly<Record<string, unknown>>;
}

const number = { type: ["number", "string"] };

const all: readonly Builtin[] = [
  {
    name: "echo",
    description: "Answers with its parameters.",
    source: "export default async (params) => params;\n",
    parameters_schema: { type: "object" },
  },
  {
    name: "sumnumbers",
    description: "Adds the numbers in `nbrs`, or `x` and `y`.",
    source: `export default async ({ nbrs, x, y }) => {
  const given = Array.isArray(nbrs) ? nbrs : [x, y];
  const numbers = given.map((each) => (typeof each === "string" && each.trim() !== "" ? Number(each) : each));
  const wrong = numbers.findIndex((each) => typeof each !== "number" || !Number.isFinite(each));
  if (wrong === -1) return { sum: numbers.reduce((sum, each) => sum + each, 0) };
  const name = Array.isArray(nbrs) ? \`nbrs[\${wrong}]\` : ["x", "y"][wrong];
  return { statusCode: 400, body: \`\${name} must be a number.\` };
};
`,
    parameters_schema: { type: "object", properties: { nbrs: { type: "array", items: number }, x: number, y: number } },
  },
];

export const builtins: ReadonlyMap<string, Builtin> = new Map(all.map((builtin) => [builtin.name, builtin]));

/** Version of all of them. */
export const builtinVersion = "1";
