import type { Executor } from "../kernel/db/database.ts";
import { sql } from "../kernel/db/sql.ts";

/** What others see of the process that owns a carrier's connection. */
export interface Standing {
  readonly owner: string;
  /** For people: which process that is. */
  readonly holder: string;
  /** Whether it is connected and bound. */
  readonly up: boolean;
  readonly note: string;
}

/**
 * Takes or renews a lease, unless another has it.
 * @param ms how long it lasts, by the database's clock
 * @returns whether it is ours now
 */
export async function takeLease(db: Executor, carrier: string, mine: Standing, ms: number): Promise<boolean> {
  const changed = await db.run(sql`
    insert into carriers.lease as lease (carrier, owner, holder, until, up, note)
    values (${carrier}, ${mine.owner}, ${mine.holder}, clock_timestamp() + ${ms} * interval '1 millisecond', ${mine.up}, ${mine.note})
    on conflict (carrier) do update
      set owner = excluded.owner, holder = excluded.holder, up = excluded.up, note = excluded.note,
        until = clock_timestamp() + ${ms} * interval '1 millisecond'
      where lease.owner = excluded.owner or lease.until < clock_timestamp()`);
  return changed > 0;
}

/** Who has a lease, if anybody has. */
export function findLease(db: Executor, carrier: string): Promise<Standing | undefined> {
  return db.maybe(sql`
    select owner, holder, up, note from carriers.lease where carrier = ${carrier} and until >= clock_timestamp()`);
}

/** Gives a lease back, if it is still ours. */
export async function dropLease(db: Executor, carrier: string, owner: string): Promise<void> {
  await db.run(sql`delete from carriers.lease where carrier = ${carrier} and owner = ${owner}`);
}
