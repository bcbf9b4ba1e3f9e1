import type { workflow as contract } from "@patchbay/contract";
import type { FastifyInstance } from "fastify";
import type { Tx } from "../../../kernel/db/database.ts";
import { problem } from "../../../kernel/errors.ts";
import { hashSecret, open } from "../../../kernel/secrets.ts";
import type { Handlers, Kernel } from "../../../kernel/service.ts";
import { callbackContext } from "../runs/expecting.ts";
import { deliverTo } from "../runs/writing.ts";
import { selectByToken } from "../store/waiting.ts";
import { accepted, addOtherMethods, type HookCall, readCall, receivingPosts, requireMethod, requireSigned } from "./hook-call.ts";

/** What answers at the URLs that runs wait at. */
export function createCallbacks({ db, secrets }: Kernel) {
  const receive = async (tx: Tx, call: HookCall) => {
    const waiter = await selectByToken(tx, hashSecret(call.token));
    if (waiter === undefined) throw problem("not_found");
    requireMethod(waiter.methods, call);
    const { sealed_secret: sealed, run_uuid } = waiter;
    if (sealed !== null) requireSigned(open(secrets, sealed, callbackContext(run_uuid)), call, tx.now());
    if (!(await deliverTo(tx, waiter, "webhook", readCall(call)))) throw problem("not_found");
    return accepted;
  };

  const handlers: Pick<Handlers<typeof contract>, "answerWorkflow"> = {
    answerWorkflow: receivingPosts(receive),
  };

  const addRoutes = (app: FastifyInstance): void =>
    addOtherMethods(app, db, { url: "/workflow/callbacks/:token", operation: "workflow.answerWorkflow" }, receive);

  return { handlers, addRoutes };
}
