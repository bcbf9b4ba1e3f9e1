/**
 * A named moment around a durable write. When PATCHBAY_CRASH_AT names it, the process dies there as if the power had
 * gone (SIGKILL): tests use it to prove that the state is what it was before or what it is after, never between.
 */
export function crashPoint(name: string): void {
  if (process.env.PATCHBAY_CRASH_AT === name) process.kill(process.pid, "SIGKILL");
}
