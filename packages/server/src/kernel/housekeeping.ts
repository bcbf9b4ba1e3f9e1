import type { Database } from "./db/database.ts";
import { deleteOldKeys } from "./http/idempotency.ts";
import { deleteOldOperations } from "./http/operations.ts";
import type { Log } from "./log.ts";
import { deleteOldMail } from "./mail/index.ts";

const everyTenMinutes = 600_000;

/**
 * Forgets what the kernel keeps for a time only: a day, or mails a month. Every process does so; doing it twice does no harm.
 * @returns stops it
 */
export function startHousekeeping(db: Database, log: Log): () => void {
  const timer = setInterval(() => {
    const now = db.clock.now();
    Promise.all([deleteOldKeys(db, now), deleteOldOperations(db, now), deleteOldMail(db, now)]).catch((err: unknown) =>
      log.warn({ err }, "housekeeping failed"),
    );
  }, everyTenMinutes);
  timer.unref();
  return () => clearInterval(timer);
}
