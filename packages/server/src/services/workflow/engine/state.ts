import type { Json, JsonObject } from "./definition.ts";

/** Where a run is. All of it is in its row, so that any process can go on with it. */
export interface RunState {
  readonly current: string;
  readonly vars: JsonObject;
  /** Transitions under way: several race, the first to settle wins. */
  readonly armed: readonly Armed[];
  /** How often each transition was begun, by its uuid: the attempts in the keys of calls are never used twice. */
  readonly executions: Readonly<Record<string, number>>;
  /** Transitions that have ended. */
  readonly steps: number;
  /** Present when the run is over. */
  readonly end?: End;
}

export interface End {
  readonly status: "complete" | "error" | "timeout" | "cancelled";
  readonly error?: RunError;
}

export interface WorkError {
  readonly code: number | string;
  readonly message: string;
}

/** A run's `_error`. */
export interface RunError extends WorkError {
  readonly state: string;
  readonly transition: string;
}

/** A transition under way. Times are milliseconds since the epoch. */
export interface Armed {
  /** Its uuid. */
  readonly transition: string;
  /** The how-manieth execution of it in this run. */
  readonly attempt: number;
  /** The how-manieth since it was armed. */
  readonly tries: number;
  readonly since: number;
  /** When a pause is over, or a failed call may be repeated. */
  readonly due?: number;
  /** When it has run out of time. */
  readonly deadline?: number;
  /** The run that it has started and waits for. */
  readonly child?: string;
  readonly warnings?: readonly string[];
  /** What went wrong when it was armed: it settles as an error at once. */
  readonly failed?: WorkError;
}

/** How the work of a transition ended. */
export type Outcome =
  | { readonly type: "success"; readonly result: Json }
  | { readonly type: "error"; readonly error: WorkError }
  | { readonly type: "timeout" };

/** The work of an armed transition has ended. */
export interface Settlement {
  readonly transition: string;
  readonly attempt: number;
  readonly outcome: Outcome;
  /** When; of several the earliest counts. */
  readonly at: number;
  readonly warnings?: readonly string[];
}

/** A transition that has ended, for the history. */
export interface Step {
  readonly transition: string;
  readonly attempt: number;
  readonly outcome: Outcome["type"] | "cancelled";
  /** Absent when the run ended here, or another transition decided. */
  readonly next?: string;
  readonly since: number;
  readonly at: number;
  readonly result?: Json;
  readonly error?: RunError;
  readonly warnings?: readonly string[];
}
