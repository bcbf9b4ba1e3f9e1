/** Reads what the sources of the drop-in say about their functions, so that the docs say the same. */

/** A function of a namespace, as its source describes it. */
export interface DocumentedFunction {
  readonly name: string;
  /** Its parameters with types, as they stand between the parentheses: one text each. */
  readonly parameters: readonly string[];
  /** `Promise<Account>` */
  readonly result: string;
  /** Paragraphs before the tags. */
  readonly description: readonly string[];
  /** What `@param` says, by name. */
  readonly params: ReadonlyMap<string, string>;
  readonly returns: string | undefined;
  readonly throws: string | undefined;
}

/** A docstring, a function's name, and its parameters and result: of overloads the first, which is the one for callers. */
const documented = /\/\*\*((?:(?!\*\/).)*)\*\/\nexport (?:async )?function (\w+)(?:<[^(]*>)?\((.*?)\): ([^{;]+?)(?: \{|;)\n/gs;

/** The documented functions that a module exports, in its order. */
export function documentedFunctions(source: string): DocumentedFunction[] {
  return [...source.matchAll(documented)].map(([, doc = "", name = "", parameters = "", result = ""]) => ({
    name,
    parameters: splitParameters(parameters),
    result: result.replaceAll(/\s+/g, " ").trim(),
    ...readDoc(doc),
  }));
}

/** At the commas outside of brackets. */
function splitParameters(text: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const character of text) {
    if ("<({[".includes(character)) depth += 1;
    if (">)}]".includes(character)) depth -= 1;
    if (character === "," && depth === 0) parts.push("");
    else parts.push(`${parts.pop()}${character}`);
  }
  return parts.map((part) => part.replaceAll(/\s+/g, " ").trim()).filter((part) => part !== "");
}

function readDoc(comment: string): Pick<DocumentedFunction, "description" | "params" | "returns" | "throws"> {
  const lines = comment.split("\n").map((line) => line.replace(/^\s*\* ?/, "").trim());
  const [text = "", ...tags] = lines.join("\n").split(/\n(?=@)/);
  const tagged = (name: string) =>
    tags.filter((tag) => tag.startsWith(`@${name} `)).map((tag) => joined(tag.slice(name.length + 2)));
  const params = tagged("param").map((each): [string, string] => {
    const end = each.search(/ |$/);
    return [each.slice(0, end), each.slice(end + 1)];
  });
  return {
    description: text
      .split(/\n\n/)
      .map(joined)
      .filter((paragraph) => paragraph !== ""),
    params: new Map(params),
    returns: tagged("returns")[0],
    throws: tagged("throws")[0],
  };
}

function joined(text: string): string {
  return text
    .replaceAll("\n", " ")
    .replaceAll(/\{@link ([^}]+)\}/g, "`$1`")
    .trim();
}
