import type { Principal } from "../../../kernel/access/principal.ts";
import type { Executor, Tx } from "../../../kernel/db/database.ts";
import type { DueFiring } from "../store/firings.ts";
import type { Result, TriggerOf, TriggerType } from "../types.ts";

/** One occurrence, and what it starts. */
export interface Start<T extends TriggerType> {
  readonly firing: DueFiring;
  /** Credentials among its headers are in the clear. */
  readonly trigger: TriggerOf<T>;
  /** The user on whose behalf, with the rights that he has now. */
  readonly principal: Principal;
}

interface Kind<T extends TriggerType> {
  /**
   * Refuses a trigger that could not be started.
   * @param principal the user on whose behalf it will be
   * @throws Problem
   */
  check(db: Executor, trigger: TriggerOf<T>, principal: Principal): Promise<void>;
}

/** What happens within this database: in the transaction that notes it, so exactly once. */
export interface Inside<T extends TriggerType> extends Kind<T> {
  /** @throws Problem when it is refused; one that is not a fault of ours is final */
  start(tx: Tx, start: Start<T>): Promise<Result>;
}

/** How a call went. */
export interface Outcome {
  readonly result: Result;
  /** What went wrong; absent when nothing did. */
  readonly error?: string;
  /** Whether another try makes sense. */
  readonly again?: boolean;
}

/** What happens elsewhere: at least once, with an id that is the same each time. */
export interface Outside<T extends TriggerType> extends Kind<T> {
  /** @throws Problem when there is no answer */
  call(start: Start<T>, signal: AbortSignal): Promise<Outcome>;
}

/** The kinds of triggers whose service runs. */
export type Triggers = { readonly [T in TriggerType]?: Inside<T> | Outside<T> };
