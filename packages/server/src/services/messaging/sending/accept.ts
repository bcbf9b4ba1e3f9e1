import { LRUCache } from "lru-cache";
import type { Routes } from "../../../carriers/routes.ts";
import type { Tx } from "../../../kernel/db/database.ts";
import { problem } from "../../../kernel/errors.ts";
import { nudge } from "../../../kernel/lanes/index.ts";
import type { Kernel } from "../../../kernel/service.ts";
import type { Composed } from "../content.ts";
import { contextHasNew } from "../store/conversations.ts";
import { type OptOut, selectOptOuts } from "../store/opt-outs.ts";
import { insertionOfTexts, type NewText } from "../store/texts.ts";
import { QueueRoom } from "./queue-room.ts";
import { isUnregistered } from "./registration.ts";
import type { Sender } from "./senders.ts";

/** What is told when texts wait for their turn. */
export const turns = { name: "messaging.turns" };

/** When to send. */
export interface Timing {
  /** RFC 3339. */
  readonly send_at?: string | undefined;
  /** Seconds. */
  readonly validity_period?: number | undefined;
}

const day = 86_400;
const mostDays = 35;

/** @throws problem `validation_failed` */
function timesOf(tx: Tx, { send_at, validity_period = day }: Timing): Pick<NewText, "scheduled_at" | "wait_until" | "valid_until"> {
  const now = tx.now().getTime();
  const asked = send_at === undefined ? now : Date.parse(send_at);
  if (asked > now + mostDays * day * 1000)
    throw problem("validation_failed", { details: [`send_at must be within ${mostDays} days`] });
  const scheduled_at = asked > now ? new Date(asked) : null;
  return {
    scheduled_at,
    wait_until: scheduled_at,
    valid_until: new Date(Math.max(asked, now) + validity_period * 1000),
  };
}

/** Who sends what to whom. */
export interface Sending {
  readonly sender: Sender;
  readonly composed: Composed;
  readonly times: Pick<NewText, "scheduled_at" | "wait_until" | "valid_until">;
  /** E.164. */
  readonly remotes: readonly string[];
  readonly to_given: string;
  readonly user_uuid: string | null;
  readonly conversation: { readonly uuid: string; readonly context_uuid: string } | null;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** Leaves texts to be sent, one for each telephone; they are written together with the commit. */
export function queueTexts(tx: Tx, sending: Sending): [NewText, ...NewText[]] {
  const { sender, composed, times, remotes, conversation } = sending;
  const message_uuid = tx.uuid();
  const made = remotes.map((remote, i): NewText => {
    const { number, account_uuid, account_path, provider, campaign_id, brand_id } = sender;
    return {
      uuid: i === 0 ? message_uuid : tx.uuid(),
      message_uuid,
      account_uuid,
      account_path,
      user_uuid: sending.user_uuid,
      conversation_uuid: conversation?.uuid ?? null,
      context_uuid: conversation?.context_uuid ?? null,
      direction: "outbound",
      number,
      remote,
      to_given: sending.to_given,
      phone_numbers: remotes,
      ...composed,
      status: "queued",
      metadata: sending.metadata,
      created_at: tx.now(),
      ...times,
      provider,
      campaign_id,
      brand_id,
      waiting: times.wait_until === null,
      carrier: null,
      arrival: null,
      trace_id: tx.context.trace_id,
    };
  });
  const [first, ...rest] = made;
  if (first === undefined) throw new Error("A text needs a recipient.");
  tx.withCommit(() => insertionOfTexts(made));
  if (conversation !== null) tx.withCommit(() => contextHasNew(conversation.context_uuid, first.created_at));
  nudge(tx, turns);
  return [first, ...rest];
}

/** Answers by itself to what came in: nothing but the network can refuse it. */
export function queueAnswer(tx: Tx, sending: Omit<Sending, "times">): void {
  queueTexts(tx, { ...sending, times: timesOf(tx, {}) });
}

/** Who has opted out of what, as far as it was asked. */
interface Asked {
  readonly senders: readonly string[];
  readonly optOuts: readonly OptOut[];
}

/** Takes texts in, once all that speaks against them has been asked. */
export class Acceptance {
  readonly #kernel: Kernel;
  readonly #routes: Routes;
  readonly #room: QueueRoom;
  /** The campaigns that numbers were last seen to send for: only to ask about both before it is known. */
  readonly #campaigns = new LRUCache<string, string>({ max: 10_000 });

  constructor(kernel: Kernel, routes: Routes) {
    this.#kernel = kernel;
    this.#routes = routes;
    this.#room = new QueueRoom(kernel.settings.smsQueue);
  }

  /**
   * Asks early who has opted out, while the sender is still being looked for.
   * @param number that it is to be sent from, as far as it is one
   */
  async ask(tx: Tx, number: string | undefined, remotes: readonly string[]): Promise<Asked> {
    const campaign = number === undefined ? undefined : this.#campaigns.get(number);
    const senders = [number, campaign].filter((sender) => sender !== undefined);
    return { senders, optOuts: await selectOptOuts(tx, senders, remotes) };
  }

  /**
   * Accepts a text: it will be sent once the transaction has been committed.
   * @param asked what was asked early
   * @returns the texts, one for each telephone
   * @throws problem `validation_failed`, `messaging.opted_out`, `messaging.not_registered`, `messaging.queue_full`, `unavailable`
   */
  async accept(tx: Tx, sending: Omit<Sending, "times">, timing: Timing, asked?: Asked): Promise<[NewText, ...NewText[]]> {
    const { sender, composed, remotes } = sending;
    const times = timesOf(tx, timing);
    if (composed.channel === "mms" && !sender.mms_enabled)
      throw problem("messaging.sender_refused", "This number cannot send pictures.");
    const { channel } = composed;
    if (!remotes.every((to) => this.#routes.reaches({ uuid: "", to, channel, provider: sender.provider })))
      throw problem("unavailable", "There is no carrier for this.");
    const [unregistered, out, hasRoom] = await Promise.all([
      this.#kernel.settings.enforce10dlc === "on" && isUnregistered(tx, sender),
      this.#optedOut(tx, sender, remotes, asked),
      this.#room.take(tx, sender.number),
    ]);
    if (unregistered) throw problem("messaging.not_registered");
    if (out.length > 0) throw problem("messaging.opted_out", { details: out.map((remote) => `${remote} has opted out`) });
    if (!hasRoom) throw problem("messaging.queue_full", { headers: { "retry-after": "10" } });
    return queueTexts(tx, { ...sending, times });
  }

  /** Those of the telephones that have opted out of the sender, or of its campaign. */
  async #optedOut(tx: Tx, { number, campaign_id }: Sender, remotes: readonly string[], asked?: Asked): Promise<string[]> {
    const sender = campaign_id ?? number;
    if (campaign_id !== null) this.#campaigns.set(number, campaign_id);
    const found = asked?.senders.includes(sender) ? asked.optOuts : await selectOptOuts(tx, [sender], remotes);
    return found.filter((one) => one.sender === sender).map(({ remote }) => remote);
  }
}
