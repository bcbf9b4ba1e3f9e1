import type { Described } from "./stock.ts";

/** Of the hundred numbers 555-0100 to 555-0199 of an area code, which are kept for fiction, each rate center gets so many. */
const perRateCenter = 20;
const perAreaCode = 100;

/** The easier to remember, the dearer: 555-0100, 555-0111, 555-0110, the rest. */
function tierOf(line: number): number {
  if (line === 0) return 4;
  const [tens, ones] = [Math.floor(line / 10), line % 10];
  if (tens === ones) return 3;
  return ones === 0 ? 2 : 1;
}

/**
 * Numbers that nobody has, for trying things out.
 * @param places area codes by state and rate center
 * @throws Error when an area code is named by more rate centers than it has numbers for
 */
export function fictitiousNumbers(places: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>): Described[] {
  const used = new Map<number, number>();
  const numbersOf = (state: string, rate_center: string, npa: number): Described[] => {
    const first = used.get(npa) ?? 0;
    used.set(npa, first + perRateCenter);
    if (first + perRateCenter > perAreaCode)
      throw new Error(`${npa} is named by more than ${perAreaCode / perRateCenter} rate centers`);
    return Array.from({ length: perRateCenter }, (_, index) => {
      const line = first + index;
      return { number: `+1${npa}55501${String(line).padStart(2, "0")}`, tier: tierOf(line), state, rate_center };
    });
  };
  return Object.entries(places).flatMap(([state, centers]) =>
    Object.entries(centers).flatMap(([center, npas]) => npas.flatMap((npa) => numbersOf(state, center, npa))),
  );
}
