import type { Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { BoundedQueue } from "../../kernel/passwords/queue.ts";
import { hashSecret } from "../../kernel/secrets.ts";
import { count, secondsBlocked } from "./store/throttle.ts";

/** Attempts before delays begin. */
export const freeAttempts = {
  /** Wrong passwords for one login name. */
  login: 10,
  /** Wrong passwords from one address: a whole office may share it. */
  address: 50,
  /** Forgotten-password mails to one address. */
  resetMails: 5,
  /** The same, asked for from one network address. */
  resetRequests: 30,
  /** Second-factor codes for one identity. */
  codes: 10,
} as const;

/** The key under which attempts are counted. */
export function throttleKey(kind: keyof typeof freeAttempts, subject: string): string {
  return hashSecret(`${kind}:${subject.toLowerCase()}`);
}

/** The refusal that tells when to come back. */
export function tooMany(seconds: number): Error {
  return problem("rate_limited", {
    message: "Too many attempts. Try again later.",
    headers: { "retry-after": String(Math.max(1, seconds)) },
  });
}

/**
 * Counts something that is limited whether it succeeds or not.
 * @param turns subject by kind; they are blocked, and counted, together
 * @throws problem `rate_limited` with Retry-After
 */
export async function takeTurns(tx: Tx, turns: readonly (readonly [keyof typeof freeAttempts, subject: string])[]): Promise<void> {
  const keyed = turns.map(([kind, subject]) => ({ key: throttleKey(kind, subject), free: freeAttempts[kind] }));
  const keys = keyed.map(({ key }) => key);
  const wait = await secondsBlocked(tx, keys, tx.now());
  if (wait > 0) throw tooMany(wait);
  for (const { key, free } of keyed) await count(tx, key, free, tx.now());
}

/** Checks of one login name that run at the same time in this process. */
const width = 4;
const maxWaiting = 64;

const queues = new Map<string, { queue: BoundedQueue; users: number }>();

/**
 * Runs the checks of one login name few at a time. Failures are counted once a check is over, so the number of guesses
 * that get through in one burst is the number of checks that run at once.
 * @returns undefined when too many wait already
 */
export async function fewAtATime<T>(key: string, task: () => Promise<T>): Promise<T | undefined> {
  const entry = queues.get(key) ?? { queue: new BoundedQueue(width, maxWaiting), users: 0 };
  if (entry.queue.full) return undefined;
  queues.set(key, entry);
  entry.users++;
  try {
    return await entry.queue.run(task);
  } finally {
    entry.users--;
    if (entry.users === 0) queues.delete(key);
  }
}
