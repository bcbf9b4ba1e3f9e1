import { type Command, exitCodes } from "./command.ts";
import { columns } from "./text.ts";

const codes: readonly (readonly [string, string])[] = [
  [String(exitCodes.ok), "done"],
  [String(exitCodes.failure), "failed: the server cannot be reached or cannot start, a file cannot be read"],
  [String(exitCodes.usage), "the command line is wrong"],
  [String(exitCodes.notSignedIn), "not signed in, or the session has ended"],
  [String(exitCodes.refused), "the server refused; its code, message and details are on standard error"],
];

/** The help of the whole program. */
export function generalHelp(commands: readonly Command[]): string {
  const rows = commands.map(({ name, usage, summary }) => [`${name} ${usage}`.trim(), summary] as const);
  return `Usage: patchbay COMMAND [OPTIONS]

Runs and uses Patchbay, a self-hosted communications platform.

Commands
${columns(rows)}

patchbay COMMAND --help tells more about a command.

Environment
${columns([["PATCHBAY_URL", "the server that login, logout, call, lambda and listen talk to; default: that of the session, else http://localhost:8420"]])}

Exit codes
${columns(codes)}`;
}

/** The help of one command. */
export async function commandHelp(command: Command): Promise<string> {
  return `Usage: patchbay ${`${command.name} ${command.usage}`.trim()}\n\n${command.summary}\n\n${await command.help()}`;
}
