/** A line of a file of comma-separated values. */
export interface CsvRecord {
  /** Number of its first line in the file, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;

/**
 * Reads comma-separated values (RFC 4180): fields may be quoted, and then hold commas, line breaks and doubled quotes. Lines
 * that are empty are skipped, and so is a byte order mark.
 * @throws Error with the line at which a quote is where none may be
 */
export function parseCsv(text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let fields: string[] = [];
  let line = 1;
  let start = 1;
  field.lastIndex = text.startsWith("\uFEFF") ? 1 : 0;
  while (field.lastIndex < text.length || fields.length > 0) {
    const found = field.exec(text);
    if (found === null) throw new Error(`line ${line}: a quote where none may be`);
    const [whole, quoted, plain = "", end] = found;
    fields.push(quoted?.replaceAll('""', '"') ?? plain);
    line += (whole.match(/\r\n|\n|\r/g) ?? []).length;
    if (end === ",") continue;
    if (fields.length > 1 || fields[0] !== "") records.push({ line: start, fields });
    fields = [];
    start = line;
  }
  return records;
}
