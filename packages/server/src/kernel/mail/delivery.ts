import { defineLane, type Lane, type LaneRow } from "../lanes/index.ts";
import type { Settings } from "../settings.ts";
import { mailLane } from "./lane.ts";
import { createRelay, type Relay } from "./smtp.ts";
import { markKept, markRefused, markSent } from "./store.ts";

/** What a lane hands out: the whole row. */
interface MailRow extends LaneRow {
  readonly uuid: string;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly created_at: Date;
}

/** Delivers the platform's mails. */
export interface MailDelivery {
  readonly lanes: readonly Lane[];
  /** Closes the connections to the relay. */
  close(): void;
}

/**
 * The delivery of what {@link sendMail} writes: through the relay of the settings or, when there is none, into the dev
 * outbox. A relay gets each mail at least once; should it get one twice (the process died between its answer and our
 * commit), both carry the same Message-ID.
 */
export function createMail({ settings }: { readonly settings: Pick<Settings, "smtpUrl" | "mailFrom"> }): MailDelivery {
  if (settings.smtpUrl === undefined) {
    const keep = defineLane<MailRow>(mailLane, { handle: (tx, row) => markKept(tx, row.uuid) });
    return { lanes: [keep], close: () => undefined };
  }
  const relay = createRelay(settings.smtpUrl);
  return { lanes: [relayLane(relay, settings.mailFrom)], close: () => relay.close() };
}

function relayLane(relay: Relay, from: string): Lane {
  const domain = /@([^@>]+)>?$/.exec(from)?.[1] ?? "localhost";
  return defineLane<MailRow>(mailLane, {
    async perform(row) {
      const delivery = await relay.deliver({
        from,
        to: row.recipient,
        subject: row.subject,
        text: row.text,
        html: row.html,
        messageId: `<${row.uuid}@${domain}>`,
        date: row.created_at,
      });
      // What the lane gets as an error it shows beside the row, and tries again.
      if (delivery.outcome === "retry") throw new Error(delivery.reason);
      if (delivery.outcome === "refused") return (tx) => markRefused(tx, row.uuid, delivery.reason);
      return (tx) => markSent(tx, row.uuid);
    },
  });
}
