import type { Carrier, OutboundText } from "./carrier.ts";

/** Which texts go by a carrier. A route without conditions is for all. */
export interface Route {
  /** Name of the carrier. */
  readonly carrier: string;
  /** Beginning of the recipient's number: `+1`, `+1941`. */
  readonly prefix?: string | undefined;
  /** Key of the provider of the number that it is sent from: `VI`. */
  readonly provider?: string | undefined;
  /** The lowest is tried first; those of one priority take turns. 0 unless said. */
  readonly priority?: number | undefined;
}

/** What decides about the way of a text. */
export interface Routed extends Pick<OutboundText, "uuid" | "to" | "channel"> {
  readonly provider: string | null;
}

/** All carriers, and the rules by which texts go. */
export class Routes {
  readonly carriers: readonly Carrier[];
  readonly #routes: readonly Route[];

  constructor(carriers: readonly Carrier[], routes: readonly Route[]) {
    this.carriers = carriers;
    this.#routes = routes;
  }

  /** The carrier for a text: of those that are up and carry its kind, one of the lowest priority; undefined when all are down. */
  choose(text: Routed): Carrier | undefined {
    const open = this.#routes.filter((route) => matches(route, text) && this.#isOpen(route, text));
    const best = Math.min(...open.map(({ priority = 0 }) => priority));
    const equal = open.filter(({ priority = 0 }) => priority === best);
    const chosen = equal[turnOf(text.uuid) % equal.length];
    return chosen && this.#named(chosen.carrier);
  }

  /** Whether any carrier could ever take it. */
  reaches(text: Routed): boolean {
    return this.#routes.some((route) => matches(route, text) && this.#named(route.carrier)?.channels.includes(text.channel));
  }

  #isOpen({ carrier }: Route, { channel }: Routed): boolean {
    const found = this.#named(carrier);
    return found?.channels.includes(channel) === true && found.health().up;
  }

  #named(name: string): Carrier | undefined {
    return this.carriers.find((carrier) => carrier.name === name);
  }
}

function matches({ prefix, provider }: Route, text: Routed): boolean {
  return (prefix === undefined || text.to.startsWith(prefix)) && (provider === undefined || provider === text.provider);
}

/** A number that differs from text to text; the end of a UUIDv7 is random. */
function turnOf(uuid: string): number {
  return Number.parseInt(uuid.slice(-8), 16);
}
