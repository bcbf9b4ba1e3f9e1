import type { Tx } from "../../kernel/db/database.ts";
import type { Standing } from "./rules.ts";
import { type CampaignNumber, selectCampaignNumbers } from "./store/campaign-numbers.ts";
import { type ProvisionedRow, selectAnyProvisioned } from "./store/provisioned.ts";
import { lockStock } from "./store/stock.ts";

const byNumber = <Row extends { readonly number: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.number, row]));

/**
 * What there is to know about each number, nobody else changing it until the transaction ends. Numbers are locked in their
 * own order, so that two who want several do not wait for each other.
 * @param numbers E.164
 * @returns a look-up by number
 */
export async function holdNumbers(tx: Tx, numbers: readonly string[]): Promise<(number: string) => Standing> {
  const stock = byNumber(await lockStock(tx, numbers));
  const [provisioned, campaigns] = await Promise.all([
    selectAnyProvisioned(tx, numbers).then((rows) => byNumber<ProvisionedRow>(rows)),
    selectCampaignNumbers(tx, numbers).then((rows) => byNumber<CampaignNumber>(rows)),
  ]);
  return (number) => ({
    stock: stock.get(number),
    provisioned: provisioned.get(number),
    campaign: campaigns.get(number),
  });
}
