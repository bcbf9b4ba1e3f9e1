import type { LambdaDeployment } from "@patchbay/contract";
import { type Static, Type } from "typebox";
import type { Scope } from "../../kernel/access/principal.ts";
import { isUniqueViolation, type Tx } from "../../kernel/db/database.ts";
import { invalid, problem } from "../../kernel/errors.ts";
import { violations } from "../../kernel/http/validate.ts";
import { isObject } from "../../kernel/json.ts";
import { seal } from "../../kernel/secrets.ts";
import type { Kernel } from "../../kernel/service.ts";
import type { AccountRef } from "../accounts/index.ts";
import { builtins } from "./builtins.ts";
import { type Directory, openSecrets, secretsContext } from "./directory.ts";
import type { Invoker } from "./invoker.ts";
import { defaults, isName, isVariable, readHost } from "./rules.ts";
import type { CodeError } from "./runtime/protocol.ts";
import { countFunctions, type FunctionRow, insertFunction, lockFunction, updateFunction } from "./store/functions.ts";
import { deleteOldVersions, insertVersion, lastVersion, selectVersion } from "./store/versions.ts";

export type Deployment = Static<typeof LambdaDeployment>;

/** Functions that an account may have. */
const mostFunctions = 500;
/** Characters of all variables and secrets together. */
const longestEnvironment = 64 * 1024;
const longestSchema = 32 * 1024;
/** What a JSON Schema is; later drafts say the same of the words that they share. */
const jsonSchema = Type.Ref("http://json-schema.org/draft-07/schema#");

/** What a deployment does, and to what. */
interface Plan {
  readonly kernel: Kernel;
  readonly directory: Directory;
  readonly account: Pick<AccountRef, "uuid" | "path">;
  readonly name: string;
  readonly deployment: Deployment;
}

/**
 * What is wrong with a deployment, whatever is there already.
 * @throws problem `validation_failed`, `conflict`
 */
export function checkDeployment(name: string, { environment = {}, secrets = {}, allowed_hosts = [], ...rest }: Deployment): void {
  if (!isName(name)) throw invalid("name must be 1 to 64 letters, digits, _ and -");
  if (builtins.has(name)) throw problem("conflict", `Everybody has a function ${name}; choose another name.`);
  const wrong = [...Object.keys(environment), ...Object.keys(secrets)].find((variable) => !isVariable(variable));
  if (wrong !== undefined) throw invalid(`${JSON.stringify(wrong)} must be a name of letters, digits and _`);
  const host = allowed_hosts.find((each) => readHost(each) === undefined);
  if (host !== undefined) throw invalid(`allowed_hosts: ${JSON.stringify(host)} is no host name`);
  if (rest.source?.includes("\u0000") === true) throw invalid("source must not contain U+0000");
  if (JSON.stringify({ environment, secrets }).length > longestEnvironment)
    throw invalid(`environment and secrets must have ${longestEnvironment} characters at most`);
  checkSchema(rest.parameters_schema ?? {});
}

function checkSchema(schema: Readonly<Record<string, unknown>>): void {
  if (JSON.stringify(schema).length > longestSchema)
    throw invalid(`parameters_schema must have ${longestSchema} characters at most`);
  const wrong = [...violations(jsonSchema, schema), ...brokenPatterns(schema)];
  const details = wrong.map((line) => `parameters_schema.${line}`);
  if (details.length > 0) throw problem("validation_failed", { message: details.join("; "), details });
}

/** Patterns in a schema that are none. */
function brokenPatterns(schema: Readonly<Record<string, unknown>>): string[] {
  const patterns: string[] = [];
  JSON.stringify(schema, (word, value: unknown) => {
    if (word === "pattern" && typeof value === "string") patterns.push(value);
    if (word === "patternProperties" && isObject(value)) patterns.push(...Object.keys(value));
    return value;
  });
  return patterns.filter((pattern) => !isPattern(pattern)).map((pattern) => `pattern: ${JSON.stringify(pattern)} is none`);
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}

/** The refusal of code that cannot be loaded: what is wrong and where. */
export function unloadable({ name, message, stack }: CodeError): Error {
  const [where] = stack;
  const at = where === undefined ? "" : ` at ${/\(?([^()\s]+:\d+(:\d+)?)\)?$/.exec(where)?.[1] ?? where}`;
  const what = message.replace(/\.$/, "");
  const line = `source: ${name}: ${what}${at}`;
  return problem("validation_failed", { message: `The code cannot be loaded: ${name}: ${what}${at}.`, details: [line] });
}

/** Loads the code of a deployment, if it brings any. It takes a while, so it comes before the first statement. */
export async function checkSource(invoker: Invoker, account_uuid: string, name: string, { source }: Deployment): Promise<void> {
  const error = source === undefined ? undefined : await invoker.probe(account_uuid, name, source);
  if (error !== undefined) throw unloadable(error);
}

/**
 * Creates the function of this name or changes it. What is left out stays as it is; other code makes a new version.
 * @returns the function, and whether it is new
 */
export async function deploy(tx: Tx, plan: Plan, scope: Scope): Promise<{ row: FunctionRow; created: boolean }> {
  plan.directory.forget(tx, { account_uuid: plan.account.uuid, name: plan.name });
  const present = await lockFunction(tx, scope, plan.account.uuid, plan.name);
  if (present === undefined) return { row: await create(tx, plan), created: true };
  return { row: await change(tx, plan, scope, present), created: false };
}

async function create(tx: Tx, { kernel, account, name, deployment }: Plan): Promise<FunctionRow> {
  const { source, environment = {} } = deployment;
  if (source === undefined) throw invalid("source is required for a new function");
  if ((await countFunctions(tx, account.uuid)) >= mostFunctions)
    throw problem("conflict", `An account can have ${mostFunctions} functions.`);
  const uuid = tx.uuid();
  const secrets = withSecrets({}, deployment);
  const audit = { created_by: tx.context.actor, created_at: tx.now(), modified_by: tx.context.actor, modified_at: tx.now() };
  const fresh = { uuid, account_uuid: account.uuid, account_path: account.path, name, description: "", enabled: true, version: 1 };
  const limits = { ...defaults, concurrency: null, allowed_hosts: [], parameters_schema: null };
  const row: FunctionRow = { ...fresh, ...limits, ...sealedSecrets(kernel, uuid, secrets), ...audit, ...settingsOf(deployment) };
  await insertFunction(tx, row).catch((error: unknown) => {
    throw isUniqueViolation(error) ? problem("conflict", `A function ${name} is being deployed already.`) : error;
  });
  await addVersion(tx, row, source, environment);
  return row;
}

async function change(tx: Tx, { kernel, deployment }: Plan, scope: Scope, present: FunctionRow): Promise<FunctionRow> {
  const code = await selectVersion(tx, present.uuid, present.version);
  if (code === undefined) throw new Error(`Function ${present.uuid} has no version ${present.version}.`);
  const { source = code.source, environment = code.environment } = deployment;
  const changed = source !== code.source || !sameTexts(environment, code.environment);
  const version = changed ? (await lastVersion(tx, present.uuid)) + 1 : present.version;
  const secrets = withSecrets(openSecrets(kernel, present), deployment);
  const audit = { modified_by: tx.context.actor, modified_at: tx.now() };
  const sealed = deployment.secrets === undefined ? {} : sealedSecrets(kernel, present.uuid, secrets);
  const row: FunctionRow = { ...present, ...settingsOf(deployment), ...sealed, ...audit, version };
  await updateFunction(tx, scope, row);
  if (changed) await addVersion(tx, row, source, environment);
  return row;
}

async function addVersion(tx: Tx, row: FunctionRow, source: string, environment: Readonly<Record<string, string>>): Promise<void> {
  const { uuid: function_uuid, version, account_uuid, account_path } = row;
  const made = { created_by: tx.context.actor, created_at: tx.now() };
  await insertVersion(tx, { function_uuid, version, account_uuid, account_path, source, environment, ...made });
  await deleteOldVersions(tx, function_uuid, version);
}

/** The columns that a deployment sets by itself. */
function settingsOf(deployment: Deployment): Partial<FunctionRow> {
  const { description, enabled, timeout_ms, cpu_ms, memory_mb, concurrency, allowed_hosts, parameters_schema } = deployment;
  const hosts = allowed_hosts?.flatMap((host) => readHost(host) ?? []);
  const given = { description, enabled, timeout_ms, cpu_ms, memory_mb, concurrency, allowed_hosts: hosts, parameters_schema };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function withSecrets(present: Readonly<Record<string, string>>, { secrets = {} }: Deployment): Record<string, string> {
  const next: Record<string, string> = { ...present };
  for (const [name, value] of Object.entries(secrets)) {
    if (value === null) delete next[name];
    else next[name] = value;
  }
  return next;
}

function sealedSecrets(kernel: Kernel, uuid: string, secrets: Readonly<Record<string, string>>) {
  const text = JSON.stringify(secrets);
  if (text.length > longestEnvironment) throw invalid(`secrets must have ${longestEnvironment} characters at most`);
  return { secrets: seal(kernel.secrets, text, secretsContext(uuid)), secret_names: Object.keys(secrets).toSorted() };
}

function sameTexts(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
