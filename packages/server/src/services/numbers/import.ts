/** Reads numbers from a file of comma-separated values into the stock. */
import Papa from "papaparse";
import type { Database } from "../../kernel/db/database.ts";
import { toE164 } from "../../kernel/phone.ts";
import { type Described, isState, loadStock, toStock } from "./stock.ts";
import type { Loaded } from "./store/stock.ts";

/** A file that cannot be taken: what is wrong, one line each. */
export class NumbersFileError extends Error {
  override readonly name = "NumbersFileError";

  constructor(mistakes: readonly string[]) {
    super(mistakes.length > mostShown ? [...mistakes.slice(0, mostShown), "…"].join("\n") : mistakes.join("\n"));
  }
}

const mostShown = 20;
const columns = ["number", "provider", "network", "tier", "state", "rate_center", "sms_enabled", "mms_enabled"] as const;
type Column = (typeof columns)[number];
const isColumn = (name: string): name is Column => columns.some((column) => column === name);

function readHeader(header: readonly string[] = []): Column[] {
  const names = header.map((name) => name.trim().toLowerCase());
  const unknown = names.filter((name) => !isColumn(name)).map((name) => `line 1: "${name}" is no column`);
  const wanted = `line 1 must name the columns: number, and any of ${columns.slice(1).join(", ")}`;
  const mistakes = names.includes("number") ? unknown : [wanted];
  if (new Set(names).size < names.length) mistakes.push("line 1: a column is there twice");
  if (mistakes.length > 0) throw new NumbersFileError(mistakes);
  return names.filter(isColumn);
}

/** A number of the file; undefined, and a line in `mistakes` for each thing that is wrong, when it is not right. */
function readNumber(names: readonly Column[], fields: readonly string[], line: number, mistakes: string[]): Described | undefined {
  const before = mistakes.length;
  const wrong = (what: string) => void mistakes.push(`line ${line}: ${what}`);
  const texts = new Map(names.map((name, index) => [name, fields[index]?.trim() || undefined]));
  if (fields.length > names.length) wrong("there are more fields than columns");
  const number = toE164(texts.get("number") ?? "");
  if (number === undefined) wrong("number must be a telephone number");
  const tier = texts.get("tier");
  if (tier !== undefined && !/^[1-4]$/.test(tier)) wrong("tier must be 1 to 4");
  const state = texts.get("state");
  if (state !== undefined && !isState(state)) wrong("state must be two letters of a state of the USA");
  const flag = (name: "sms_enabled" | "mms_enabled"): boolean | undefined => {
    const text = texts.get(name)?.toLowerCase();
    if (text !== undefined && text !== "true" && text !== "false") wrong(`${name} must be true or false`);
    return text === undefined ? undefined : text === "true";
  };
  const described = {
    provider: texts.get("provider"),
    network: texts.get("network"),
    tier: tier === undefined ? undefined : Number(tier),
    state,
    rate_center: texts.get("rate_center"),
    sms_enabled: flag("sms_enabled"),
    mms_enabled: flag("mms_enabled"),
  };
  return number === undefined || mistakes.length > before ? undefined : { number, ...described };
}

function readNumbers(text: string): Described[] {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), { delimiter: "," });
  if (errors.length > 0) throw new NumbersFileError(errors.map(({ row = 0, message }) => `line ${row + 1}: ${message}`));
  const names = readHeader(data[0]);
  const mistakes: string[] = [];
  const found = new Map<string, Described>();
  for (const [index, fields] of data.entries()) {
    const line = index + 1;
    const isEmpty = fields.length === 1 && fields[0]?.trim() === "";
    const described = line === 1 || isEmpty ? undefined : readNumber(names, fields, line, mistakes);
    if (described === undefined) continue;
    if (found.has(described.number)) mistakes.push(`line ${line}: ${described.number} is there twice`);
    found.set(described.number, described);
  }
  if (mistakes.length > 0) throw new NumbersFileError(mistakes);
  return [...found.values()];
}

/**
 * Adds the numbers of a file to the stock, in its order, and describes those anew that are there; all or nothing.
 * @param text comma-separated values (RFC 4180) with a line that names the columns: `number` and, if there are any, `provider`
 *   (`VI` when empty), `network` (the provider), `tier` (1), `state`, `rate_center`, `sms_enabled` and `mms_enabled` (true)
 * @throws NumbersFileError
 */
export async function importNumbers(db: Database, text: string): Promise<Loaded> {
  const numbers = readNumbers(text).map(toStock);
  return db.transaction((tx) => loadStock(tx, numbers));
}
