import type { SchedulerFrequency, SchedulerFrequencyInput } from "@patchbay/contract";
import type { Static } from "typebox";

/** How often something happens, in the words of the API. Members that are absent follow the start. */
export type Frequency = Static<typeof SchedulerFrequency>;
/** The same as clients send it: the unit may be an adverb. */
export type FrequencyInput = Static<typeof SchedulerFrequencyInput>;
export type Unit = Frequency["type"];

const adverbs = {
  minutely: "minute",
  hourly: "hour",
  daily: "day",
  weekly: "week",
  monthly: "month",
  yearly: "year",
} as const satisfies Partial<Record<FrequencyInput["type"], Unit>>;

/** The frequency with its unit's usual name; what else is known stays as it was sent, because it is given back. */
export function normaliseFrequency({ type, ...rest }: FrequencyInput): Frequency {
  const given = Object.entries(rest).filter(([name, value]) => known.has(name) && value !== undefined);
  return { type: isAdverb(type) ? adverbs[type] : type, ...Object.fromEntries(given) };
}

function isAdverb(type: FrequencyInput["type"]): type is keyof typeof adverbs {
  return Object.hasOwn(adverbs, type);
}

const selectors: Readonly<Record<Unit, readonly string[]>> = {
  once: [],
  minute: [],
  hour: [],
  day: [],
  week: ["day_of_week"],
  month: ["day_of_month", "day_of_week", "specific_weekday"],
  year: ["day_of_month"],
};
const repeating = ["interval", "count", "end_datetime"];

/**
 * What is wrong with a frequency that fits its schema: members that have no meaning together.
 * @returns one line per problem without a full stop, such as `frequency.day_of_week does not go with the type day`
 */
export function checkFrequency(frequency: Frequency): string[] {
  const { type } = frequency;
  const fitting = [...selectors[type], ...(type === "once" ? [] : repeating)];
  const problems = Object.entries(frequency)
    .filter(([name, value]) => name !== "type" && value !== undefined && known.has(name) && !fitting.includes(name))
    .map(([name]) => `frequency.${name} does not go with the type ${type}`);
  if (problems.length > 0) return problems;
  const { day_of_month, day_of_week, specific_weekday, end_datetime } = frequency;
  if (monthDaysOf(frequency).includes(0)) problems.push("frequency.day_of_month must be 1 to 31, or -1 for the last day");
  if (specific_weekday === 0) problems.push("frequency.specific_weekday must be 1 to 5, or -1 for the last one");
  if (type === "month" && day_of_week !== undefined && specific_weekday === undefined) {
    problems.push("frequency.day_of_week of the type month needs specific_weekday");
  }
  if (day_of_month !== undefined && specific_weekday !== undefined) {
    problems.push("frequency.day_of_month and frequency.specific_weekday exclude each other");
  }
  if (end_datetime !== undefined && Number.isNaN(Date.parse(end_datetime))) {
    problems.push("frequency.end_datetime must be a moment in RFC 3339");
  }
  return problems;
}

const known = new Set([...repeating, ...selectors.month]);

const dayNames = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

/** The chosen days of the week, 0 for Sunday; empty when none are chosen. */
export function weekdaysOf({ day_of_week }: Frequency): number[] {
  return [day_of_week ?? []].flat().map((day) => (typeof day === "number" ? day : dayNames.indexOf(day)));
}

/** The chosen days of the month, -1 for the last one; empty when none are chosen. */
export function monthDaysOf({ day_of_month }: Frequency): number[] {
  return [day_of_month ?? []].flat();
}
