import type { Background, Kernel } from "../../../kernel/service.ts";
import { deleteOrphans } from "../templates/store.ts";
import { deleteEmptyGroups, deleteOldRuns } from "./store.ts";

const everyTenMinutes = 600_000;
const hour = 3_600_000;
const day = 24 * hour;
/** Runs that are deleted in one transaction. */
const batch = 500;

/**
 * Forgets runs whose end is longer ago than is kept, groups with their last run, and definitions that neither a version nor
 * a run has any more. A run may be about to start of a definition that was replaced just now, so those are kept for an hour.
 */
export async function forgetOld({ db, settings }: Pick<Kernel, "db" | "settings">): Promise<void> {
  const now = db.clock.now().getTime();
  const before = new Date(now - settings.workflowRetentionDays * day);
  for (;;) {
    const groups = await db.transaction((tx) => deleteOldRuns(tx, before, batch), { name: "workflow.retention" });
    await db.transaction((tx) => deleteEmptyGroups(tx, groups), { name: "workflow.retention" });
    if (groups.length < batch) break;
  }
  await db.transaction((tx) => deleteOrphans(tx, new Date(now - hour)), { name: "workflow.retention" });
}

/** Forgets what is old, again and again. Every process does so; doing it twice does no harm. */
export function retention(kernel: Pick<Kernel, "db" | "settings" | "log">): Background {
  let timer: NodeJS.Timeout | undefined;
  let work = Promise.resolve();
  const run = () => {
    work = work
      .then(() => forgetOld(kernel))
      .catch((err: unknown) => kernel.log.warn({ err }, "old runs of workflows were not forgotten"));
  };
  return {
    start: async () => {
      timer = setInterval(run, everyTenMinutes);
      timer.unref();
    },
    stop: async () => {
      clearInterval(timer);
      await work;
    },
  };
}
