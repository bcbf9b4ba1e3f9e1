import { bounded } from "../client/bounded.ts";
import { AbortError } from "../client/errors.ts";
import type { CallOptions, PatchbayOptions } from "../client/options.ts";
import { isPassing } from "../client/retry.ts";
import type { Caller } from "../client/service.ts";
import { failure, PatchbayError } from "../core/errors.ts";
import { type Clock, sleep, systemClock } from "../core/polling.ts";
import type { WebhookEvent } from "../webhooks/event.ts";

/** Which events to hear of; one's own when it says nothing. */
export interface StreamParams {
  /** `["sms.inbound", "contacts.*"]`; of an application, the names of its events. Default: all. */
  readonly events?: readonly string[] | undefined;
  /** Account whose events these are. Default: the caller's own. */
  readonly account_uuid?: string | undefined;
  /** User whose events these are, `*` for all users of the account. Default: the caller. */
  readonly user_uuid?: string | undefined;
  /** Application whose events these are, instead of the platform's. */
  readonly app_uuid?: string | undefined;
  /** Which of them, as those of a subscription. */
  readonly criteria?: readonly object[] | undefined;
  /** `id` of the last event that was handled: goes on after it. Default: from now on. */
  readonly after?: string | undefined;
}

/** What each request does differently, and how to wait before the next connection. */
export type StreamOptions = Pick<CallOptions, "signal" | "timeout" | "headers" | "trace"> &
  Pick<PatchbayOptions, "clock" | "random">;

/** An event as it happens. Comparing `type` with a name narrows `data`. */
export type StreamEvent = WebhookEvent & {
  /** Its place in the log, for {@link StreamParams.after}. */
  readonly id: string;
  readonly uuid: string;
  readonly account_uuid: string;
  readonly user_uuid: string | null;
  /** Of the request that caused it. */
  readonly trace_id: string;
};

/** The server shows that it lives every 15 seconds; whoever is silent for so long, in milliseconds, is given up. */
const silence = 45_000;
/** Milliseconds: the first wait before another connection, which doubles, and the longest. */
const firstWait = 500;
const longestWait = 30_000;

/**
 * Events as they happen, one by one, until an abort or the end of the loop. When the connection breaks it is made again, and goes
 * on after the last event that was given.
 *
 * @param caller A `Connection`; `pb.stream(…)` is the same.
 * @throws AbortError when the signal fires; else what opening the stream is refused with.
 */
export async function* streamEvents(
  caller: Caller,
  { after, events, criteria, ...params }: StreamParams = {},
  options: StreamOptions = {},
): AsyncGenerator<StreamEvent, void, undefined> {
  const { clock = systemClock, random = Math.random, signal } = options;
  const query = {
    ...params,
    events: events?.join(","),
    criteria: criteria && JSON.stringify(criteria),
  };
  let last = after;
  for (let failures = 0; ; failures += 1) {
    try {
      for await (const { id, data } of messagesOf(await open(caller, query, last, options), clock, signal)) {
        failures = 0;
        last = id ?? last;
        if (data !== undefined) yield JSON.parse(data);
      }
    } catch (error) {
      // What the body breaks with is the platform's own error; it passes as a lost connection does.
      if (error instanceof AbortError || (error instanceof PatchbayError && !isPassing(error))) throw error;
    }
    await bounded((ended) => sleep(clock, Math.min(firstWait * 2 ** failures, longestWait) * (1 - random() / 2), ended), signal);
  }
}

async function open(caller: Caller, query: object, last: string | undefined, options: StreamOptions) {
  let body: ReadableStream<Uint8Array> | null = null;
  const headers = { ...options.headers, ...(last === undefined ? {} : { "last-event-id": last }) };
  const take = (answer: Response) => {
    body = answer.body;
  };
  const operation = { id: "pubsub.stream", method: "GET", path: "/pubsub/stream", open: take } as const;
  await caller.perform(operation, { ...query }, { ...options, headers, maxRetries: 0 });
  return bodyOf(body);
}

function bodyOf(body: ReadableStream<Uint8Array> | null): ReadableStream<Uint8Array> {
  if (body === null) throw failure(500, "the stream has no body");
  return body;
}

interface Message {
  readonly id: string | undefined;
  /** Undefined when it only tells a place. */
  readonly data: string | undefined;
}

/** The messages of Server-Sent Events, until the server ends them. */
async function* messagesOf(
  body: ReadableStream<Uint8Array>,
  clock: Clock,
  signal: AbortSignal | undefined,
): AsyncGenerator<Message, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (;;) {
      const { done, value } = await bounded(() => reader.read(), signal, { clock, ms: silence });
      if (done) return;
      const blocks = (text + decoder.decode(value, { stream: true })).split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) {
        const message = messageIn(block);
        if (message === undefined) return;
        yield message;
      }
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

/** Undefined for the one that says that there are no more. */
function messageIn(block: string): Message | undefined {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1];
  return field("event") === undefined ? { id: field("id"), data: field("data") } : undefined;
}
