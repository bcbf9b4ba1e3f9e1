/**
 * When things happen again: frequencies in the words of the API, computed in IANA time zones. Pure. The rule for daylight
 * saving time: days and larger units keep the local time of day; a time that clocks leave out moves forward by what they
 * leave out, one that they show twice counts the first time. Minutes and hours are exact durations.
 */
export { checkFrequency, type Frequency, type FrequencyInput, normaliseFrequency } from "./frequency.ts";
export { nextOccurrence, occurrences, preview, remaining, type Schedule } from "./occurrences.ts";
export { isTimeZone, localTime } from "./zone.ts";
