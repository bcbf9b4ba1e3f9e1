import type { Kernel } from "../../../kernel/service.ts";
import { selectStatus } from "../store/runs.ts";
import { hubOf } from "./hub.ts";

/** How often to look for the end of a run that another process may have in hand, ms. */
const poll = 250;

/**
 * Waits until a run has ended.
 * @param within how long at most, ms
 * @returns whether it has
 */
export async function untilEnded({ db, clock }: Pick<Kernel, "db" | "clock">, uuid: string, within: number): Promise<boolean> {
  const deadline = clock.now().getTime() + within;
  const hub = hubOf(db);
  let told = false;
  let wake = (): void => undefined;
  const heard = (ended: string) => {
    if (ended !== uuid) return;
    told = true;
    wake();
  };
  hub.on("ended", heard);
  try {
    for (;;) {
      const run = await selectStatus(db, uuid);
      if (run === undefined || (run.status !== "running" && run.status !== "waiting")) return true;
      if (clock.now().getTime() >= deadline) return false;
      if (told) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, poll);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  } finally {
    hub.off("ended", heard);
  }
}
