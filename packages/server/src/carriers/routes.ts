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

/**
 * The carriers for a text, best first: by the longest prefix, then those that name the provider, then by priority. Those that
 * are equal in all this take turns, by the random end of the text's uuid.
 * @returns names of carriers, each once; the text goes by the first that is up
 */
export function waysOf(routes: readonly Route[], text: Routed): string[] {
  const turn = turnOf(text.uuid);
  const sorted = routes.filter((route) => matches(route, text)).toSorted(compare);
  const ways: string[] = [];
  for (let at = 0; at < sorted.length; ) {
    const first = sorted[at];
    const equal = sorted.filter((route) => first !== undefined && compare(first, route) === 0);
    ways.push(...equal.map((_, index) => equal[(turn + index) % equal.length]?.carrier ?? ""));
    at += equal.length;
  }
  return [...new Set(ways)];
}

function matches({ prefix, provider }: Route, text: Routed): boolean {
  return (prefix === undefined || text.to.startsWith(prefix)) && (provider === undefined || provider === text.provider);
}

function compare(a: Route, b: Route): number {
  const byPrefix = (b.prefix?.length ?? 0) - (a.prefix?.length ?? 0);
  const byProvider = Number(b.provider !== undefined) - Number(a.provider !== undefined);
  return byPrefix || byProvider || (a.priority ?? 0) - (b.priority ?? 0);
}

/** A number that differs from text to text; the end of a UUIDv7 is random. A text that has no uuid yet gets 0. */
function turnOf(uuid: string): number {
  return Number.parseInt(`0${uuid.slice(-8)}`, 16);
}

/** All carriers, and the rules by which texts go. */
export class Routes {
  readonly carriers: readonly Carrier[];
  readonly #routes: readonly Route[];
  readonly #byName: ReadonlyMap<string, Carrier>;

  constructor(carriers: readonly Carrier[], routes: readonly Route[]) {
    this.carriers = carriers;
    this.#routes = routes;
    this.#byName = new Map(carriers.map((carrier) => [carrier.name, carrier]));
  }

  /** The carrier for a text: the best of those that are up and carry its kind; undefined when all are down. */
  choose(text: Routed): Carrier | undefined {
    return this.#carriersFor(text).find((carrier) => carrier.health().up);
  }

  /** Whether any carrier could ever take it. */
  reaches(text: Routed): boolean {
    return this.#carriersFor(text).length > 0;
  }

  #carriersFor(text: Routed): Carrier[] {
    const found = waysOf(this.#routes, text).map((name) => this.#byName.get(name));
    return found.filter((carrier) => carrier !== undefined).filter(({ channels }) => channels.includes(text.channel));
  }
}
