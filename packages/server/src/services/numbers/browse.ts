import type { numbers as contract } from "@patchbay/contract";
import type { Handlers } from "../../kernel/service.ts";
import { readWanted } from "./rules.ts";
import { isNetwork, listAreaCodes, listFree, listRateCenters, listStates } from "./store/stock.ts";
import { asDialled } from "./view.ts";

type NumberHandlers = Handlers<typeof contract>;

const usualQuantity = 5;
const largestQuantity = 100;

/** The envelope of a list that is given whole. */
function whole(items: string[], limit = items.length) {
  const count = items.length;
  return { items, metadata: { total: count, offset: 0, count, limit }, links: [] };
}

export const getAvailableStates: NumberHandlers["getAvailableStates"] = async ({ tx }) => whole(await listStates(tx, tx.now()));

export const getAvailableRateCenters: NumberHandlers["getAvailableRateCenters"] = async ({ tx, params }) =>
  whole(await listRateCenters(tx, params.state, tx.now()));

export const getAvailableAreaCodes: NumberHandlers["getAvailableAreaCodes"] = async ({ tx, params }) =>
  whole(await listAreaCodes(tx, params.state, params.rate_center, tx.now()));

export const listAvailableNumbers: NumberHandlers["listAvailableNumbers"] = async ({ tx, query }) => {
  const tier = query.tier === undefined ? undefined : String(query.tier);
  const texts = [tier, query.network].filter((text) => text !== undefined);
  const networks = await Promise.all(texts.map((text) => isNetwork(tx, text)));
  const wanted = readWanted({ ...query, tier }, (text) => networks[texts.indexOf(text)] ?? false);
  const quantity = Math.min(Math.max(query.qty ?? usualQuantity, 1), largestQuantity);
  const numbers = await listFree(tx, wanted, quantity, tx.now());
  return whole(numbers.map(asDialled), quantity);
};
