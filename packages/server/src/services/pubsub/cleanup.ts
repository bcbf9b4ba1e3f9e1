import { v7 } from "uuid";
import type { Database } from "../../kernel/db/database.ts";
import type { Consumer } from "../../kernel/events/consumers.ts";
import { Loop } from "../../kernel/loop.ts";
import type { Background, Kernel } from "../../kernel/service.ts";
import { purge } from "./purge.ts";
import { deleteApplicationsOfAccount } from "./store/applications.ts";
import { deleteOld } from "./store/deliveries.ts";
import { deleteForgottenEndpoints } from "./store/endpoints.ts";
import { deleteExpired, deleteOfAccount, deleteOfUser } from "./store/subscriptions.ts";
import { tell } from "./suspension.ts";

/** Removes what belonged to users and accounts that are no more. */
export const cleanup: Consumer = {
  name: "pubsub.cleanup",
  events: ["identity.identity_deleted", "accounts.account_deleted"],
  from: "beginning",
  handle: async (tx, events) => {
    for (const { event, account_uuid, user_uuid } of events) {
      const ofAccount = event === "account_deleted";
      if (ofAccount) await deleteApplicationsOfAccount(tx, account_uuid);
      const gone = ofAccount
        ? await deleteOfAccount(tx, account_uuid)
        : user_uuid === null
          ? []
          : await deleteOfUser(tx, user_uuid);
      await purge(
        tx,
        gone.map(({ uuid }) => uuid),
      );
    }
  },
};

const atOnce = 100;
const deliveriesAtOnce = 5_000;
/** How often to look for subscriptions that have ended, in ms. */
const expiryEvery = 2_000;
/** How often to look for what is old, in ms. */
const agingEvery = 600_000;
/** How long deliveries are kept, in ms. */
const kept = 14 * 86_400_000;

/** Ends subscriptions whose time is over, and forgets old deliveries. Every process does so; each finds what is left. */
export function tidying({ db, log }: Pick<Kernel, "db" | "log">): Background {
  const loops = [new Loop(() => expire(db), log), new Loop(() => forget(db), log)];
  return {
    start: async () => {
      for (const loop of loops) loop.start();
    },
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

async function expire(db: Database): Promise<number> {
  const expired = await db.transaction(async (tx) => {
    const rows = await deleteExpired(tx, tx.now(), atOnce);
    for (const row of rows) tell(tx, "subscription_expired", row);
    await purge(
      tx,
      rows.map(({ uuid }) => uuid),
    );
    return rows.length;
  });
  return expired === atOnce ? 0 : expiryEvery;
}

async function forget(db: Database): Promise<number> {
  await deleteForgottenEndpoints(db);
  const before = v7({ msecs: db.clock.now().getTime() - kept, random: new Uint8Array(16) });
  return (await deleteOld(db, before, deliveriesAtOnce)) === deliveriesAtOnce ? 0 : agingEvery;
}
