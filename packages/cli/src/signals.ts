import { constants } from "node:os";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** Ctrl-C under npm arrives twice, from the terminal and from npm; that is one wish, not two. */
const ECHO_MS = 500;

/** Resolves to the first signal that asks this process to stop; a second one ends it at once. */
export function untilAskedToStop(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let first: number | undefined;
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        const now = performance.now();
        if (first === undefined) {
          first = now;
          resolve(signal);
        } else if (now - first > ECHO_MS) {
          process.exit(128 + constants.signals[signal]);
        }
      });
    }
  });
}
