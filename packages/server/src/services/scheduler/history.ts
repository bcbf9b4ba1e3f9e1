import type { Background, Kernel } from "../../kernel/service.ts";
import { deleteOldFirings } from "./store/firings.ts";

/** How long it is known what became of an occurrence, ms. */
const keptFor = 90 * 86_400_000;
const everyTenMinutes = 600_000;

/** Forgets what became of occurrences long ago. */
export async function forgetOld({ db, clock }: Pick<Kernel, "db" | "clock">): Promise<void> {
  const before = new Date(clock.now().getTime() - keptFor);
  while ((await deleteOldFirings(db, before)) > 0);
}

/** Does so now and then. Every process does; doing it twice does no harm. */
export function forgetting(kernel: Kernel): Background {
  let timer: NodeJS.Timeout | undefined;
  return {
    start: async () => {
      const round = () =>
        forgetOld(kernel).catch((err: unknown) => kernel.log.warn({ err }, "the scheduler's history could not be cleaned"));
      timer = setInterval(round, everyTenMinutes).unref();
    },
    stop: async () => clearInterval(timer),
  };
}
