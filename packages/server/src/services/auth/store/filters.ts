import { type Sql, sql } from "../../../kernel/db/sql.ts";

/** Who reads: roots of the subtrees that he may read in, and himself for what is his own. */
export interface Reader {
  readonly scope: readonly string[];
  readonly user_uuid: string;
}

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A condition on an id from the query string: none when it is absent, never true when it is no uuid.
 * @param condition makes the condition from the id
 */
export function whereUuid(text: string | undefined, condition: (uuid: string) => Sql): Sql {
  if (text === undefined) return sql`true`;
  return uuidPattern.test(text) ? condition(text) : sql`false`;
}
