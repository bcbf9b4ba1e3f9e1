/** The numbers that the platform has from carriers. They are nobody's, so nothing here has a scope. */
import type { Executor } from "../../../kernel/db/database.ts";
import { type Sql, sql } from "../../../kernel/db/sql.ts";
import { allOf, equals } from "../../../kernel/lists.ts";

/** A number as carriers sell it. */
export interface StockNumber {
  /** E.164. */
  readonly number: string;
  /** Key of the carrier. */
  readonly provider: string;
  readonly network: string;
  /** Price class, 1 to 4, 4 the dearest. */
  readonly tier: number;
  /** State of the USA, two capitals. */
  readonly state: string | null;
  /** In capitals. */
  readonly rate_center: string | null;
  /** Area code. */
  readonly npa: string | null;
  readonly sms_enabled: boolean;
  readonly mms_enabled: boolean;
}

export interface StockRow extends StockNumber {
  status: "available" | "reserved" | "provisioned";
  available_at: Date;
}

const free = (now: Date): Sql => sql`status = 'available' and available_at <= ${now}`;

/** The states that have free numbers, in order. */
export async function listStates(db: Executor, now: Date): Promise<string[]> {
  const rows = await db.many<{ state: string }>(sql`
    select distinct state from numbers.stock where state is not null and ${free(now)} order by state`);
  return rows.map(({ state }) => state);
}

/** The rate centers of a state that have free numbers, in order. */
export async function listRateCenters(db: Executor, state: string, now: Date): Promise<string[]> {
  const rows = await db.many<{ rate_center: string }>(sql`
    select distinct rate_center from numbers.stock
    where state = upper(${state}) and rate_center is not null and ${free(now)} order by rate_center`);
  return rows.map(({ rate_center }) => rate_center);
}

/** The area codes of a rate center that have free numbers, in order. */
export async function listAreaCodes(db: Executor, state: string, rate_center: string, now: Date): Promise<string[]> {
  const rows = await db.many<{ npa: string }>(sql`
    select distinct npa from numbers.stock
    where state = upper(${state}) and rate_center = upper(${rate_center}) and npa is not null and ${free(now)} order by npa`);
  return rows.map(({ npa }) => npa);
}

/** Whether there is a number of this network, in any case. */
export async function isNetwork(db: Executor, network: string): Promise<boolean> {
  const row = await db.one<{ found: boolean }>(sql`
    select exists (select 1 from numbers.stock where lower(network) = lower(${network})) as found`);
  return row.found;
}

/** Whether there is a number of this carrier. */
export async function isProvider(db: Executor, provider: string): Promise<boolean> {
  const row = await db.one<{ found: boolean }>(sql`
    select exists (select 1 from numbers.stock where provider = ${provider}) as found`);
  return row.found;
}

export interface StockFilters {
  readonly tier?: string | undefined;
  readonly network?: string | undefined;
  readonly state?: string | undefined;
  readonly rate_center?: string | undefined;
  readonly npa?: string | undefined;
}

/** The first free numbers, in the order in which they were loaded. */
export async function listFree(db: Executor, filters: StockFilters, limit: number, now: Date): Promise<string[]> {
  const rows = await db.many<{ number: string }>(sql`
    select number from numbers.stock
    where ${free(now)} and ${allOf(
      equals(sql`tier`, filters.tier),
      equals(sql`network`, filters.network),
      equals(sql`state`, filters.state),
      equals(sql`rate_center`, filters.rate_center),
      equals(sql`npa`, filters.npa),
    )}
    order by position limit ${limit}`);
  return rows.map(({ number }) => number);
}

/** Those of the numbers that the platform has, held until the transaction ends: whoever changes a number begins with this. */
export function lockStock(tx: Executor, numbers: readonly string[]): Promise<StockRow[]> {
  return tx.many<StockRow>(sql`select * from numbers.stock where number = any(${numbers}) order by number for update`);
}

/** Says what numbers are used for from now on; `available_at` is when those become free that are available. */
export async function markStock(
  tx: Executor,
  numbers: readonly string[],
  status: StockRow["status"],
  available_at: Date,
): Promise<void> {
  await tx.run(sql`
    update numbers.stock set status = ${status}, available_at = ${available_at} where number = any(${numbers})`);
}

/** How many numbers are new, and how many were there and are now described otherwise. */
export interface Loaded {
  readonly added: number;
  readonly changed: number;
}

/** Adds numbers, in this order, and describes those anew that are there. */
export async function loadStock(tx: Executor, numbers: readonly StockNumber[]): Promise<Loaded> {
  const rows = await tx.many<{ added: boolean }>(sql`
    insert into numbers.stock as old (number, provider, network, tier, state, rate_center, npa, sms_enabled, mms_enabled)
    select number, provider, network, tier, state, rate_center, npa, sms_enabled, mms_enabled
    from rows from (json_to_recordset(${JSON.stringify(numbers)}) as (number text, provider text, network text, tier smallint,
      state text, rate_center text, npa text, sms_enabled boolean, mms_enabled boolean)) with ordinality
    order by ordinality
    on conflict (number) do update
    set provider = excluded.provider, network = excluded.network, tier = excluded.tier, state = excluded.state,
        rate_center = excluded.rate_center, npa = excluded.npa, sms_enabled = excluded.sms_enabled,
        mms_enabled = excluded.mms_enabled
    where (old.provider, old.network, old.tier, old.state, old.rate_center, old.npa, old.sms_enabled, old.mms_enabled)
      is distinct from (excluded.provider, excluded.network, excluded.tier, excluded.state, excluded.rate_center,
        excluded.npa, excluded.sms_enabled, excluded.mms_enabled)
    returning xmax = 0 as added`);
  const added = rows.filter((row) => row.added).length;
  return { added, changed: rows.length - added };
}
