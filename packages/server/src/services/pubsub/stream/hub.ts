import { Problem, problem } from "../../../kernel/errors.ts";
import { type LoggedEvent, LogReader, readLog } from "../../../kernel/events/index.ts";
import type { Background, Kernel } from "../../../kernel/service.ts";
import type { Channel } from "./channel.ts";
import { type Interest, mayHear, toldTo } from "./interest.ts";

/** Events that are kept in memory for those who are a little behind. */
const kept = 5_000;
const page = 500;
/** Ids of the log that are looked through at once for those who are further behind. */
const span = 5_000;
/** How often rights are looked at although nothing happens, in ms. */
const lookEvery = 1_000;
/** Looks between two heartbeats. */
const beatEvery = 15;
/** Streams of one user at most. */
const mostOfUser = 20;
/** Whoever takes nothing for so long is let go, in ms. He comes back and goes on where he was. */
const patience = 60_000;

type Parts = Pick<Kernel, "access" | "db" | "listener" | "log">;

/** Somebody who listens. */
export interface Listening {
  readonly token: string;
  readonly user_uuid: string;
  readonly interest: Interest;
  /** The last event that he has had; undefined = from now on. */
  readonly after: number | undefined;
}

/** All streams of this process. The log is read once for all of them; each has its own place in it. */
export class StreamHub implements Background {
  readonly #parts: Parts;
  readonly #reader: LogReader;
  readonly #streams = new Set<Stream>();
  #recent: LoggedEvent[] = [];
  /** Everything after this id is in `#recent`. */
  #recentFrom = 0;
  #started: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looks = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#reader = new LogReader(parts, (events) => this.#take(events));
  }

  async start(): Promise<void> {
    // The log is read from the first stream on.
  }

  async stop(): Promise<void> {
    this.endAll();
    await this.#started;
    await this.#reader.stop();
  }

  /** Everything up to here can be had. */
  get position(): number {
    return this.#reader.position;
  }

  /**
   * Makes ready for a stream of this user.
   * @throws problem `rate_limited` when he has too many
   */
  async admit({ user_uuid }: Listening): Promise<void> {
    const own = [...this.#streams].filter((stream) => stream.user_uuid === user_uuid);
    if (own.length >= mostOfUser) throw problem("rate_limited", `A user can have ${mostOfUser} streams at a time.`);
    this.#started ??= this.#begin();
    await this.#started;
  }

  /** Starts a stream that was admitted. */
  attach(listening: Listening, channel: Channel): void {
    const stream = new Stream(this.#parts, this, listening, channel);
    this.#streams.add(stream);
    channel.onClose(() => this.#streams.delete(stream));
    stream.wake();
  }

  async #begin(): Promise<void> {
    await this.#reader.start();
    this.#recentFrom = this.#reader.position;
    this.#timer = setInterval(() => this.#look(), lookEvery).unref();
  }

  /** Ends all streams: whoever listens finds another process. */
  endAll(): void {
    clearInterval(this.#timer);
    for (const stream of this.#streams) stream.end();
  }

  #take(events: readonly LoggedEvent[]): void {
    this.#recent.push(...events);
    const surplus = this.#recent.splice(0, Math.max(0, this.#recent.length - kept));
    this.#recentFrom = surplus.at(-1)?.id ?? this.#recentFrom;
    for (const stream of this.#streams) stream.wake();
  }

  #look(): void {
    const beat = ++this.#looks % beatEvery === 0;
    for (const stream of this.#streams) stream.look(beat);
  }

  /** The next events after a place, and the place up to which these are all. */
  async after(place: number, account_uuid: string): Promise<{ events: readonly LoggedEvent[]; through: number }> {
    const until = this.position;
    if (place < this.#recentFrom) {
      const through = Math.min(until, place + span);
      const events = await readLog(this.#parts.db, { after: place, through, limit: span, account_uuid });
      return { events, through };
    }
    const from = firstAfter(this.#recent, place);
    const events = this.#recent.slice(from, from + page);
    return { events, through: from + page < this.#recent.length ? (events.at(-1)?.id ?? until) : until };
  }
}

/** Index of the first event after a place. */
function firstAfter(events: readonly LoggedEvent[], place: number): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.id ?? 0) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** One stream: its place in the log, and who listens. */
class Stream {
  readonly #parts: Parts;
  readonly #hub: StreamHub;
  readonly #listening: Listening;
  readonly #channel: Channel;
  #place: number;
  #working = false;
  #closed = false;

  constructor(parts: Parts, hub: StreamHub, listening: Listening, channel: Channel) {
    this.#parts = parts;
    this.#hub = hub;
    this.#listening = listening;
    this.#channel = channel;
    // Nobody is further than the log.
    this.#place = Math.min(listening.after ?? hub.position, hub.position);
    channel.onClose(() => {
      this.#closed = true;
    });
    channel.beat(this.#place);
  }

  get user_uuid(): string {
    return this.#listening.user_uuid;
  }

  end(reason?: Problem): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#channel.end(reason);
  }

  /** There may be something to tell. */
  wake(): void {
    if (this.#working || this.#closed) return;
    this.#working = true;
    this.#work().then(
      () => {
        this.#working = false;
        if (this.#place < this.#hub.position) this.wake();
      },
      (error: unknown) => {
        this.#parts.log.error({ err: error }, "a stream failed");
        this.#channel.destroy();
      },
    );
  }

  /** Ends it when it may not go on; shows that it lives when it is time for that. */
  look(beat: boolean): void {
    this.#refusal().then(
      (refusal) => {
        if (refusal !== undefined) this.end(refusal);
        else if (beat && !this.#closed) this.#channel.beat(this.#place);
      },
      () => undefined,
    );
  }

  /** Tells what there is to tell. Rights are looked at before each page: what happens after they are lost is not told. */
  async #work(): Promise<void> {
    const { interest } = this.#listening;
    while (!this.#closed && this.#place < this.#hub.position) {
      const { events, through } = await this.#hub.after(this.#place, interest.account_uuid);
      const refusal = await this.#refusal();
      if (refusal !== undefined) return this.end(refusal);
      let room = true;
      for (const event of events) if (!this.#closed) room = this.#tell(event) && room;
      this.#place = Math.max(this.#place, through);
      if (!room) await this.#drained();
    }
  }

  #tell({ id, envelope }: LoggedEvent): boolean {
    const told = toldTo(this.#listening.interest, envelope);
    if (told === undefined) return true;
    const { uuid, account_uuid, user_uuid, trace_id } = envelope;
    const { type, timestamp, data } = told;
    const text = JSON.stringify({ id: String(id), uuid, type, timestamp, account_uuid, user_uuid, trace_id, data });
    return this.#channel.write(id, text);
  }

  async #drained(): Promise<void> {
    const timer = setTimeout(() => this.#channel.destroy(), patience);
    await this.#channel.drained();
    clearTimeout(timer);
  }

  /** Why it may not go on: the token has expired or was revoked, the account is suspended, a permission was taken away. */
  async #refusal(): Promise<Problem | undefined> {
    try {
      const principal = await this.#parts.access.authenticate(this.#listening.token);
      return mayHear(principal, this.#listening.interest) ? undefined : problem("forbidden");
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
  }
}
