import {
  attemptTimeout,
  type Behaviour,
  empty,
  type FaultyServer,
  json,
  SkippingClock,
  startFaulty,
} from "../client/faulty.fixture.ts";
import { Patchbay } from "../client/index.ts";
import type { Message } from "../resources/types.ts";

export const user_uuid = "0198c5e2-0000-7000-8000-000000000001";
export const conversation_uuid = "0198c5e2-0000-7000-8000-000000000002";

export interface Scene extends AsyncDisposable {
  readonly server: FaultyServer;
  readonly pb: Patchbay;
  /** The clock of the waiting; time passes at once, except that `maxWait` ends only when the test says so. */
  readonly clock: SkippingClock;
  /** Options of the waiting. */
  readonly wait: { readonly clock: SkippingClock; readonly random: () => number; readonly maxWait: number };
}

/** A server that behaves as told, a client of it that tries everything once, and a clock to wait by. */
export async function sceneOf(...script: readonly [Behaviour, ...Behaviour[]]): Promise<Scene> {
  const server = await startFaulty(...script);
  const clock = new SkippingClock();
  const pb = new Patchbay({ host: server.origin, credentials: "token", maxRetries: 0 });
  const wait = { clock, random: () => 0, maxWait: attemptTimeout };
  return { server, pb, clock, wait, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

/** Ends the time to wait at the beginning of a wait. */
export function giveUpAfter(clock: SkippingClock, waits: number): void {
  clock.onWait = () => {
    if (clock.waits.length === waits) clock.expire();
  };
}

export { empty, json };

export function listOf(items: readonly unknown[], total = items.length, offset = 0): Behaviour {
  return json(200, { items, metadata: { total, offset, limit: 100 }, links: {} });
}

/** A text that was sent; the number makes its id and its time. */
export function message(number: number, changes: Partial<Message> = {}): Message {
  return {
    uuid: `0198c5e2-0000-7000-8000-${String(number).padStart(12, "0")}`,
    from: "+15550100001",
    to: "+15550100002",
    phone_numbers: ["+15550100002"],
    channel: "sms",
    content: [{ type: "text", body: `text ${number}` }],
    direction: "outbound",
    status: "queued",
    datetime: new Date(Date.UTC(2026, 0, 1) + number * 1000).toISOString(),
    tags: [],
    segments: 1,
    encoding: "GSM-7",
    error: null,
    scheduled_datetime: null,
    possible_duplicate: false,
    user_uuid,
    account_uuid: user_uuid,
    metadata: {},
    conversation_uuid,
    context_uuid: "0198c5e2-0000-7000-8000-000000000003",
    ...changes,
  };
}
