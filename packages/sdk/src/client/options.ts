import type { Clock } from "../core/polling.ts";
import type { Trace } from "../core/trace.ts";
import type { Fetch } from "../core/transport.ts";
import type { Encode } from "./body.ts";
import type { Credentials } from "./credentials.ts";
import type { Hooks, Logger } from "./hooks.ts";

/** What a {@link Patchbay} client is made of. */
export interface PatchbayOptions {
  /** Base URL of the API: `https://patchbay.example.com`. */
  readonly host: string;
  /** Base URL of the authentication service. Default: `host`. */
  readonly authHost?: string | undefined;
  /** Who is calling. Without it only public operations work. */
  readonly credentials?: Credentials | undefined;
  /** Milliseconds for each attempt, answer included; `Infinity` for no limit. Default 60,000. */
  readonly timeout?: number | undefined;
  /** Further attempts after a failed one. 0 makes none. Default 2. */
  readonly maxRetries?: number | undefined;
  /** Default: the platform's own, looked up at the time of each call. */
  readonly fetch?: Fetch | undefined;
  /** Told about attempts (`debug`) and retries (`warn`), without secrets. Default: nobody. */
  readonly logger?: Logger | undefined;
  readonly hooks?: Hooks | undefined;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Time for timeouts, waits and expiry, so that tests can own it. Default: the system's. */
  readonly clock?: Clock | undefined;
  /** Gives a number from 0 to below 1 for the jitter of waits, so that tests can own it. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/** What one call may do differently. */
export interface CallOptions {
  /** Ends the whole call: attempts, waits between them, and polling. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for each attempt. */
  readonly timeout?: number | undefined;
  /** Further attempts after a failed one. */
  readonly maxRetries?: number | undefined;
  /** Sent besides the client's; these win. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Ids by which the request is found again in logs and events. */
  readonly trace?: Trace | undefined;
  /** Makes the server perform a POST once however often it arrives. Every POST with a token gets one by itself. */
  readonly idempotencyKey?: string | undefined;
  /** Whether to wait until an accepted operation (202) is complete. Default true. */
  readonly poll?: boolean | undefined;
  /** Writes the body, if the operation has one, instead of the SDK: as a stream, for instance. */
  readonly encode?: Encode | undefined;
}
