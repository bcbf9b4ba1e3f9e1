import type { Tx } from "../../../kernel/db/database.ts";
import type { Kernel } from "../../../kernel/service.ts";
import type { Json, JsonObject } from "../engine/definition.ts";
import type { Call, Immediate, Message, Pause } from "../engine/work.ts";
import type { RunRow } from "../store/runs.ts";

/** What a condition gets to do its work. */
export interface Working {
  readonly kernel: Kernel;
  readonly run: RunRow;
  /** The members of the condition, references resolved. */
  readonly data: JsonObject;
  /** `<instance>:<transition>:<attempt>`, the same when it is done again after a crash. */
  readonly key: string;
  /** Whether the run waits for the outcome. */
  readonly blocking: boolean;
  /** Milliseconds that are left. */
  readonly timeout: number;
  /** Aborted when nobody wants the outcome any more. */
  readonly signal: AbortSignal;
  /** Starts another run, with the rights of this one's user. @returns its uuid */
  readonly start: (tx: Tx, start: SubStart) => Promise<string>;
  /** A short-lived access token of the run's user. */
  readonly token: () => Promise<string>;
}

/** A run to start as part of another. */
export interface SubStart {
  readonly template_uuid: string;
  readonly version?: string;
  readonly start_state?: string;
  readonly input_vars: JsonObject;
  /** Whether it joins the group. */
  readonly inherit: boolean;
}

/**
 * How the work was done: outside; or it is still to be done, by the transaction that notes that it was, so exactly once; or
 * it is another run, started by that transaction, whose end is waited for.
 */
export type Done =
  | { readonly result: Json }
  | { readonly within: (tx: Tx) => Promise<Json> }
  | { readonly child: (tx: Tx) => Promise<string> };

/** What settles a transition that waits: an event, or a call of its URL. */
export type Expectation =
  | { readonly service: string; readonly event: string; readonly criteria: Json }
  | { readonly app_uuid: string; readonly event: string; readonly criteria: Json }
  | { readonly methods: readonly string[]; readonly secret: string | undefined };

interface Needing {
  /** Name of a service without which there is no such condition. */
  readonly needs?: string;
}

export type CallCondition = Call &
  Needing & {
    /** @throws WorkFailure, Problem */
    perform(working: Working): Promise<Done>;
  };

export type MessageCondition = Message &
  Needing & {
    /**
     * @param data resolved
     * @throws WorkFailure when the data does not say what to wait for
     */
    expects(data: JsonObject): Expectation;
  };

export type Condition = (Immediate & Needing) | (Pause & Needing) | CallCondition | MessageCondition;
