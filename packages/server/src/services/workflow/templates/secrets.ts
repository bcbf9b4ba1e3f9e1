import { createHash } from "node:crypto";
import { isObject } from "../../../kernel/json.ts";
import type { Definition, JsonObject, Transition } from "../engine/definition.ts";
import { mask } from "./globals.ts";
import { hasReference } from "./problems.ts";

/** The global that holds the secrets of webhooks, so that they are sealed with the others; nobody is shown it. */
export const webhookSecrets = "_webhook_secrets";

interface Draft {
  readonly globals: JsonObject;
  readonly document: { readonly states: readonly JsonObject[]; readonly transitions: readonly JsonObject[] };
  readonly definition: Definition;
}

/** Under which a secret is kept: the same for all versions, and short enough for a reference. */
function keyOf(kind: "state" | "transition", name: string): string {
  return `${kind[0]}${createHash("sha256").update(name).digest("hex").slice(0, 16)}`;
}

/**
 * Takes the secrets of webhooks that are written out from states and transitions and puts them among the globals: a
 * condition refers to its own there, and what is shown has `***`.
 */
export function takeSecrets<D extends Draft>(draft: D): D {
  const secrets: Record<string, string> = {};
  const { [webhookSecrets]: _, ...globals } = draft.globals;
  const states = draft.document.states.map((shown) => {
    const { trigger, name } = shown;
    if (!isObject(trigger) || typeof trigger.secret !== "string") return shown;
    secrets[keyOf("state", String(name))] = trigger.secret;
    return { ...shown, trigger: { ...trigger, secret: mask } };
  });
  const taken = draft.definition.transitions.map((transition, index) =>
    takeFrom(transition, draft.document.transitions[index] ?? {}, secrets),
  );
  return {
    ...draft,
    globals: Object.keys(secrets).length === 0 ? globals : { ...globals, [webhookSecrets]: secrets },
    document: { states, transitions: taken.map(({ shown }) => shown) },
    definition: { ...draft.definition, transitions: taken.map(({ transition }) => transition) },
  };
}

function takeFrom(transition: Transition, shown: JsonObject, secrets: Record<string, string>) {
  const { type, data, options } = transition.condition;
  if (type !== "webhook" || typeof data.secret !== "string" || hasReference(data.secret)) return { transition, shown };
  const key = keyOf("transition", transition.name);
  secrets[key] = data.secret;
  const condition = { type, data: { ...data, secret: `$${webhookSecrets}.${key}` }, options };
  return { transition: { ...transition, condition }, shown: { ...shown, condition: masked(shown.condition) } };
}

function masked(condition: JsonObject[string] = {}): JsonObject {
  if (!isObject(condition) || !isObject(condition.data) || !isObject(condition.data.webhook_condition)) return {};
  return { ...condition, data: { ...condition.data, webhook_condition: { ...condition.data.webhook_condition, secret: mask } } };
}

/** Whether a secret was to be kept, and there was none. */
export function lacksSecret(globals: JsonObject): boolean {
  return Object.values(secretsOf(globals)).includes(mask);
}

/** The secret of the webhook that starts runs in a state. */
export function triggerSecret(globals: JsonObject, state: string): string | undefined {
  const secret = secretsOf(globals)[keyOf("state", state)];
  return typeof secret === "string" ? secret : undefined;
}

function secretsOf({ [webhookSecrets]: secrets }: JsonObject): JsonObject {
  return isObject(secrets) ? secrets : {};
}
