import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import { type KeyRing, open, randomToken, seal } from "../../../kernel/secrets.ts";
import type { SubscriptionRow } from "../store/subscriptions.ts";

const prefix = "whsec_";
/** How long the old secret signs as well, in ms. */
const overlap = 24 * 3_600_000;

type Secrets = Pick<SubscriptionRow, "uuid" | "secret" | "old_secret" | "old_secret_until">;

const contextOf = (uuid: string) => `pubsub.signing_secret:${uuid}`;

/** A new signing secret: what the subscriber is shown once, and what is kept. */
export function newSecret(keys: KeyRing, uuid: string): { readonly shown: string; readonly sealed: string } {
  const shown = prefix + Buffer.from(randomToken(32), "base64url").toString("base64");
  return { shown, sealed: seal(keys, shown, contextOf(uuid)) };
}

/** What becomes of the secrets when one is replaced: the old one signs as well for 24 hours. */
export function rotated(sealed: string, old: Secrets, now: Date) {
  return { secret: sealed, old_secret: old.secret, old_secret_until: new Date(now.getTime() + overlap) };
}

/** The keys that sign at this moment, the present one first. */
export function signingKeys(keys: KeyRing, of: Secrets, now: Date): KeyObject[] {
  const old = of.old_secret !== null && of.old_secret_until !== null && of.old_secret_until > now ? [of.old_secret] : [];
  return [of.secret, ...old].map((sealed) =>
    createSecretKey(open(keys, sealed, contextOf(of.uuid)).slice(prefix.length), "base64"),
  );
}

/** `webhook-signature` by Standard Webhooks: one signature for each key. */
export function signature(keys: readonly KeyObject[], id: string, timestamp: number, body: string): string {
  const signed = `${id}.${timestamp}.${body}`;
  return keys.map((key) => `v1,${createHmac("sha256", key).update(signed).digest("base64")}`).join(" ");
}
