import { invalid } from "../../kernel/errors.ts";
import { type KeyRing, open, seal } from "../../kernel/secrets.ts";
import { isActive, type Trigger, type TriggerOf } from "./types.ts";

export type Headers = Readonly<Record<string, string>>;

/** What others than the event's user see of a credential; sent back, it leaves the value as it is. */
const mask = "********";

/** Names of headers that carry credentials. */
const isCredential = (name: string) => /auth|cookie|token|secret|key|password|signature/i.test(name);

/** Names the event in sealed texts, so that none opens in another one. */
const contextOf = (event_uuid: string, name: string) => `scheduler.header:${event_uuid}:${name.toLowerCase()}`;

type Change = (name: string, value: string) => string;

export function isHttp(trigger: Trigger): trigger is TriggerOf<"http"> {
  return isActive(trigger) && trigger.type === "http";
}

/** The trigger with the headers that are credentials changed. */
function withHeaders<T extends Trigger>(trigger: T, change: Change): T {
  if (!isHttp(trigger) || trigger.headers === undefined) return trigger;
  const entries = Object.entries(trigger.headers);
  return {
    ...trigger,
    headers: Object.fromEntries(entries.map(([name, value]) => [name, isCredential(name) ? change(name, value) : value])),
  };
}

/**
 * The trigger as it is stored: credentials are sealed.
 * @param before stored headers, for those that came masked
 * @throws Problem validation_failed when one came masked that is not stored
 */
export function sealHeaders(keys: KeyRing, event_uuid: string, trigger: Trigger, before: Headers): Trigger {
  return withHeaders(trigger, (name, value) => {
    if (value !== mask) return seal(keys, value, contextOf(event_uuid, name));
    const stored = before[name];
    if (stored === undefined) throw invalid(`trigger.headers.${name} must be given`);
    return stored;
  });
}

/** The stored trigger as the event's user wrote it. */
export function openHeaders<T extends Trigger>(keys: KeyRing, event_uuid: string, trigger: T): T {
  return withHeaders(trigger, (name, value) => open(keys, value, contextOf(event_uuid, name)));
}

/** The trigger as everybody may see it. */
export function maskHeaders(trigger: Trigger): Trigger {
  return withHeaders(trigger, () => mask);
}
