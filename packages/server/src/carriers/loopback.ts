import type { Database } from "../kernel/db/database.ts";
import { defineJobs, enqueue, type JobLane, type Lane } from "../kernel/lanes/index.ts";
import type { Carrier, CarrierEvents, OutboundText, Receipt } from "./carrier.ts";

/** What happens to a text on its way to a handset of the dev phone. */
type Outcome = "delivered" | "undelivered" | "unknown" | "slow" | "rejected" | "no_receipt";

/** By the last seven digits of the handset's number, all of them free of real subscribers: 555-0190 to 555-0194. */
const magic: Readonly<Record<string, Outcome>> = {
  "5550190": "undelivered",
  "5550191": "unknown",
  "5550192": "slow",
  "5550193": "rejected",
  "5550194": "no_receipt",
};

/** How long a slow text takes, in ms. */
const slowness = 10_000;

export const loopbackName = "loopback";

/** What becomes of texts to a number that is not of the platform. */
export function outcomeOf(number: string): Outcome {
  return magic[number.slice(-7)] ?? "delivered";
}

/** A text in the air. */
interface Flight {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly media: readonly string[];
  readonly ours: boolean;
  readonly status: Receipt["status"] | null;
  /** When it arrives. RFC 3339. */
  readonly at: string;
}

export interface LoopbackOptions {
  readonly db: Database;
  /** Whether a number is of the platform. */
  readonly isOurs: (number: string) => Promise<boolean>;
}

/**
 * The carrier that reaches no network: numbers of the platform reach each other, every other number is a handset of the dev
 * phone. What it has taken survives its process, as with a real one.
 */
export class Loopback implements Carrier {
  readonly name = loopbackName;
  readonly channels = ["sms", "mms"] as const;
  readonly perSecond = undefined;
  /** The network behind it. */
  readonly lane: Lane;
  readonly #network: JobLane<Flight>;
  readonly #options: LoopbackOptions;
  #events: CarrierEvents | undefined;

  constructor(options: LoopbackOptions) {
    this.#options = options;
    this.#network = defineJobs<Flight>({ name: "carriers.loopback" }, { perform: ({ payload }) => this.#arrive(payload) });
    this.lane = this.#network;
  }

  async start(events: CarrierEvents): Promise<void> {
    this.#events = events;
  }

  async stop(): Promise<void> {
    this.#events = undefined;
  }

  ready(): boolean {
    return this.#events !== undefined;
  }

  health() {
    return { up: true, note: "reaches the dev phone only" };
  }

  async submit({ uuid, from, to, text, media }: OutboundText) {
    const { db, isOurs } = this.#options;
    const taken = db.clock.now().getTime();
    const ours = await isOurs(to);
    const outcome = ours ? "delivered" : outcomeOf(to);
    if (outcome === "rejected") return { kind: "refused", code: "rejected", message: "The handset's network refuses it." } as const;
    const status = outcome === "no_receipt" ? null : outcome === "slow" ? "delivered" : outcome;
    const due_at = new Date(taken + (outcome === "slow" ? slowness : 0));
    const payload = { id: uuid, from, to, text, media, ours, status, at: due_at.toISOString() };
    await db.transaction(async (tx) => enqueue(tx, { lane: this.#network, payload, due_at }));
    return { kind: "accepted", ids: [uuid] } as const;
  }

  async #arrive({ id, from, to, text, media, ours, status, at: time }: Flight): Promise<void> {
    const at = new Date(time);
    if (this.#events === undefined) throw new Error("The loopback carrier does not run.");
    if (ours) await this.#events.inbound(this.name, { id, from, to, text, media, at });
    if (status !== null) await this.#events.receipt(this.name, { id, status, code: undefined, at });
  }
}
