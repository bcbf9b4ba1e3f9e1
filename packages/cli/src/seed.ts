import { CliError, type Command, exitCodes, usageError } from "./command.ts";
import { readOptions } from "./options.ts";
import { withOptions } from "./serve.ts";
import { type ServerModule, withServerErrors } from "./server-errors.ts";

const options = { "data-dir": { type: "string" } } as const;

async function applySeed(server: ServerModule, file: string, env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const seed = await server.readSeed(file).catch((cause: unknown) => {
    throw new CliError(exitCodes.failure, `${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  });
  const platform = await server.openPlatform({ env, say: (line) => console.log(`▸ ${line}`) });
  try {
    await platform.app.seed(seed, file);
    console.log(`▸ ${file} is applied`);
  } finally {
    await platform.close();
  }
}

export const seed: Command = {
  name: "seed",
  usage: "FILE [--data-dir FOLDER]",
  summary: "Apply a seed file (YAML or JSON); applying it again changes nothing.",
  help: () => `A seed holds accounts, identities, oauth_clients and whatever else a service takes, by name. It is applied as a whole or
not at all. A server that runs on the same database sees it at once. The database is found as serve finds it.`,
  async run(args) {
    const { values, positionals } = readOptions({ args: [...args], options, allowPositionals: true });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw usageError("Name one seed file: patchbay seed FILE.");
    const server = await import("@patchbay/server");
    await withServerErrors(server, () => applySeed(server, file, withOptions(process.env, values)));
  },
};
