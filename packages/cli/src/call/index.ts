import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { perform, Refusal } from "../api.ts";
import { CliError, type Command, exitCodes, usageError } from "../command.ts";
import { readOptions } from "../options.ts";
import { credentialsFor, sessionEnded, targetHost } from "../session.ts";
import { suggestion } from "../text.ts";
import { describeOperation } from "./describe.ts";
import { findOperation, listOperations, type Operation } from "./operations.ts";
import { isSwitch, type Parameter, parametersOf, readValues, type Values } from "./parameters.ts";
import { isRecord } from "./values.ts";

const helpText = `Every operation of the API is here under its name in the SDK, with its path, query and body members as options:

  patchbay call --list                        all operations
  patchbay call --list Accounts               those of one module
  patchbay call Accounts.createAccount --help its parameters

  patchbay call Accounts.listAccounts --limit 5 --sort -created_date
  patchbay call Auth.createRole --account_uuid UUID --name Clerks --permissions UUID --permissions UUID
  patchbay call Accounts.modifyAccount --account_uuid UUID --body '{"description": null}'

Texts and numbers are written as they are; objects as JSON; arrays as JSON or by repeating the option. A value that
begins with two hyphens needs an equals sign: --name=--x. --body gives the whole body: JSON, @FILE, or - for standard input.
The answer is printed as JSON. Sign in first: patchbay login.`;

/** Options whose name an operation's parameter would not get through with; a test keeps the table clear of them. */
export const reservedOptions = ["body", "help"] as const;

/** `--account-uuid` means the same as `--account_uuid`. */
function comparable(name: string): string {
  return name.replaceAll("-", "_");
}

/** `--public=true` and `--public true` for switches, which parseArgs wants as `--public`. */
function normalize(args: readonly string[], parameters: readonly Parameter[]): string[] {
  const switches = new Set(parameters.filter(isSwitch).map(({ name }) => comparable(name)));
  const normalized: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const [, name, inline] = /^--([\w-]+)(?:=(.*))?$/s.exec(args[index] ?? "") ?? [];
    if (name === undefined || !switches.has(comparable(name))) {
      normalized.push(args[index] ?? "");
      continue;
    }
    const next = args[index + 1];
    const value = inline ?? (next === "true" || next === "false" ? next : undefined);
    if (inline === undefined && value !== undefined) index++;
    if (value !== undefined && value !== "true" && value !== "false") throw usageError(`--${name} must be true or false.`);
    normalized.push(value === "false" ? `--no-${name}` : `--${name}`);
  }
  return normalized;
}

interface Given {
  readonly help: boolean;
  readonly body: string | undefined;
  readonly values: ReadonlyMap<string, readonly (string | boolean)[]>;
}

/** Reads the options of an operation. */
function readGiven(args: readonly string[], operation: Operation, parameters: readonly Parameter[]): Given {
  const { tokens = [] } = readOptions({
    args: normalize(args, parameters),
    strict: false,
    tokens: true,
    options: optionsOf(parameters),
  });
  const byName = new Map(parameters.map((parameter) => [comparable(parameter.name), parameter]));
  const values = new Map<string, (string | boolean)[]>();
  let body: string | undefined;
  let help = false;
  for (const token of tokens) {
    if (token.kind === "positional") throw usageError(`"${token.value}" is no option; values follow their option: --name VALUE.`);
    if (token.kind !== "option") continue;
    if (token.name === "help") {
      help = true;
      continue;
    }
    const negated = token.name.startsWith("no-") ? byName.get(comparable(token.name.slice(3))) : undefined;
    const parameter = byName.get(comparable(token.name)) ?? negated;
    if (parameter === undefined && token.name !== "body") throw unknownOption(token.name, operation, parameters);
    const value = parameter !== undefined && isSwitch(parameter) ? negated === undefined : token.value;
    const swallowed = token.inlineValue === false && token.value.startsWith("--");
    if (value === undefined || swallowed) throw usageError(`--${token.name} needs a value.`);
    if (parameter === undefined) body = String(value);
    else values.set(parameter.name, [...(values.get(parameter.name) ?? []), value]);
  }
  return { help, body, values };
}

function optionsOf(parameters: readonly Parameter[]) {
  const options: Record<string, { type: "string" | "boolean"; multiple: true }> = {
    help: { type: "boolean", multiple: true },
    body: { type: "string", multiple: true },
  };
  for (const parameter of parameters) {
    const type = isSwitch(parameter) ? "boolean" : "string";
    for (const name of [parameter.name, parameter.name.replaceAll("_", "-")]) options[name] = { type, multiple: true };
  }
  return options;
}

function unknownOption(name: string, operation: Operation, parameters: readonly Parameter[]): CliError {
  const near = suggestion(
    `--${name}`,
    parameters.map((parameter) => `--${parameter.name}`),
  );
  return usageError(`${operation.name} has no parameter "${name}".${near} See patchbay call ${operation.name} --help.`);
}

async function readBody(source: string | undefined): Promise<unknown> {
  if (source === undefined) return undefined;
  const json = source === "-" ? await text(process.stdin) : source.startsWith("@") ? await readBodyFile(source.slice(1)) : source;
  try {
    return JSON.parse(json);
  } catch (error) {
    throw usageError(`--body is not valid JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

async function readBodyFile(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new CliError(exitCodes.failure, `${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

/** The body that is sent: the whole one, changed by the members that were given. */
function mergeBody(whole: unknown, members: Values["body"]): unknown {
  if (Object.keys(members).length === 0) return whole;
  return { ...(isRecord(whole) ? whole : {}), ...members };
}

async function callOperation(operation: Operation, values: Values, body: unknown): Promise<void> {
  const { access } = operation.spec;
  const host = await targetHost();
  const request = {
    ...operation,
    params: { ...values.query, ...values.header, ...values.path },
    body: mergeBody(body, values.body),
  };
  const answer = await perform(host, request, await credentialsFor(host, access)).catch((error: unknown) => {
    throw error instanceof Refusal && error.cause.code === 401 && access.kind === "bearer" ? sessionEnded(error) : error;
  });
  if (answer !== "") console.log(typeof answer === "string" ? answer : JSON.stringify(answer, null, 2));
}

export const call: Command = {
  name: "call",
  usage: "Module.function [--key VALUE…] [--body JSON|@FILE|-]",
  summary: "Call an operation of the API, or --list them.",
  help: () => helpText,
  async run([name, ...args]) {
    if (name === undefined) throw usageError("Which operation? See patchbay call --list.");
    if (name === "--list") return console.log(listOperations(args[0]));
    const operation = findOperation(name);
    const parameters = parametersOf(operation.spec);
    const given = readGiven(args, operation, parameters);
    if (given.help) return console.log(describeOperation(operation));
    const values = readValues(parameters, given.values);
    await callOperation(operation, values, await readBody(given.body));
  },
};
