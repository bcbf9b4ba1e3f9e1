/** docs/settings.md: every setting of the server, from the table that reads the environment. */
import { describeSettings } from "../../packages/server/src/kernel/settings.ts";
import type { GeneratedFile } from "./files.ts";
import { tableCell } from "./text.ts";

export function settingsPage(): GeneratedFile {
  const rows = describeSettings().map(({ variable, form, fallback, description }) => {
    const usual = fallback === null ? "" : `\`${fallback}\``;
    return `| \`${variable}\` | ${tableCell(form)} | ${usual} | ${tableCell(description)} |`;
  });
  const text = `<!-- Generated from packages/server/src/kernel/settings by \`npm run generate\`. Do not edit. -->

# Settings

Environment variables. A variable that is empty counts as not set. The server reads them once, when it starts, and refuses to
start while one is wrong; it names every mistake, and warns of variables that begin with \`PATCHBAY_\` and are none of these.

| Variable | Form | Default | |
|---|---|---|---|
${rows.join("\n")}
`;
  return { path: "docs/settings.md", text };
}
