import { messaging as contract } from "@patchbay/contract";
import type { Carrier } from "../../carriers/carrier.ts";
import { carriersSeed, createCarriers, loadCarriers } from "../../carriers/index.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { migrationsBeside } from "../../kernel/db/migrate.ts";
import { problem } from "../../kernel/errors.ts";
import { type Background, defineService, type Kernel } from "../../kernel/service.ts";
import { findProvisioned } from "../numbers/index.ts";
import { consumers } from "./cleanup.ts";
import { conversationHandlers } from "./conversations/handlers.ts";
import { receiveInbound } from "./inbound/receive.ts";
import { IncomingMedia } from "./media/incoming.ts";
import { Library } from "./media/library.ts";
import { MediaCarrier } from "./media/outgoing.ts";
import { addMediaRoute } from "./media/route.ts";
import { messageHandlers } from "./messages.ts";
import { phoneHandlers } from "./phone.ts";
import { purgeLane } from "./purge.ts";
import { messagingSeed } from "./seed.ts";
import { Acceptance } from "./sending/accept.ts";
import { type SendSimple, sendingHandlers, simpleSending } from "./sending/handlers.ts";
import { LaneSize } from "./sending/lane-size.ts";
import { Receipts } from "./sending/receipts.ts";
import { submissionLane } from "./sending/submit.ts";
import { Turns } from "./sending/turns.ts";

/** Keeps the carriers connected; what they hear is committed before they are told so. */
function connections({ db }: Kernel, carriers: readonly Carrier[], media: IncomingMedia): Background {
  const receipts = new Receipts(db);
  return {
    start: async () => {
      for (const carrier of carriers)
        await carrier.start({
          receipt: (name, receipt) => receipts.receive(name, receipt),
          inbound: async (name, text) => {
            await db.transaction((tx) => receiveInbound(tx, media, name, text), { name: "messaging.inbound" });
          },
        });
    },
    stop: async () => {
      await Promise.all(carriers.map((carrier) => carrier.stop()));
    },
  };
}

/** What accepts texts, in each server of this process. */
const senders = new WeakMap<Kernel["db"], SendSimple>();

/** A text that somebody who is not there has sent. */
export interface TextOnBehalf {
  /** Who sends it, with the rights that he has now. */
  readonly user_uuid: string;
  /** Scope of the token on whose behalf it is; everything when absent. */
  readonly scope?: string | undefined;
  /** Numbers, however they are written. */
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Sends a text on behalf of a user, as `POST /sms/messages/send` does: accepted, it leaves when the transaction has been
 * committed.
 * @throws problem as that operation has them, `forbidden` or `account_suspended` when the user cannot act any more, and
 *   `unavailable` when messaging does not run here
 */
export async function sendText(kernel: Kernel, tx: Tx, text: TextOnBehalf): Promise<{ readonly message_uuid: string }> {
  const send = senders.get(kernel.db);
  if (send === undefined) throw problem("unavailable", "The messaging service does not run here.");
  const { user_uuid, scope, from, to, body, metadata } = text;
  const principal = await kernel.access.actFor(user_uuid, scope);
  const { message_uuid } = await send(tx, principal, { from, to, content: [{ type: "text", body }], metadata });
  return { message_uuid };
}

/** The messaging service. */
export const messaging = defineService(contract, (kernel) => {
  const { db, clock, log, outbound, settings } = kernel;
  const config = loadCarriers(settings, process.env);
  const { routes, lanes, addRoutes } = createCarriers(config, {
    db,
    clock,
    log,
    outbound,
    isOurs: async (number) => (await findProvisioned(db, number)) !== undefined,
  });
  const size = new LaneSize();
  const acceptance = new Acceptance(kernel, routes);
  const sendSimple = simpleSending(acceptance, routes);
  senders.set(db, sendSimple);
  const library = new Library(kernel);
  const media = new IncomingMedia(kernel, library);
  return {
    handlers: {
      ...conversationHandlers(library),
      ...messageHandlers(library),
      ...sendingHandlers(acceptance, routes, sendSimple),
      ...phoneHandlers(routes, library, media),
    },
    migrations: migrationsBeside(import.meta.url),
    consumers: consumers(settings),
    lanes: [
      ...[purgeLane, media.lane, ...lanes],
      ...routes.carriers.map((carrier) => submissionLane(clock, new MediaCarrier(carrier, library, db), size).lane),
    ],
    background: [library, connections(kernel, routes.carriers, media), new Turns(kernel, routes, size)],
    addRoutes: (server) => {
      addRoutes(server);
      addMediaRoute(server, library);
    },
    seed: [messagingSeed, ...carriersSeed(settings)],
  };
});
