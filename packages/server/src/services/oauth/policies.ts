import { type OauthPolicy, permissions } from "@patchbay/contract";
import type { Static } from "typebox";
import { everything } from "./rules.ts";

export type Policy = Static<typeof OauthPolicy>;

const named = (keep: (name: string) => boolean): string[] => permissions.map(({ name }) => name).filter(keep);
const messaging = new Set([
  "conversation",
  "message",
  "sms",
  "sms_number",
  "contact",
  "email",
  "push_notification",
  "chat_channel",
  "chat_message",
]);

/** Policy of clients that were given none. */
export const standardPolicy: Policy = {
  uuid: "5b1f4c1e-6a4e-4d0b-9a56-0d6f0c1f7a01",
  name: "Standard",
  description: "Everything that the user's roles permit.",
  scopes: [everything],
};

/** The policies of the platform. They are part of the program: nobody can change them. */
export const policies: readonly Policy[] = [
  {
    uuid: "5b1f4c1e-6a4e-4d0b-9a56-0d6f0c1f7a02",
    name: "Messaging",
    description: "Conversations, texts, chat, e-mail and push, and the contacts and numbers that they need.",
    scopes: named((name) => messaging.has(name.split(".")[0] ?? "")),
  },
  {
    uuid: "5b1f4c1e-6a4e-4d0b-9a56-0d6f0c1f7a03",
    name: "Read only",
    description: "Reading what the user's roles permit to read.",
    scopes: named((name) => name.endsWith(".read")),
  },
  standardPolicy,
];

/** The policy with this id. */
export function findPolicy(uuid: string): Policy | undefined {
  return policies.find((policy) => policy.uuid === uuid);
}

/** Scopes that tokens under a policy can have at most. */
export function scopesOfPolicy(uuid: string): readonly string[] {
  return findPolicy(uuid)?.scopes ?? [];
}
