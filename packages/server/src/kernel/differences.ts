import { isDeepStrictEqual } from "node:util";

/** What makes one list of rows out of another. */
export interface Differences<Row> {
  readonly created: readonly Row[];
  /** As they are to be; those that are so already are left out. */
  readonly updated: readonly Row[];
  /** As they were. */
  readonly deleted: readonly Row[];
}

/**
 * Compares the rows that are there with those that are wanted.
 * @param whole whether the wanted ones are all, so that others go
 */
export function differences<Row>(
  present: ReadonlyMap<unknown, Row>,
  wanted: readonly Row[],
  keyOf: (row: Row) => unknown,
  whole: boolean,
): Differences<Row> {
  const keys = new Set(wanted.map(keyOf));
  return {
    created: wanted.filter((row) => !present.has(keyOf(row))),
    updated: wanted.filter((row) => present.has(keyOf(row)) && !isDeepStrictEqual(row, present.get(keyOf(row)))),
    deleted: whole ? [...present.values()].filter((row) => !keys.has(keyOf(row))) : [],
  };
}
