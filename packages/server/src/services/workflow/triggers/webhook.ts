import { randomUUID } from "node:crypto";
import type { workflow as contract } from "@patchbay/contract";
import type { FastifyInstance } from "fastify";
import type { Tx } from "../../../kernel/db/database.ts";
import { problem } from "../../../kernel/errors.ts";
import { enqueue, type JobLane } from "../../../kernel/lanes/index.ts";
import { hashSecret } from "../../../kernel/secrets.ts";
import type { Handlers, Kernel } from "../../../kernel/service.ts";
import {
  accepted,
  addOtherMethods,
  type HookCall,
  readCall,
  receivingPosts,
  requireMethod,
  requireSigned,
} from "../hooks/hook-call.ts";
import type { Start } from "./starting.ts";
import { selectTriggerByToken } from "./store.ts";
import { openFor } from "./urls.ts";

/** What answers at the URLs that start runs. */
export function createWebhooks({ db, secrets }: Kernel, starts: JobLane<Start>) {
  const receive = async (tx: Tx, call: HookCall) => {
    const trigger = await selectTriggerByToken(tx, hashSecret(call.token));
    if (trigger === undefined) throw problem("not_found");
    requireMethod(trigger.methods, call);
    const { template_uuid, state, user_uuid, secret } = trigger;
    if (secret !== null) requireSigned(openFor(secrets, "secret", trigger, secret), call, tx.now());
    const payload = { template_uuid, state, user_uuid, input_vars: readCall(call), cause: tx.context.trace_id };
    enqueue(tx, { lane: starts, payload, trace_id: randomUUID() });
    return accepted;
  };

  const handlers: Pick<Handlers<typeof contract>, "startWorkflowByWebhook"> = {
    startWorkflowByWebhook: receivingPosts(receive),
  };

  const addRoutes = (app: FastifyInstance): void =>
    addOtherMethods(app, db, { url: "/workflow/triggers/:token", operation: "workflow.startWorkflowByWebhook" }, receive);

  return { handlers, addRoutes };
}
