import type { IncomingHttpHeaders } from "node:http";
import type { FastifyInstance } from "fastify";
import type { Database, Tx } from "../../../kernel/db/database.ts";
import { problem } from "../../../kernel/errors.ts";
import { decodeBody } from "../../../kernel/http/body.ts";
import { Reply } from "../../../kernel/service.ts";
import { isSigned } from "../../../kernel/signature.ts";
import type { Json, JsonObject } from "../engine/definition.ts";

/** A call of a URL that a workflow gave away. */
export interface HookCall {
  readonly method: string;
  readonly token: string;
  readonly headers: IncomingHttpHeaders;
  readonly query: Readonly<Record<string, unknown>>;
  /** As it arrived. */
  readonly body: Buffer;
}

/** The answer to a call: what it is for has been written down. */
export const accepted = { status: "accepted" } as const;

/** What a run must not be told of a call: variables are shown to whoever may read the run. */
const secretHeaders: readonly string[] = ["authorization", "proxy-authorization", "cookie"];

/**
 * What a run is told of a call.
 * @throws problem `invalid_json`, `invalid_request`
 */
export function readCall({ headers, query, body }: HookCall): JsonObject {
  const told = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || secretHeaders.includes(name) ? [] : [[name, value] as const],
  );
  // Parameters are texts or lists of texts.
  return { headers: Object.fromEntries(told), query: query as JsonObject, body: bodyOf(body, headers["content-type"]) };
}

function bodyOf(bytes: Buffer, contentType = ""): Json {
  if (bytes.length === 0) return null;
  const type = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  // What is parsed is JSON, or texts by name.
  if (/[/+]json$/.test(type)) return decodeBody(bytes, contentType, "json") as Json;
  if (type === "application/x-www-form-urlencoded") return decodeBody(bytes, contentType, "form") as Json;
  return bytes.toString("utf8");
}

/**
 * Refuses a call by a method that does not count.
 * @throws problem `method_not_allowed`
 */
export function requireMethod(methods: readonly string[] | null, { method }: HookCall): void {
  if (methods?.includes(method) === true) return;
  throw problem("method_not_allowed", { headers: { allow: methods?.join(", ") ?? "" } });
}

/**
 * Refuses a call that is not signed with the secret, by Standard Webhooks.
 * @throws problem `workflow.unsigned`
 */
export function requireSigned(secret: string, { headers, body }: HookCall, now: Date): void {
  const text = (name: string) => [headers[name]].flat()[0];
  const signed = { id: text("webhook-id"), timestamp: text("webhook-timestamp"), signature: text("webhook-signature") };
  if (!isSigned(secret, signed, body, now)) throw problem("workflow.unsigned");
}

type Receive = (tx: Tx, call: HookCall) => Promise<typeof accepted>;

/** What a POST brings: the operation of the table. */
interface Posted {
  readonly tx: Tx;
  readonly params: { readonly token: string };
  readonly headers: IncomingHttpHeaders;
  readonly sent: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** The handler of the operation of the table, for calls by POST. */
export function receivingPosts(receive: Receive) {
  return async ({ tx, params, headers, sent, body }: Posted) => {
    // A raw body is handed over as its bytes.
    const call = { method: "POST", token: params.token, headers, query: sent, body: body as Buffer };
    return new Reply(202, await receive(tx, call));
  };
}

/** Mounts the other methods of an operation of the table, which are the same operation. */
export function addOtherMethods(
  app: FastifyInstance,
  db: Database,
  { url, operation }: { readonly url: string; readonly operation: string },
  receive: Receive,
): void {
  app.route<{ Params: { token: string }; Querystring: Record<string, unknown>; Body: Buffer | undefined }>({
    method: ["GET", "PUT", "PATCH", "DELETE"],
    url,
    config: { operation },
    handler: async (request, reply) => {
      const { method, params, headers, query, body = Buffer.alloc(0) } = request;
      const context = { trace_id: request.trace.trace_id, actor: null };
      const call = { method, token: params.token, headers, query, body };
      return reply.code(202).send(await db.transaction((tx) => receive(tx, call), { context, name: operation }));
    },
  });
}
