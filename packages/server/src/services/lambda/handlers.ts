import type { lambda as contract, Permission } from "@patchbay/contract";
import type { Principal } from "../../kernel/access/principal.ts";
import type { Executor, Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { isUuid } from "../../kernel/http/mount.ts";
import { mapItems, slicePage } from "../../kernel/lists.ts";
import { type Handlers, type Kernel, Reply } from "../../kernel/service.ts";
import { type AccountRef, findAccount, holdAccount } from "../accounts/index.ts";
import { builtins } from "./builtins.ts";
import { checkDeployment, checkSource, deploy } from "./deploy.ts";
import type { Invoker } from "./invoker.ts";
import {
  deleteFunction,
  type FunctionRow,
  lockFunction,
  selectEnabled,
  selectFunction,
  updateFunction,
} from "./store/functions.ts";
import { listInvocations, type Reader, selectInvocation } from "./store/invocations.ts";
import { listVersions, selectVersion } from "./store/versions.ts";
import { builtinDetails, toDetails, toFunction, toInvocation, toVersion } from "./view.ts";

type LambdaHandlers = Handlers<typeof contract>;
type Find = (tx: Tx, scope: readonly string[], uuid: string) => Promise<AccountRef | undefined>;

/** The account whose functions are meant: the caller's own unless another is named. */
async function visibleAccount(
  tx: Tx,
  principal: Principal,
  account_uuid: string | undefined,
  find: Find = findAccount,
): Promise<AccountRef> {
  const uuid = account_uuid ?? principal.account_uuid;
  const account = isUuid(uuid) ? await find(tx, principal.visible, uuid) : undefined;
  if (account === undefined) throw problem("not_found");
  return account;
}

/** The same, if the caller may do this to its functions. */
async function accountFor(
  tx: Tx,
  principal: Principal,
  account_uuid: string | undefined,
  permission: Permission,
  find: Find = findAccount,
): Promise<AccountRef> {
  const account = await visibleAccount(tx, principal, account_uuid, find);
  principal.require(permission, account.path);
  return account;
}

interface Which {
  readonly principal: Principal;
  readonly params: { readonly name: string };
  readonly query: { readonly account_uuid?: string | undefined };
}

/** The function of the path, if the caller may change it. */
async function functionFor(
  tx: Tx,
  { principal, params, query }: Which,
  find: (tx: Tx, scope: readonly string[], account_uuid: string, name: string) => Promise<FunctionRow | undefined>,
): Promise<FunctionRow> {
  const account = await accountFor(tx, principal, query.account_uuid, "lambda.update");
  const row = await find(tx, principal.visible, account.uuid, params.name);
  if (row === undefined) throw problem("not_found");
  return row;
}

/** The version that a path or body names. */
async function versionOf(db: Executor, row: FunctionRow, text: string) {
  const number = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
  const version = await selectVersion(db, row.uuid, number);
  if (version === undefined) throw problem("not_found", `The function has no version ${text}.`);
  return version;
}

const readerOf = (principal: Principal): Reader => ({
  user_uuid: principal.user_uuid,
  visible: principal.visible,
  readable: principal.scopeOf("lambda.update"),
});

export const lambdaHandlers = (kernel: Kernel, invoker: Invoker): LambdaHandlers => ({
  listLambdas: async ({ tx, principal, page }) => {
    const account = await accountFor(tx, principal, undefined, "lambda.read");
    const own = await selectEnabled(tx, principal.visible, account.uuid);
    const all = [...[...builtins.values()].map(builtinDetails), ...own.map(toDetails)].map(toFunction);
    const [by = { field: "name", descending: false }] = page.sort;
    const key = ({ name, audit }: (typeof all)[number]) =>
      by.field === "created_date" ? audit.created_date : by.field === "modified_date" ? audit.modified_date : name;
    const sign = by.descending ? -1 : 1;
    const sorted = all.toSorted((a, b) => sign * compare(key(a), key(b)) || compare(a.name, b.name));
    return slicePage(page, sorted);
  },

  invokeLambda: async ({ tx, principal, params, body = {} }) => {
    principal.require("lambda.execute", principal.account_path);
    const { user_uuid, account_uuid, account_path, claims } = principal;
    const call = { user_uuid, account_uuid, account_path, name: params.name, parameters: body, scope: claims.scp };
    const { statusCode, body: answer, headers } = await invoker.invoke({ ...call, trace_id: tx.context.trace_id });
    return { statusCode, body: answer, ...(headers === undefined ? {} : { headers }) };
  },

  getLambda: async ({ tx, principal, params, query }) => {
    const account = await accountFor(tx, principal, query.account_uuid, "lambda.read");
    const builtin = builtins.get(params.name);
    if (builtin !== undefined) return builtinDetails(builtin);
    const row = await selectFunction(tx, principal.visible, account.uuid, params.name);
    if (row === undefined) throw problem("not_found");
    return toDetails(row);
  },

  deployLambda: async ({ tx, principal, params: { name }, query, body }) => {
    checkDeployment(name, body);
    // Before the first statement of the transaction, which holds a connection from there on.
    const { uuid } = await accountFor(kernel.db.direct(tx.context), principal, query.account_uuid, "lambda.update");
    await checkSource(invoker, uuid, name, body);
    const account = await accountFor(tx, principal, uuid, "lambda.update", holdAccount);
    const { row, created } = await deploy(
      tx,
      { kernel, directory: invoker.directory, account, name, deployment: body },
      principal.visible,
    );
    return new Reply(created ? 201 : 200, toDetails(row));
  },

  deleteLambda: async (call) => {
    const row = await functionFor(call.tx, call, lockFunction);
    invoker.directory.forget(call.tx, row);
    await deleteFunction(call.tx, call.principal.visible, row.uuid);
    return undefined;
  },

  listLambdaVersions: async (call) => {
    const row = await functionFor(call.tx, call, selectFunction);
    const versions = await listVersions(call.tx, call.principal.visible, row.uuid, call.page);
    return mapItems(versions, (version) => toVersion(version, row.version));
  },

  getLambdaVersion: async (call) => {
    const row = await functionFor(call.tx, call, selectFunction);
    const version = await versionOf(call.tx, row, call.params.version);
    const { source, environment } = version;
    return { ...toVersion({ ...version, bytes: Buffer.byteLength(source) }, row.version), source, environment: { ...environment } };
  },

  rollbackLambda: async (call) => {
    const { tx, principal, body } = call;
    const row = await functionFor(tx, call, lockFunction);
    const { version } = await versionOf(tx, row, body.version);
    const next = { ...row, version, modified_by: tx.context.actor, modified_at: tx.now() };
    invoker.directory.forget(tx, row);
    await updateFunction(tx, principal.visible, next);
    return toDetails(next);
  },

  listLambdaInvocations: async ({ tx, principal, query: { after, account_uuid, name, status }, page }) => {
    const account = await visibleAccount(tx, principal, account_uuid);
    const filters = { name, status, after: after !== undefined && isUuid(after) ? after : undefined };
    return mapItems(await listInvocations(tx, readerOf(principal), account.uuid, filters, page), toInvocation);
  },

  getLambdaInvocation: async ({ tx, principal, params }) => {
    const row = await selectInvocation(tx, readerOf(principal), params.invocation_uuid);
    if (row === undefined) throw problem("not_found");
    return toInvocation(row);
  },
});

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
