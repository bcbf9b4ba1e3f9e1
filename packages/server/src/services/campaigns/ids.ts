import { randomInt } from "node:crypto";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/** An id as the registry makes them: a letter, and six capitals or digits. */
export function newId(letter: "B" | "C"): string {
  return letter + Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]).join("");
}

/**
 * Adds a row under a new id, another one when somebody has it already.
 * @param insert tells whether the id was free
 */
export async function withNewId<Row>(
  letter: "B" | "C",
  rowOf: (id: string) => Row,
  insert: (row: Row) => Promise<boolean>,
): Promise<Row> {
  for (;;) {
    const row = rowOf(newId(letter));
    if (await insert(row)) return row;
  }
}
