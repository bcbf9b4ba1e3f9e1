import type { Executor } from "../../kernel/db/database.ts";
import { usStates } from "./rules.ts";
import { type Loaded, loadStock as load, type StockNumber } from "./store/stock.ts";

/** A number as a seed or a file describes it. */
export interface Described {
  /** E.164. */
  readonly number: string;
  readonly provider?: string | undefined;
  readonly network?: string | undefined;
  readonly tier?: number | undefined;
  readonly state?: string | undefined;
  readonly rate_center?: string | undefined;
  readonly sms_enabled?: boolean | undefined;
  readonly mms_enabled?: boolean | undefined;
}

/** Key of the carrier that numbers are of when nothing else is said. */
export const defaultProvider = "VI";

/** Whether a text is a state of the USA, in any case. */
export function isState(text: string): boolean {
  return usStates.has(text.toUpperCase());
}

/** A number of the stock, with what was left out. */
export function toStock(described: Described): StockNumber {
  const { number, provider = defaultProvider, network = provider, tier = 1, state, rate_center } = described;
  return {
    number,
    provider,
    network,
    tier,
    state: state?.toUpperCase() ?? null,
    rate_center: rate_center?.toUpperCase() ?? null,
    npa: /^\+1(\d{3})\d{7}$/.exec(number)?.[1] ?? null,
    sms_enabled: described.sms_enabled ?? true,
    mms_enabled: described.mms_enabled ?? true,
  };
}

/** Numbers that one statement takes. */
const batchSize = 5_000;

/**
 * Adds numbers to the stock, in this order, and describes those anew that are there.
 * @param numbers each once
 */
export async function loadStock(tx: Executor, numbers: readonly StockNumber[]): Promise<Loaded> {
  let total: Loaded = { added: 0, changed: 0 };
  for (let at = 0; at < numbers.length; at += batchSize) {
    const { added, changed } = await load(tx, numbers.slice(at, at + batchSize));
    total = { added: total.added + added, changed: total.changed + changed };
  }
  return total;
}
