import type { Sql } from "sql-template-tag";

/** The statement builder: SQL stays readable text, values become parameters, fragments nest. */
export { default as sql, empty, join, raw, type Sql } from "sql-template-tag";

const replannedStatements = new WeakSet<Sql>();

/**
 * Has a statement planned anew each time. For those that run from the start against tables that fill up: the plan of a
 * prepared statement that PostgreSQL made for an empty table, a scan of all of it, is kept until it analyses the table.
 */
export function replanned(statement: Sql): Sql {
  replannedStatements.add(statement);
  return statement;
}

/** Whether the statement is one of those. */
export function isReplanned(statement: Sql): boolean {
  return replannedStatements.has(statement);
}
