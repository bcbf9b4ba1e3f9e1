import type { ConditionType, Json, JsonObject } from "./definition.ts";
import type { Evaluate } from "./mapping.ts";
import type { Scope } from "./references.ts";

/** How the engine treats the conditions of a type. */
export type Work = Immediate | Pause | Call | Message;

/** Settles when it is armed; a matter of computing alone. */
export interface Immediate {
  readonly kind: "immediate";
  /** @param data unresolved, as it may hold expressions */
  result(data: JsonObject, scope: Scope, evaluate: Evaluate): Promise<Json> | Json;
}

/** Settles at a time that is known when it is armed. */
export interface Pause {
  readonly kind: "pause";
  /**
   * @param data resolved
   * @param since when it was armed, ms
   * @throws WorkFailure when the data names no time
   */
  until(data: JsonObject, since: number): number;
  result(since: number, until: number): Json;
}

/** Something must be done, by whoever runs the engine. */
export interface Call {
  readonly kind: "call";
  /** Milliseconds at most, also when the transition has no timeout. */
  readonly most?: number;
}

/** Settles when something arrives. */
export interface Message {
  readonly kind: "message";
  /** It comes by a URL of its own, which the run's variables tell. */
  readonly callback?: true;
}

export type Works = Readonly<Record<ConditionType, Work>>;

/** Why the work of a transition failed: the run goes on in its error state. */
export class WorkFailure extends Error {
  override readonly name = "WorkFailure";
  readonly code: number | string;

  constructor(code: number | string, message: string) {
    super(message);
    this.code = code;
  }
}
