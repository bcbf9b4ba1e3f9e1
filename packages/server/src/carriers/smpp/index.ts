import type { ConnectionOptions as TlsOptions } from "node:tls";
import type { Clock } from "../../kernel/clock.ts";
import type { Database } from "../../kernel/db/database.ts";
import type { Log } from "../../kernel/log.ts";
import { Loop } from "../../kernel/loop.ts";
import type { Carrier, CarrierEvents, CarrierHealth, OutboundText, Submission } from "../carrier.ts";
import { Lease } from "../lease.ts";
import { Connection } from "./connection.ts";
import { type IncomingPart, joinParts, numberOf, readPart } from "./incoming.ts";
import type { Writing } from "./outgoing.ts";
import type { Message } from "./pdus.ts";
import { numbering } from "./protocol.ts";
import { Reassembly } from "./reassembly.ts";
import { type IdWriting, isReceipt, readReceipt } from "./receipt.ts";
import { Repetitions } from "./repetitions.ts";
import { Submitter } from "./submitter.ts";

export type { IdWriting } from "./receipt.ts";

export interface SmppOptions extends Writing {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly tls: TlsOptions | undefined;
  readonly systemId: string;
  readonly password: string;
  readonly systemType: string;
  readonly ids: IdWriting;
  /** Parts under way at most. */
  readonly window: number;
  /** Parts per second at most. */
  readonly perSecond: number | undefined;
  readonly enquireLinkMs: number;
  readonly responseTimeoutMs: number;
  /** Of numbers that come without a country code. */
  readonly country: string;
}

export interface SmppDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
}

/** How often texts are looked for whose parts do not come, in ms. */
const sweeping = 2_000;

/**
 * A carrier by SMPP 3.4. Of all processes on a database, one has the connection: the one that owns the carrier's lease.
 */
export class SmppCarrier implements Carrier {
  readonly name: string;
  readonly channels = ["sms"] as const;
  readonly perSecond: number | undefined;
  readonly #options: SmppOptions;
  readonly #deps: SmppDeps;
  readonly #log: Log;
  readonly #lease: Lease;
  readonly #connection: Connection;
  readonly #submitter: Submitter;
  readonly #reassembly: Reassembly;
  readonly #repetitions: Repetitions;
  readonly #sweeper: Loop;
  #events: CarrierEvents | undefined;

  constructor(options: SmppOptions, deps: SmppDeps) {
    this.name = options.name;
    this.perSecond = options.perSecond;
    this.#options = options;
    this.#deps = deps;
    this.#log = deps.log.child({ carrier: options.name });
    this.#lease = new Lease({
      db: deps.db,
      log: this.#log,
      carrier: options.name,
      onGained: () => this.#begin(),
      onLost: () => this.#connection.cut("the lease was lost"),
    });
    this.#connection = new Connection({
      ...options,
      log: this.#log,
      bind: {
        systemId: options.systemId,
        password: options.password,
        systemType: options.systemType,
        interfaceVersion: 0x34,
        addressRange: { ...numbering.unknown, digits: "" },
      },
      onMessage: (message, connection) => this.#take(message, connection),
      onChange: (up, note) => this.#lease.report(up, note),
    });
    this.#submitter = new Submitter({
      writing: options,
      ids: options.ids,
      window: options.window,
      perSecond: options.perSecond,
      now: () => deps.clock.now(),
      session: () => (this.#lease.isHeld ? this.#connection.session : undefined),
    });
    this.#reassembly = new Reassembly({
      ...deps,
      carrier: options.name,
      deliver: (text) => this.#listener.inbound(this.name, text),
    });
    this.#repetitions = new Repetitions({
      ...deps,
      carrier: options.name,
      // A connection that is dead has been noticed by then.
      certainAfterMs: options.enquireLinkMs + options.responseTimeoutMs + 5_000,
    });
    this.#sweeper = new Loop(async () => {
      await this.#sweep();
      return sweeping;
    }, this.#log);
  }

  async start(events: CarrierEvents): Promise<void> {
    this.#events = events;
    this.#lease.start();
    this.#sweeper.start();
  }

  async stop(): Promise<void> {
    await this.#sweeper.stop();
    await this.#connection.stop();
    await this.#lease.stop();
  }

  ready(): boolean {
    return this.#lease.isHeld && this.#connection.session !== undefined && this.#submitter.pausedFor === 0;
  }

  async submit(text: OutboundText, signal: AbortSignal): Promise<Submission> {
    const submitted = await this.#submitter.submit(text, signal);
    if (submitted.kind !== "partial") return submitted;
    // The network has some of its parts: the text was sent, and the parts that are refused do not arrive.
    const { ids, refused } = submitted;
    const at = this.#deps.clock.now();
    for (const { id, code } of refused) await this.#listener.receipt(this.name, { id, status: "undelivered", code, at });
    return { kind: "accepted", ids: [...ids, ...refused.map(({ id }) => id)] };
  }

  health(): CarrierHealth {
    return this.#lease.health;
  }

  get #listener(): CarrierEvents {
    if (this.#events === undefined) throw new Error("The carrier has not been started.");
    return this.#events;
  }

  #begin(): void {
    this.#submitter.begin();
    this.#connection.start();
  }

  /** A message from the network: a receipt, a text, or a part of one. */
  async #take(message: Message, connection: string): Promise<void> {
    const now = this.#deps.clock.now();
    if (isReceipt(message)) {
      const receipt = readReceipt(message, this.#options.ids, now);
      if (receipt === undefined) return this.#log.warn("a receipt does not tell of which message");
      return this.#listener.receipt(this.name, receipt);
    }
    const part = readPart(message, this.#options);
    if (part === undefined) return this.#log.info({ coding: message.dataCoding }, "a message that is no text was left aside");
    await this.#takeText(message, part, now, connection);
  }

  async #takeText(message: Message, part: IncomingPart, at: Date, connection: string): Promise<void> {
    const from = numberOf(message.source, this.#options.country);
    const to = numberOf(message.destination, this.#options.country);
    if (part.place !== undefined) return this.#reassembly.add(from, to, part.place, part);
    const text = joinParts([part]);
    await this.#repetitions.handOn(message, connection, (id) =>
      this.#listener.inbound(this.name, { id, from, to, text, media: [], at }),
    );
  }

  async #sweep(): Promise<void> {
    if (!this.#lease.isHeld) return;
    await this.#reassembly.sweep();
    const { session } = this.#connection;
    if (session !== undefined) await this.#repetitions.sweep(session.id);
  }
}
