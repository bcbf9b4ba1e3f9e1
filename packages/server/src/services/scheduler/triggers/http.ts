import { createHmac, randomBytes } from "node:crypto";
import { open, seal } from "../../../kernel/secrets.ts";
import type { Kernel } from "../../../kernel/service.ts";
import type { DueFiring } from "../store/firings.ts";
import { toFiringData } from "../view.ts";
import type { Outcome, Outside, Start } from "./trigger.ts";

/** Milliseconds that the other side has to answer. */
const patience = 15_000;

const contextOf = (event_uuid: string) => `scheduler.signing_secret:${event_uuid}`;

/** A new secret to sign the calls of an event with, and how it is stored. */
export function newSecret({ secrets }: Pick<Kernel, "secrets">, event_uuid: string): { secret: string; sealed: string } {
  const secret = `whsec_${randomBytes(24).toString("base64")}`;
  return { secret, sealed: seal(secrets, secret, contextOf(event_uuid)) };
}

/** Calls an address through the guarded client, signed by Standard Webhooks. */
export function httpTrigger({ outbound, secrets, clock }: Kernel): Outside<"http"> {
  return {
    // What a URL leads to is seen when it is called.
    check: async () => undefined,
    call: async ({ firing, trigger }, signal) => {
      const { text, type } = bodyOf(firing, trigger);
      const signature = signatureOf(
        firing,
        text ?? "",
        clock.now(),
        firing.sealed_secret && open(secrets, firing.sealed_secret, contextOf(firing.event_uuid)),
      );
      const answer = await outbound.fetch(trigger.url, {
        method: trigger.method ?? "POST",
        headers: { ...type, ...lower(trigger.headers ?? {}), ...traceOf(firing), ...signature },
        ...(text !== undefined && { body: text }),
        redirects: 0,
        timeout: patience,
        signal,
      });
      answer.discard();
      return judge(answer.status);
    },
  };
}

/** The body, and what it is. */
function bodyOf(
  firing: DueFiring,
  { method, body }: Start<"http">["trigger"],
): { readonly text?: string; readonly type?: { readonly "content-type": string } } {
  const json = { "content-type": "application/json" };
  if (typeof body === "string") return { text: body, type: { "content-type": "text/plain; charset=utf-8" } };
  if (body !== undefined) return { text: JSON.stringify(body), type: json };
  if (method === "GET" || method === "DELETE") return {};
  const data = { ...toFiringData(firing, "success", {}), account_uuid: firing.account_uuid, user_uuid: firing.user_uuid };
  return { text: JSON.stringify({ type: "scheduler.fired", timestamp: firing.fired_at.toISOString(), data }), type: json };
}

function signatureOf({ uuid }: DueFiring, body: string, now: Date, secret: string | null): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const named = { "webhook-id": uuid, "webhook-timestamp": timestamp };
  if (secret === null) return named;
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const mac = createHmac("sha256", key).update(`${uuid}.${timestamp}.${body}`).digest("base64");
  return { ...named, "webhook-signature": `v1,${mac}` };
}

function traceOf({ trace_id }: DueFiring): Readonly<Record<string, string>> {
  return trace_id === null ? {} : { trace: trace_id };
}

function lower(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Anything but a 2xx is a failure, redirections as well; 410 says that there is no use in another try. */
function judge(status: number): Outcome {
  const result = { status_code: status };
  if (status >= 200 && status < 300) return { result };
  return { result, error: `The address answered with ${status}.`, again: status !== 410 };
}
