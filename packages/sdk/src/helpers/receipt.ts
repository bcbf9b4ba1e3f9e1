import { NotFoundError } from "../client/errors.ts";
import type { CallOptions } from "../client/options.ts";
import { failure } from "../core/errors.ts";
import type { MessagingApi } from "../resources/messaging.ts";
import type { Message } from "../resources/types.ts";
import { UndeliveredError } from "./errors.ts";
import { until, type WaitOptions } from "./until.ts";

/** A text to send. */
export interface SendSmsParams {
  /** Whose conversation it belongs to. UUID. */
  readonly user_uuid: string;
  /** A number of the user's, or of the account's and nobody's. */
  readonly from: string;
  /** Phone number, or the UUID of a conversation's context. */
  readonly to: string;
  /** At most 1600 characters. */
  readonly text: string;
}

/** How to send and to wait. */
export interface SendSmsOptions extends WaitOptions, Pick<CallOptions, "idempotencyKey"> {}

/** A message that was sent, as far as waiting for its receipt needs it. */
export type SentMessage = Pick<Message, "uuid" | "conversation_uuid" | "datetime" | "status">;

/** Milliseconds. Carriers report within seconds; some never do, and then the message stays `sent` for days. */
const patience = 120_000;

/**
 * Sends a text by SMS and waits until the carrier says that it was delivered.
 *
 * Who must not lose sight of a message that was sent when the waiting fails or is aborted sends it with `sendMessage` and
 * waits with {@link waitForReceipt}.
 *
 * @param messaging `pb.messaging`.
 * @param options `maxWait`: 120,000 ms unless given. The signal ends the waiting; what was sent is not taken back.
 * @returns The message, `delivered`.
 * @throws UndeliveredError when it is `undelivered` or `failed`; WaitTimeoutError, which tells the last `status`; AbortError;
 * else what sending it or reading its conversation fails with.
 */
export async function sendSmsAndWait(
  messaging: Pick<MessagingApi, "sendMessage" | "retrieveMessages">,
  { text, ...params }: SendSmsParams,
  options: SendSmsOptions = {},
): Promise<Message> {
  const content = [{ type: "text", body: text }];
  const message = await messaging.sendMessage({ ...params, channel: "sms", content }, { ...options });
  const { idempotencyKey: _, ...wait } = options;
  return waitForReceipt(messaging, message, wait);
}

/**
 * Waits until the carrier says that a message was delivered.
 *
 * @param messaging `pb.messaging`.
 * @param message As `sendMessage` gave it.
 * @param options `maxWait`: 120,000 ms unless given.
 * @returns The message, `delivered`.
 * @throws UndeliveredError when it is `undelivered` or `failed`; WaitTimeoutError, which tells the last `status`; AbortError;
 * NotFoundError when somebody has deleted it; else what reading its conversation fails with.
 */
export async function waitForReceipt(
  messaging: Pick<MessagingApi, "retrieveMessages">,
  message: SentMessage,
  options: WaitOptions = {},
): Promise<Message> {
  return until<Message, Message>(
    {
      name: `message ${message.uuid}`,
      status: message.status,
      look: (call) => findMessage(messaging, message, call),
      statusOf: ({ status }) => status,
      resultOf: (seen) => {
        if (seen.status === "failed" || seen.status === "undelivered") throw new UndeliveredError(seen);
        return seen.status === "delivered" ? seen : undefined;
      },
    },
    options,
    patience,
  );
}

/**
 * Looked for among the newest of its conversation: `retrieveMessage` tells of one text, and a message to a group is several,
 * whose state stands here only.
 */
async function findMessage(
  messaging: Pick<MessagingApi, "retrieveMessages">,
  { uuid, conversation_uuid, datetime }: SentMessage,
  options: CallOptions,
): Promise<Message> {
  for await (const message of messaging.retrieveMessages({ conversation_uuid, sort: "-datetime" }, options)) {
    if (message.uuid === uuid) return message;
    if (message.datetime < datetime) break;
  }
  throw new NotFoundError(failure(404, `message ${uuid} is not in its conversation`), { key: "not_found" });
}
