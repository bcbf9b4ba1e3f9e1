#!/usr/bin/env node
import { call } from "./call/index.ts";
import { CliError, type Command, exitCodes, usageError } from "./command.ts";
import { commandHelp, generalHelp } from "./help.ts";
import { lambda } from "./lambda.ts";
import { listen } from "./listen.ts";
import { login } from "./login.ts";
import { logout } from "./logout.ts";
import { numbers } from "./numbers.ts";
import { seed } from "./seed.ts";
import { serve } from "./serve.ts";
import { suggestion } from "./text.ts";
import { version } from "./version.ts";

const help: Command = {
  name: "help",
  usage: "[COMMAND]",
  summary: "Print this text, or what a command does.",
  help: () => "Without COMMAND: all commands, the environment and the exit codes.",
  run: async ([name]) => console.log(name === undefined ? generalHelp(commands) : await commandHelp(find(name))),
};

const commands: readonly Command[] = [serve, seed, numbers, lambda, listen, login, logout, call, version, help];

function find(name: string): Command {
  const command = commands.find((candidate) => candidate.name === name);
  if (command !== undefined) return command;
  const names = commands.map((candidate) => candidate.name);
  throw usageError(`There is no command "${name}".${suggestion(name, names)} See patchbay help.`);
}

/** `--help` of a command; that of an operation is its own business. */
function asksForHelp(args: readonly string[]): boolean {
  return args[0] === "--help" || args[0] === "-h";
}

async function main([name, ...args]: readonly string[]): Promise<void> {
  if (name === undefined) throw new CliError(exitCodes.usage, generalHelp(commands));
  if (name === "--help" || name === "-h") return help.run([]);
  if (name === "--version" || name === "-v") return version.run([]);
  const command = find(name);
  if (asksForHelp(args)) return console.log(await commandHelp(command));
  return command.run(args);
}

/** Whoever reads our output may stop early (`| head`); that is no failure. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(exitCodes.ok);
  throw error;
});

try {
  await main(process.argv.slice(2));
} catch (error) {
  const expected = error instanceof CliError;
  // PATCHBAY's own errors carry a sentence for a person; the rest is a fault, of which the stack tells more.
  console.error(expected ? error.message : error);
  process.exitCode = expected ? error.exitCode : exitCodes.failure;
}
