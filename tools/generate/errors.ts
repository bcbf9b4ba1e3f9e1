/** docs/errors.md: the catalogue of errors. */
import { errors } from "../../packages/contract/src/index.ts";
import type { GeneratedFile } from "./files.ts";
import { tableCell } from "./text.ts";

export function errorsPage(): GeneratedFile {
  const rows = Object.entries(errors).map(([key, [status, message]]) => `| \`${key}\` | ${status} | ${tableCell(message)} |`);
  const text = `<!-- Generated from packages/contract by \`npm run generate\`. Do not edit: change the table and generate again. -->

# Errors

Every error answer has the same body: \`{ "code", "message", "trace_id", "details", "key" }\`. \`code\` is the HTTP status, \`key\`
is the stable word that programs may rely on, \`message\` is for people and may change, \`details\` has one line for each
mistake in the request, and \`trace_id\` is the \`trace\` of its line in the server's log. Errors of OAuth also have \`error\` and
\`error_description\` (RFC 6749, 5.2).

| Key | Status | Message when nothing more precise is said |
|---|---|---|
${rows.join("\n")}
`;
  return { path: "docs/errors.md", text };
}
