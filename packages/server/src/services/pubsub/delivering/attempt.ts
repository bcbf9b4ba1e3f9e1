import type { KeyObject } from "node:crypto";
import { milliseconds } from "../../../kernel/clock.ts";
import { Problem } from "../../../kernel/errors.ts";
import type { BriefAnswer, Outbound } from "../../../kernel/outbound/index.ts";
import type { Kernel } from "../../../kernel/service.ts";
import { flat } from "../headers.ts";
import type { Attempt, DueDelivery } from "../store/deliveries.ts";
import type { SubscriptionRow } from "../store/subscriptions.ts";
import { signature, signingKeys } from "./sign.ts";

/** Time for an answer, in ms. */
const timeout = 15_000;
/** Characters of an answer that are kept. */
const keptBody = 1_024;
const keptHeader = 256;
const keptHeaders = 20;
/** Bytes of an answer that are read, so that the connection can be used again. */
const readBytes = 65_536;

/** What all deliveries of a turn have in common. */
export interface Sender {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly keys: readonly KeyObject[];
}

/** Makes ready to deliver for a subscription. */
export function senderFor({ secrets }: Pick<Kernel, "secrets">, row: SubscriptionRow, now: Date): Sender {
  return { url: row.url, headers: flat(row.headers), keys: signingKeys(secrets, row, now) };
}

/** The headers of a delivery, without its signature. */
export function headersOf(
  headers: Readonly<Record<string, string>>,
  { uuid, trace_id }: Pick<DueDelivery, "uuid" | "trace_id">,
): Record<string, string> {
  return {
    "user-agent": "Patchbay-Webhooks/1",
    trace: trace_id,
    id: uuid,
    ...headers,
    "content-type": "application/json",
    "webhook-id": uuid,
  };
}

/** An attempt, and the pause that its answer asks for. */
export interface Tried {
  readonly attempt: Attempt;
  readonly retryAfter: string | undefined;
}

/** Tries to deliver once. It does not throw for what the endpoint does, only when the signal ends it. */
export async function tryOnce(
  { outbound, clock }: Pick<Kernel, "outbound" | "clock">,
  sender: Sender,
  delivery: DueDelivery,
  signal: AbortSignal,
): Promise<Tried> {
  const at = clock.now();
  const began = performance.now();
  const ended = (rest: Pick<Attempt, "response_status" | "response_headers" | "response_body" | "error">): Attempt => ({
    datetime: milliseconds(at),
    duration_ms: Math.round(performance.now() - began),
    url: sender.url,
    ...rest,
  });
  try {
    const { status, headers, body } = await post(outbound, sender, delivery, Math.floor(at.getTime() / 1000), signal);
    const attempt = ended({
      response_status: status,
      response_headers: kept(headers),
      response_body: storable(body.subarray(0, 4 * keptBody).toString("utf8"), keptBody),
      error: null,
    });
    return { attempt, retryAfter: headers["retry-after"] };
  } catch (error) {
    if (signal.aborted || !(error instanceof Problem)) throw error;
    const nothing = { response_status: null, response_headers: {}, response_body: "" };
    return { attempt: ended({ ...nothing, error: error.message }), retryAfter: undefined };
  }
}

function post(
  outbound: Outbound,
  { url, headers, keys }: Sender,
  delivery: DueDelivery,
  timestamp: number,
  signal: AbortSignal,
): Promise<BriefAnswer> {
  const signed = {
    ...headersOf(headers, delivery),
    "webhook-timestamp": String(timestamp),
    "webhook-signature": signature(keys, delivery.uuid, timestamp, delivery.body),
  };
  return outbound.post(url, { headers: signed, body: delivery.body, timeout, most: readBytes, signal });
}

/** The beginning of a text as the database can hold it: without U+0000 and halves of surrogate pairs. */
function storable(text: string, length: number): string {
  return Buffer.from(text.slice(0, length).replaceAll("\u0000", "\ufffd")).toString();
}

function kept(headers: Readonly<Record<string, string>>): Record<string, string> {
  const first = Object.entries(headers).slice(0, keptHeaders);
  return Object.fromEntries(first.map(([name, value]) => [name, storable(value, keptHeader)]));
}
