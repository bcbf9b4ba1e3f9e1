import { readFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type ReplyBodyOf, lambda as table } from "@patchbay/contract";
import { perform, Refusal } from "./api.ts";
import { CliError, type Command, exitCodes, usageError } from "./command.ts";
import { readOptions } from "./options.ts";
import { credentialsFor, sessionEnded, targetHost } from "./session.ts";
import { columns, suggestion } from "./text.ts";

type Operations = typeof table.operations;
type Calls = ReplyBodyOf<Operations["listLambdaInvocations"]>;
type Invocation = Calls["items"][number];

/** Milliseconds between two looks at the log. */
const followEvery = 1_000;

/** Performs an operation of the service for whoever is signed in. */
async function ask(name: keyof Operations, params: Readonly<Record<string, unknown>>, body?: unknown): Promise<unknown> {
  const host = await targetHost();
  const spec = table.operations[name];
  const request = { name: `Lambda.${name}`, spec, params, ...(body === undefined ? {} : { body }) };
  return perform(host, request, await credentialsFor(host, spec.access)).catch((error: unknown) => {
    throw error instanceof Refusal && error.cause.code === 401 ? sessionEnded(error) : error;
  });
}

const print = (value: unknown) => console.log(JSON.stringify(value, null, 2));

async function readSource(file: string): Promise<string> {
  return readFile(file, "utf8").catch((cause: unknown) => {
    throw new CliError(exitCodes.failure, `${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  });
}

/** `NAME=VALUE` options as an object. A secret may be `NAME` alone: its value is that of the environment variable. */
function pairs(option: string, given: readonly string[], fromEnvironment: boolean): Record<string, string> | undefined {
  if (given.length === 0) return undefined;
  return Object.fromEntries(
    given.map((text) => {
      const at = text.indexOf("=");
      const value = at === -1 && fromEnvironment ? process.env[text] : text.slice(at + 1);
      if (at === 0 || (at === -1 && !fromEnvironment)) throw usageError(`--${option} is written NAME=VALUE, not ${text}.`);
      if (value === undefined) throw usageError(`There is no environment variable ${text} for --${option} ${text}.`);
      return [at === -1 ? text : text.slice(0, at), value];
    }),
  );
}

function wholeNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw usageError(`--${option} must be a whole number.`);
  return Number(text);
}

/** The members that are there. */
function defined(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

const text = { type: "string" } as const;
const texts = { type: "string", multiple: true } as const;
const deployOptions = {
  name: text,
  account: text,
  description: text,
  env: texts,
  secret: texts,
  "remove-secret": texts,
  "allow-host": texts,
  "timeout-ms": text,
  "cpu-ms": text,
  "memory-mb": text,
} as const;

async function deploy(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions({ args: [...args], options: deployOptions, allowPositionals: true });
  const file = only("file", positionals);
  const name = values.name ?? basename(file, extname(file));
  const removed = (values["remove-secret"] ?? []).map((secret) => [secret, null] as const);
  const secrets = { ...pairs("secret", values.secret ?? [], true), ...Object.fromEntries(removed) };
  const deployment = defined({
    source: await readSource(file),
    description: values.description,
    environment: pairs("env", values.env ?? [], false),
    secrets: Object.keys(secrets).length === 0 ? undefined : secrets,
    allowed_hosts: values["allow-host"],
    timeout_ms: wholeNumber("timeout-ms", values["timeout-ms"]),
    cpu_ms: wholeNumber("cpu-ms", values["cpu-ms"]),
    memory_mb: wholeNumber("memory-mb", values["memory-mb"]),
  });
  print(await ask("deployLambda", defined({ name, account_uuid: values.account }), deployment));
}

async function invoke(args: readonly string[]): Promise<void> {
  const [name, parameters = "{}", ...more] = args;
  if (name === undefined || more.length > 0)
    throw usageError("Name a function and its parameters: patchbay lambda invoke NAME JSON.");
  print(await ask("invokeLambda", { name }, readJson(parameters)));
}

function readJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw usageError(`The parameters are not valid JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

const logOptions = { follow: { type: "boolean", short: "f" }, limit: text, status: text } as const;

/** Calls of the log, the oldest first. */
async function calls(filters: Readonly<Record<string, unknown>>): Promise<Invocation[]> {
  // The operation answers what its table says.
  const { items } = (await ask("listLambdaInvocations", filters)) as Calls;
  return items.toReversed();
}

function show({ started, name, version, status, status_code, duration_ms, console: lines, error, uuid }: Invocation): void {
  console.log(`${started} ${name} v${version} ${status} ${status_code} ${Math.round(duration_ms)} ms ${uuid}`);
  for (const { level, text: line } of lines) console.log(`  ${level.padEnd(5)} ${line.replaceAll("\n", "\n        ")}`);
  if (error === undefined) return;
  console.log(`  ${error.name}: ${error.message}`);
  for (const place of error.stack) console.log(`    at ${place}`);
}

async function logs(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions({ args: [...args], options: logOptions, allowPositionals: true });
  const [name, ...more] = positionals;
  if (more.length > 0) throw usageError("Name one function, or none for all: patchbay lambda logs NAME.");
  const filters = defined({ name, status: values.status });
  let found = await calls({ ...filters, limit: wholeNumber("limit", values.limit) ?? 20 });
  let last = found.at(-1)?.uuid;
  for (;;) {
    for (const each of found) show(each);
    if (values.follow !== true) return;
    await delay(followEvery);
    found = await calls({ ...filters, limit: 100, ...(last === undefined ? {} : { after: last }) });
    last = found.at(-1)?.uuid ?? last;
  }
}

async function rollback([name, version, ...more]: readonly string[]): Promise<void> {
  if (name === undefined || version === undefined || more.length > 0)
    throw usageError("Name a function and a version: patchbay lambda rollback NAME VERSION.");
  print(await ask("rollbackLambda", { name }, { version }));
}

async function remove(args: readonly string[]): Promise<void> {
  await ask("deleteLambda", { name: only("function", args) });
}

function only(what: string, [first, ...more]: readonly string[]): string {
  if (first === undefined || more.length > 0) throw usageError(`Name one ${what}. See patchbay lambda --help.`);
  return first;
}

const actions: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  deploy,
  invoke,
  list: async () => print(await ask("listLambdas", { limit: 1000 })),
  logs,
  rollback,
  delete: remove,
};

const helpText = `${columns([
  ["deploy FILE", "Deploy a file, one ES module, as the function of its name. What is not said stays as it is."],
  ["  --name NAME", "another name than that of the file"],
  ["  --env NAME=VALUE", "a variable in context.env; all of them, when one is given"],
  ["  --secret NAME[=VALUE]", "a secret in context.env; without VALUE that of the environment variable"],
  ["  --remove-secret NAME", "one that is not needed any more"],
  ["  --allow-host HOST", "a host that fetch may call, or *.example.com, or *; all of them, when one is given"],
  ["  --timeout-ms N, --cpu-ms N", "longest that a call may run, and compute"],
  ["  --memory-mb N", "memory that a call may use"],
  ["  --description TEXT", "what it is for"],
  ["  --account UUID", "another account than one's own"],
  ["invoke NAME [JSON]", "Run a function and print its answer."],
  ["logs [NAME] [-f, --follow]", "Print the last calls with what they wrote to the console, and those to come."],
  ["  --status STATUS", "succeeded, refused, failed or timed_out"],
  ["  --limit N", "how many; 20 unless said"],
  ["list", "List the functions that can be invoked."],
  ["rollback NAME VERSION", "Make an earlier version the current one."],
  ["delete NAME", "Delete a function with all its versions."],
])}
Sign in first: patchbay login.`;

export const lambda: Command = {
  name: "lambda",
  usage: "deploy|invoke|logs|list|rollback|delete …",
  summary: "Deploy functions, run them and read their log.",
  help: () => helpText,
  async run([action = "", ...args]) {
    const run = Object.hasOwn(actions, action) ? actions[action] : undefined;
    if (run === undefined)
      throw usageError(`There is no "lambda ${action}".${suggestion(action, Object.keys(actions))} See patchbay lambda --help.`);
    await run(args);
  },
};
