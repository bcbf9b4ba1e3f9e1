import type { pubsub as contract } from "@patchbay/contract";
import type { Principal } from "../../../kernel/access/principal.ts";
import { mapItems } from "../../../kernel/lists.ts";
import type { Handlers, Kernel } from "../../../kernel/service.ts";
import { purge } from "../purge.ts";
import { deleteSubscription, listSubscriptions } from "../store/subscriptions.ts";
import { toCustomSubscription, toSubscription } from "../view.ts";
import { createCustomSubscription, createSubscription } from "./create.ts";
import { changeable, readable, viewerOf } from "./loading.ts";
import { changeCustomSubscription, changeSubscription } from "./update.ts";

type Names =
  | "addSubscription"
  | "getSubscription"
  | "listSubscriptions"
  | "updateSubscription"
  | "deleteSubscription"
  | "addCustomEventSubscription"
  | "getCustomSubscription"
  | "listCustomSubscriptions"
  | "updateCustomSubscription"
  | "deleteCustomSubscription";

const scopesOf = (principal: Principal) => ({ readable: principal.scopeOf("pubsub.read"), visible: principal.visible });

/** What the service does for the operations on subscriptions. */
export function subscriptionHandlers(kernel: Pick<Kernel, "secrets">): Pick<Handlers<typeof contract>, Names> {
  return {
    addSubscription: async ({ tx, principal, body, sent }) => {
      const { row, signing_secret } = await createSubscription(kernel, tx, principal, body, sent);
      return { ...toSubscription(row, "owner"), signing_secret };
    },
    getSubscription: async ({ tx, principal, params }) => {
      const row = await readable(tx, principal, params.subscription_uuid, "platform");
      return toSubscription(row, viewerOf(principal, row));
    },
    listSubscriptions: async ({ tx, principal, query, page }) => {
      const mine = { user_uuid: principal.user_uuid, now: tx.now() };
      const found = await listSubscriptions(tx, scopesOf(principal), "platform", query, page, mine);
      return mapItems(found, (row) => toSubscription(row, viewerOf(principal, row)));
    },
    updateSubscription: async ({ tx, principal, params, body }) => {
      const found = await changeable(tx, principal, params.subscription_uuid, "platform", "pubsub.update");
      const { row, ...secret } = await changeSubscription(kernel, tx, principal, found, body);
      return { ...toSubscription(row, viewerOf(principal, found)), ...secret };
    },
    deleteSubscription: async ({ tx, principal, params }) => {
      const { uuid } = await changeable(tx, principal, params.subscription_uuid, "platform", "pubsub.delete");
      await deleteSubscription(tx, principal.visible, uuid);
      await purge(tx, [uuid]);
      return undefined;
    },

    addCustomEventSubscription: async ({ tx, principal, body }) => {
      const { row, signing_secret } = await createCustomSubscription(kernel, tx, principal, body);
      return { ...toCustomSubscription(row, "owner"), signing_secret };
    },
    getCustomSubscription: async ({ tx, principal, params }) => {
      const row = await readable(tx, principal, params.custom_subscription_uuid, "application");
      return toCustomSubscription(row, viewerOf(principal, row));
    },
    listCustomSubscriptions: async ({ tx, principal, query: { appUUID, ...query }, page }) => {
      const mine = { user_uuid: principal.user_uuid, now: tx.now() };
      const filters = { ...query, app_uuid: query.app_uuid ?? appUUID };
      const found = await listSubscriptions(tx, scopesOf(principal), "application", filters, page, mine);
      return mapItems(found, (row) => toCustomSubscription(row, viewerOf(principal, row)));
    },
    updateCustomSubscription: async ({ tx, principal, params, body }) => {
      const found = await changeable(tx, principal, params.custom_subscription_uuid, "application", "pubsub.update");
      const { row, ...secret } = await changeCustomSubscription(kernel, tx, principal, found, body);
      return { ...toCustomSubscription(row, viewerOf(principal, found)), ...secret };
    },
    deleteCustomSubscription: async ({ tx, principal, params }) => {
      const { uuid } = await changeable(tx, principal, params.custom_subscription_uuid, "application", "pubsub.delete");
      await deleteSubscription(tx, principal.visible, uuid);
      await purge(tx, [uuid]);
      return undefined;
    },
  };
}
