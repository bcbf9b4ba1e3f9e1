import { invalid } from "../../../kernel/errors.ts";

/** RFC 3339, 5.6. */
const rfc3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

function moment(name: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  // A `+` that was not encoded has become a blank.
  const written = text.replace(/ (\d{2}:\d{2})$/, "+$1");
  const date = new Date(rfc3339.test(written) ? written : Number.NaN);
  if (Number.isNaN(date.getTime())) throw invalid(`${name} must be a date of RFC 3339`);
  return date;
}

/** From when (inclusive) until when (exclusive). */
export interface Period {
  readonly from: Date | undefined;
  readonly until: Date | undefined;
}

/**
 * The period that a list is asked for.
 * @throws problem `validation_failed`
 */
export function periodOf(query: { start_datetime?: string | undefined; end_datetime?: string | undefined }): Period {
  const from = moment("start_datetime", query.start_datetime);
  const until = moment("end_datetime", query.end_datetime);
  if (from !== undefined && until !== undefined && until < from) throw invalid("end_datetime must not be before start_datetime");
  return { from, until };
}

/** The texts that are searched for, in lower case: one of them must occur. Empty when anything fits. */
export function termsOf(search: string | undefined): string[] {
  const terms = (search ?? "").toLowerCase().split(",");
  return [...new Set(terms.map((term) => term.trim()).filter((term) => term !== ""))].slice(0, 50);
}
