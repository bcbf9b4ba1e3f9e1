import type { messaging as contract } from "@patchbay/contract";
import { loopbackName } from "../../carriers/loopback.ts";
import type { Routes } from "../../carriers/routes.ts";
import { problem } from "../../kernel/errors.ts";
import { mapItems } from "../../kernel/lists.ts";
import { toE164 } from "../../kernel/phone.ts";
import type { Handlers } from "../../kernel/service.ts";
import { findProvisioned } from "../numbers/index.ts";
import { receiveInbound } from "./inbound/receive.ts";
import type { IncomingMedia } from "./media/incoming.ts";
import type { Library } from "./media/library.ts";
import { listPhoneTexts } from "./store/texts.ts";
import { toPhoneMessage } from "./view.ts";

/** @throws problem `validation_failed` */
function numberFrom(text: string, field: string): string {
  const number = toE164(text);
  if (number === undefined) throw problem("validation_failed", { details: [`${field} must be a telephone number`] });
  return number;
}

/** The dev phone: all telephones that are not of the platform, where the loopback carrier runs. */
export function phoneHandlers(routes: Routes, library: Library, incoming: IncomingMedia) {
  const requireLoopback = () => {
    if (routes.carriers.every(({ name }) => name !== loopbackName))
      throw problem("not_found", "There is no dev phone: the loopback carrier does not run.");
  };
  return {
    listPhoneMessages: async ({ tx, principal, query, page }) => {
      requireLoopback();
      const phone = query.phone && (toE164(query.phone) ?? query.phone);
      const number = query.number && (toE164(query.number) ?? query.number);
      const scope = principal.scopeOf("message.read");
      return mapItems(await listPhoneTexts(tx, scope, loopbackName, { phone, number }, page), (row) =>
        toPhoneMessage(library.withLinks(row)),
      );
    },

    sendPhoneMessage: async ({ tx, principal, body }) => {
      requireLoopback();
      const from = numberFrom(body.from, "from");
      const to = await findProvisioned(tx, numberFrom(body.to, "to"));
      if (to === undefined || !principal.can("message.create", to.account_path)) throw problem("not_found");
      if ((await findProvisioned(tx, from)) !== undefined)
        throw problem("validation_failed", { details: ["from must not be a number of the platform"] });
      const { text, media = [] } = body;
      const inbound = { id: undefined, from, to: to.number, text, media, at: tx.now() };
      const row = await receiveInbound(tx, incoming, loopbackName, inbound);
      if (row === undefined) throw problem("not_found");
      return toPhoneMessage(row);
    },
  } satisfies Partial<Handlers<typeof contract>>;
}
