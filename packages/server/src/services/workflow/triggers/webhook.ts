import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { workflow as contract } from "@patchbay/contract";
import type { FastifyInstance } from "fastify";
import type { Tx } from "../../../kernel/db/database.ts";
import { problem } from "../../../kernel/errors.ts";
import { decodeBody } from "../../../kernel/http/body.ts";
import { enqueue, type JobLane } from "../../../kernel/lanes/index.ts";
import { hashSecret } from "../../../kernel/secrets.ts";
import { type Handlers, type Kernel, Reply } from "../../../kernel/service.ts";
import { isSigned } from "../../../kernel/signature.ts";
import type { JsonObject } from "../engine/definition.ts";
import type { Start } from "./starting.ts";
import { selectTriggerByToken } from "./store.ts";
import { openFor } from "./urls.ts";

/** A call of a URL that a workflow gave away. */
export interface HookCall {
  readonly method: string;
  readonly token: string;
  readonly headers: IncomingHttpHeaders;
  readonly query: Readonly<Record<string, unknown>>;
  /** As it arrived. */
  readonly body: Buffer;
}

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
  // Headers and parameters are texts or lists of texts.
  return { headers: Object.fromEntries(told), query: query as JsonObject, body: bodyOf(body, headers["content-type"]) };
}

function bodyOf(bytes: Buffer, contentType = ""): JsonObject[string] {
  if (bytes.length === 0) return null;
  const type = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (/[/+]json$/.test(type)) return decodeBody(bytes, contentType, "json") as JsonObject[string];
  if (type === "application/x-www-form-urlencoded") return decodeBody(bytes, contentType, "form") as JsonObject[string];
  return bytes.toString("utf8");
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

/** What answers at the URLs that start runs. */
export function createWebhooks({ db, secrets }: Kernel, starts: JobLane<Start>) {
  const receive = async (tx: Tx, call: HookCall): Promise<{ readonly status: "accepted" }> => {
    const trigger = await selectTriggerByToken(tx, hashSecret(call.token));
    if (trigger === undefined) throw problem("not_found");
    const { template_uuid, state, user_uuid, methods, secret } = trigger;
    if (methods?.includes(call.method) !== true) {
      throw problem("method_not_allowed", { headers: { allow: methods?.join(", ") ?? "" } });
    }
    if (secret !== null) requireSigned(openFor(secrets, "secret", trigger, secret), call, tx.now());
    const payload = { template_uuid, state, user_uuid, input_vars: readCall(call), cause: tx.context.trace_id };
    enqueue(tx, { lane: starts, payload, trace_id: randomUUID() });
    return { status: "accepted" };
  };

  const handlers: Pick<Handlers<typeof contract>, "startWorkflowByWebhook"> = {
    startWorkflowByWebhook: async ({ tx, params, headers, sent, body }) => {
      // A raw body is handed over as its bytes.
      const call = { method: "POST", token: params.token, headers, query: sent, body: body as Buffer };
      return new Reply(202, await receive(tx, call));
    },
  };

  /** The other methods, which are the same operation. */
  const addRoutes = (app: FastifyInstance): void => {
    app.route<{ Params: { token: string }; Querystring: Record<string, unknown>; Body: Buffer | undefined }>({
      method: ["GET", "PUT", "PATCH", "DELETE"],
      url: "/workflow/triggers/:token",
      config: { operation: "workflow.startWorkflowByWebhook" },
      handler: async (request, reply) => {
        const { method, params, headers, query, body = Buffer.alloc(0) } = request;
        const context = { trace_id: request.trace.trace_id, actor: null };
        const call = { method, token: params.token, headers, query, body };
        const answer = await db.transaction((tx) => receive(tx, call), { context, name: "workflow.startWorkflowByWebhook" });
        return reply.code(202).send(answer);
      },
    });
  };
  return { handlers, addRoutes };
}
