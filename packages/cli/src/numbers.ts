import { readFile } from "node:fs/promises";
import { CliError, type Command, exitCodes, usageError } from "./command.ts";
import { readOptions } from "./options.ts";
import { withOptions } from "./serve.ts";
import { type ServerModule, withServerErrors } from "./server-errors.ts";
import { columns } from "./text.ts";

const options = { "data-dir": { type: "string" } } as const;

async function importFile(server: ServerModule, file: string, env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new CliError(exitCodes.failure, `${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  });
  const platform = await server.openPlatform({ env, say: (line) => console.log(`▸ ${line}`) });
  try {
    const { added, changed } = await server.importNumbers(platform.app.kernel.db, text);
    console.log(`▸ ${added} numbers added, ${changed} changed`);
  } catch (error) {
    if (!(error instanceof server.NumbersFileError)) throw error;
    const lines = error.message.split("\n").map((line) => `\n  ${line}`);
    throw new CliError(exitCodes.failure, `${file} cannot be imported:${lines.join("")}`, { cause: error });
  } finally {
    await platform.close();
  }
}

const helpText = `The file holds comma-separated values (RFC 4180). Its first line names the columns; only number must be there:
${columns([
  ["number", "E.164, or as dialled in North America."],
  ["provider", "Key of the carrier. Default: VI."],
  ["network", "Default: the provider."],
  ["tier", "Price class, 1 to 4, 4 the dearest. Default: 1."],
  ["state", "State of the USA, two letters."],
  ["rate_center", "Place to which calls are charged."],
  ["sms_enabled", "true or false. Default: true."],
  ["mms_enabled", "true or false. Default: true."],
])}
Numbers are offered in the order of the file. Those that are there already are described anew, whoever uses them. The file
is taken whole or not at all. A server that runs on the same database sees it at once. The database is found as serve
finds it.`;

export const numbers: Command = {
  name: "numbers",
  usage: "import FILE [--data-dir FOLDER]",
  summary: "Add telephone numbers to those that accounts can take into use.",
  help: () => helpText,
  async run(args) {
    const { values, positionals } = readOptions({ args: [...args], options, allowPositionals: true });
    const [action, file, ...more] = positionals;
    if (action !== "import" || file === undefined || more.length > 0)
      throw usageError("Name one file: patchbay numbers import FILE.");
    const server = await import("@patchbay/server");
    await withServerErrors(server, () => importFile(server, file, withOptions(process.env, values)));
  },
};
