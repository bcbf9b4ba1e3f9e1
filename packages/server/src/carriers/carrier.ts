/** What stands between the platform and the telephone networks: one small interface, whatever protocol is behind it. */

/** A text to submit: one message to one telephone, which the carrier may have to send in several parts. */
export interface OutboundText {
  /** Ours; carriers that take a reference get it. */
  readonly uuid: string;
  /** 1 for the first time. More than that after an answer was lost, when the network may have the text already. */
  readonly attempt: number;
  /** E.164. */
  readonly from: string;
  /** E.164. */
  readonly to: string;
  readonly channel: "sms" | "mms";
  readonly text: string;
  readonly encoding: "GSM-7" | "UCS-2";
  /** Public addresses of pictures and other media; empty for an SMS. */
  readonly media: readonly string[];
  /** After this moment it must not be sent any more. */
  readonly validUntil: Date;
}

/** What a carrier said to a submission. */
export type Submission =
  /** It has the text. An id for each part that receipts will tell of; one for the whole where the network cuts it. */
  | { readonly kind: "accepted"; readonly ids: readonly string[] }
  /** It does not take it, and never will: the text has failed. */
  | { readonly kind: "refused"; readonly code: string; readonly message: string }
  /** Not now: throttled, queue full, not connected. Nothing was taken. */
  | { readonly kind: "later"; readonly code: string; readonly message: string; readonly retryAfterMs: number }
  /** Sent, but no answer came: the network may have it. */
  | { readonly kind: "lost"; readonly message: string };

/** The state of one part, as a delivery receipt (DLR) tells it. */
export interface Receipt {
  /**
   * Id of the part, equal to the one in `ids` of its submission: the carrier has brought both into one form. It may be
   * told before that submission has resolved, or before what it resolved to is committed: keep what is not known yet.
   */
  readonly id: string;
  readonly status: "delivered" | "undelivered" | "unknown" | "enroute";
  /** The carrier's own code, for people. */
  readonly code: string | undefined;
  readonly at: Date;
}

/** A text that came in, whole: parts have been put together. */
export interface InboundText {
  /** Names the text at the carrier, so that the same one arriving twice is kept once; undefined when the carrier has none. */
  readonly id: string | undefined;
  /** E.164. */
  readonly from: string;
  /** E.164, one of ours. */
  readonly to: string;
  readonly text: string;
  /** Addresses of media. */
  readonly media: readonly string[];
  readonly at: Date;
}

/**
 * Where a carrier puts what it hears. What it resolves for is committed; the carrier acknowledges only then. When it
 * rejects, the network will tell again; it may tell anything twice, and receipts in any order.
 */
export interface CarrierEvents {
  receipt(carrier: string, receipt: Receipt): Promise<void>;
  inbound(carrier: string, text: InboundText): Promise<void>;
}

export interface CarrierHealth {
  /** Whether some process of the platform can submit by this carrier now; {@link Carrier.ready} is about this one. */
  readonly up: boolean;
  /** What is wrong, or who holds the connection; for people. */
  readonly note: string;
}

/** A way to the telephone networks. */
export interface Carrier {
  /** As routing rules name it. */
  readonly name: string;
  /** What it can carry; routing offers it nothing else. */
  readonly channels: readonly OutboundText["channel"][];
  /**
   * Texts (parts, where the carrier counts these) that it takes in a second over all processes; undefined for no limit. The
   * carrier keeps to it by itself: a text that would wait long is told `later`.
   */
  readonly perSecond: number | undefined;
  /** Bytes that the files of a text may have together; absent for as many as the platform takes. */
  readonly mediaBytes?: number | undefined;
  /** Connects, and goes on connecting for as long as it runs. */
  start(events: CarrierEvents): Promise<void>;
  /** Lets submissions under way end, then disconnects. */
  stop(): Promise<void>;
  /** Whether this process can submit now: one process owns an SMPP bind. */
  ready(): boolean;
  submit(text: OutboundText, signal: AbortSignal): Promise<Submission>;
  health(): CarrierHealth;
}
