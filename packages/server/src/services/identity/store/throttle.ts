import type { Executor, Tx } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";

/** Delay after the first attempt too many, in seconds; it doubles with each further one. */
const firstDelay = 30;
/** Longest delay, in seconds. NIST SP 800-63B, 3.2.2 allows a hundred guesses in a row; this leaves as many a day. */
const longestDelay = 900;

/** Seconds until nothing of this is blocked any more; 0 when nothing is. */
export async function secondsBlocked(db: Executor, keys: readonly string[], now: Date): Promise<number> {
  const row = await db.one<{ seconds: number }>(sql`
    select coalesce(ceil(extract(epoch from max(blocked_until) - ${now}::timestamptz)), 0)::int as seconds
    from identity.throttle where key = any(${keys}::text[]) and blocked_until > ${now}`);
  return row.seconds;
}

/**
 * Counts an attempt; from the `free`-th on, further ones are blocked for a growing while. An hour without any starts anew.
 * @param free 2 or more
 * @returns how many there have been; undefined when it is blocked at the moment, and then not counted
 */
export async function count(db: Executor, key: string, free: number, now: Date): Promise<number | undefined> {
  const row = await db.maybe<{ count: number }>(sql`
    insert into identity.throttle as t (key, count, blocked_until, counted_at) values (${key}, 1, null, ${now})
    on conflict (key) do update set
      count = case when t.counted_at > excluded.counted_at - interval '1 hour' then t.count + 1 else 1 end,
      blocked_until = case
        when t.counted_at > excluded.counted_at - interval '1 hour' and t.count + 1 >= ${free}::int
        then excluded.counted_at
          + least(${longestDelay}, ${firstDelay} * power(2, least(t.count + 1 - ${free}::int, 10))) * interval '1 second'
      end,
      counted_at = excluded.counted_at
    where t.blocked_until is null or t.blocked_until <= excluded.counted_at
    returning t.count`);
  return row?.count;
}

/** Starts counting anew, with the commit. */
export function forget(tx: Tx, key: string): void {
  tx.withCommit(() => sql`delete from identity.throttle where key = ${key}`);
}

/** Forgets what was last counted a day ago, some at a time. */
export async function deleteOldCounts(db: Executor, now: Date): Promise<void> {
  await db.run(sql`
    delete from identity.throttle where key in (
      select key from identity.throttle where counted_at < ${now}::timestamptz - interval '1 day' limit 100
      for update skip locked)`);
}
