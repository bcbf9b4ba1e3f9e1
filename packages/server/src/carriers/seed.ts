import { isDeepStrictEqual } from "node:util";
import { Type } from "typebox";
import { SeedError } from "../kernel/seed.ts";
import { type SeedSection, seedSection } from "../kernel/service.ts";
import { type CarriersFiles, type SeededCarriers, seeded } from "./config.ts";

/** A process connects to its carriers when it starts: a seed that is applied later cannot bring others. */
function refuse(key: keyof SeededCarriers, value: unknown, { seed }: CarriersFiles): void {
  if (seed !== undefined && isDeepStrictEqual(seeded(seed)[key], value)) return;
  const where = "from the file that PATCHBAY_SEED (or PATCHBAY_CARRIERS) names";
  throw new SeedError("The seed", [`${key}: carriers are read when the server starts, ${where}; other seeds must not hold them.`]);
}

/**
 * The sections `carriers` and `carrier_routes` of a seed: those of a file of carriers. They are read and judged when the process
 * starts; applying them changes nothing, and other ones are refused.
 */
export function carriersSeed(files: CarriersFiles): SeedSection[] {
  return (["carriers", "carrier_routes"] as const).map((key) =>
    seedSection(key, Type.Array(Type.Unknown()), async (_tx, value) => refuse(key, value, files)),
  );
}
