/** The statement builder: SQL stays readable text, values become parameters, fragments nest. */
export { default as sql, empty, join, raw, type Sql } from "sql-template-tag";
