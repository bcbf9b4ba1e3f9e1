import type { Access as AccessRule, OperationSpec } from "@patchbay/contract";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { Principal } from "../access/principal.ts";
import { forbidden } from "../access/principal.ts";
import type { Tx } from "../db/database.ts";
import { Problem, problem } from "../errors.ts";
import { envelope, type Page, parsePage } from "../lists.ts";
import { type Call, type Handler, type Items, type Kernel, Reply, type Service } from "../service.ts";
import { decodeBody } from "./body.ts";
import { hashRequest, once } from "./idempotency.ts";
import { recordOperation } from "./operations.ts";
import { queryReader } from "./query.ts";
import { validator } from "./validate.ts";

/** What the server is made of, as far as mounting needs it. */
export interface MountContext {
  readonly kernel: Kernel;
  /** Absolute base of links and Location headers, as this request reached us. */
  baseUrl(request: FastifyRequest): string;
  /** Handlers at work. A caller who hangs up ends his request, not what was begun for it. */
  readonly running: Set<Promise<unknown>>;
  /** Refuses when the token has used up its rate. */
  limitToken(principal: Principal): void;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text from a path is the id of anything at all. */
export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}

/** `/accounts/{account_uuid}` in the router's spelling: `/accounts/:account_uuid`. */
function routerPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ":$1");
}

/** Mounts every operation of a service; a path's other methods answer 405. */
export function mountService(app: FastifyInstance, context: MountContext, service: Service): void {
  for (const [name, spec] of Object.entries(service.spec.operations)) {
    const handler = service.handlers[name];
    if (handler === undefined) throw new Error(`${service.spec.name}.${name} has no handler`);
    mountOperation(app, context, `${service.spec.name}.${name}`, spec, handler);
  }
}

function mountOperation(
  app: FastifyInstance,
  context: MountContext,
  id: string,
  spec: OperationSpec,
  handler: Handler<OperationSpec>,
): void {
  const plain = operationRunner(context, id, spec, handler);
  const run = spec.access.kind === "client" ? refusingLikeOauth(plain) : plain;
  const response = Object.fromEntries(Object.entries(spec.responses).filter(([, schema]) => schema !== null));
  for (const path of [spec.path, ...(spec.aliases ?? [])]) {
    app.route({
      method: spec.method,
      url: routerPath(path),
      config: { operation: id },
      schema: { response },
      onRequest: (request) => authenticate(context, spec.access, request),
      handler: (request, reply) => tracked(context.running, run(request, reply)),
    });
  }
}

/** Keeps a promise in the set until it is settled. */
function tracked<T>(running: Set<Promise<unknown>>, promise: Promise<T>): Promise<T> {
  running.add(promise);
  const done = () => running.delete(promise);
  promise.then(done, done);
  return promise;
}

type Run = ReturnType<typeof operationRunner>;

/** What OAuth clients call refuses in the form of RFC 6749, 5.2, also when it is the kernel that refuses. */
function refusingLikeOauth(run: Run): Run {
  return (request, reply) =>
    run(request, reply).catch((error: unknown) => {
      if (!(error instanceof Problem) || error.status >= 500 || "error" in error.members) throw error;
      const { key, message, details, headers } = error;
      const members = { error: "invalid_request", error_description: message };
      throw problem(key, { message, details, headers: { ...headers, "cache-control": "no-store" }, members, cause: error });
    });
}

/** Before the body is read: a caller without a right to be here costs nothing more. */
async function authenticate(context: MountContext, rule: AccessRule, request: FastifyRequest): Promise<void> {
  if (rule.kind !== "bearer") return;
  const header = request.headers.authorization ?? "";
  const token = /^Bearer +(\S+)$/i.exec(header)?.[1];
  if (token === undefined) throw problem("unauthenticated", { headers: { "www-authenticate": "Bearer" } });
  const principal = await context.kernel.access.authenticate(token);
  request.principal = principal;
  context.limitToken(principal);
  if (rule.permission !== undefined && !principal.mayEnter(rule.permission, rule.own !== undefined))
    throw forbidden(rule.permission);
}

function operationRunner(context: MountContext, id: string, spec: OperationSpec, handler: Handler<OperationSpec>) {
  const { kernel } = context;
  const readQuery = queryReader(spec.query ?? {});
  const uuids = Object.entries(spec.params ?? {}).flatMap(([name, schema]) =>
    "format" in schema && schema.format === "uuid" ? [name] : [],
  );
  const checkBody = spec.body === undefined || spec.judged !== undefined ? undefined : validator(spec.body);
  const bodyOptional = Type.IsOptional(spec.body);
  const usual = Number(Object.keys(spec.responses)[0]);
  const noPage: Page = { offset: 0, limit: 0, sort: [] };

  return async function handle(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const principal = request.principal;
    const raw = request.query as Record<string, unknown>;
    const params = readParams(request.params as Record<string, string>, uuids);
    const bytes = request.body as Buffer | undefined;
    const body = spec.body === undefined ? undefined : decodeBody(bytes, request.headers["content-type"], spec.encoding ?? "json");
    if (spec.encoding !== "raw" && !(bodyOptional && body === undefined)) checkBody?.(body, bytes?.length ?? 0);
    const query = readQuery(raw);
    const page = spec.paged === undefined ? noPage : parsePage(raw, spec.paged);
    const txContext = { trace_id: request.trace.trace_id, actor: principal?.user_uuid ?? null };

    const perform = async (tx: Tx): Promise<Answer> => {
      // The table guarantees what the operation's own types say; the mounting code sees only the general shape.
      const call = {
        params,
        query,
        sent: raw,
        headers: request.headers,
        body,
        page,
        principal,
        tx,
        address: request.ip,
        authorization: request.headers.authorization,
      } as unknown as Call<OperationSpec>;
      const result: unknown = await handler(call);
      const answer = result instanceof Reply ? result : new Reply(usual, result);
      if (spec.paged !== undefined) {
        const filters = Object.fromEntries(Object.entries(query).map(([key, value]) => [key, String(value)]));
        const base = `${context.baseUrl(request)}${request.url.split("?")[0]}`;
        return { ...answer, body: envelope(answer.body as Items<unknown>, page, base, filters) };
      }
      return answer.status === 202 && principal !== undefined ? accepted(context, request, tx, principal, answer) : answer;
    };

    if (spec.method === "GET") return send(reply, await perform(kernel.db.direct(txContext)));
    const transact = <T>(work: (tx: Tx) => Promise<T>) => kernel.db.transaction(work, { context: txContext, name: id });
    const key = spec.method === "POST" ? request.headers["idempotency-key"] : undefined;
    if (typeof key !== "string" || principal === undefined) return send(reply, await transact(perform));
    const keyed = { owner: principal.user_uuid, key: checkKey(key), hash: hashRequest(request.method, request.url, body) };
    return send(reply, await once(kernel.db, kernel.secrets, keyed, transact, perform));
  };
}

/** A path id that is no uuid is the id of nothing. */
function readParams(params: Record<string, string>, uuids: readonly string[]): Record<string, string> {
  const read = { ...params };
  for (const name of uuids) {
    const value = params[name] ?? "";
    if (!isUuid(value)) throw problem("not_found");
    read[name] = value.toLowerCase();
  }
  for (const value of Object.values(read)) if (value.includes("\u0000")) throw problem("not_found");
  return read;
}

function checkKey(key: string): string {
  if (key.length === 0 || key.length > 255) throw problem("invalid_request", "Idempotency-Key must have 1 to 255 characters.");
  return key;
}

/** A 202 can be polled although everything is done and committed by the time it is sent. */
function accepted(context: MountContext, request: FastifyRequest, tx: Tx, principal: Principal, answer: Answer): Answer {
  const service = request.url.split("/").find((segment) => segment !== "");
  const location = `${context.baseUrl(request)}/${service}/operations/${recordOperation(tx, principal.user_uuid)}`;
  const body =
    typeof answer.body === "object" && answer.body !== null ? { ...answer.body, resource_status: "complete" } : answer.body;
  return { status: 202, body, headers: { ...answer.headers, location, "x-status": "complete" } };
}

function send(reply: FastifyReply, answer: Answer): FastifyReply {
  for (const [name, value] of Object.entries(answer.headers)) reply.header(name, value);
  return answer.body === undefined || answer.body === null
    ? reply.code(answer.status).send()
    : reply.code(answer.status).send(answer.body);
}
