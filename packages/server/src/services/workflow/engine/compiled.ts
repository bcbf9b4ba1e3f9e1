import type { Definition, State, Transition } from "./definition.ts";

/** A definition with what the engine looks up all the time. */
export interface Compiled {
  readonly states: ReadonlyMap<string, State>;
  /** By uuid. */
  readonly transitions: ReadonlyMap<string, Transition>;
  readonly byName: ReadonlyMap<string, Transition>;
  /** Name of a state → transitions that leave it, in their order. */
  readonly leaving: ReadonlyMap<string, readonly Transition[]>;
}

export function compile({ states, transitions }: Definition): Compiled {
  return {
    states: new Map(states.map((state) => [state.name, state])),
    transitions: new Map(transitions.map((transition) => [transition.uuid, transition])),
    byName: new Map(transitions.map((transition) => [transition.name, transition])),
    leaving: new Map(states.map(({ name }) => [name, transitions.filter((transition) => transition.start_state === name)])),
  };
}

/** The transition of a compiled definition; it has been saved with it, so it is there. */
export function transitionOf(compiled: Compiled, uuid: string): Transition {
  const transition = compiled.transitions.get(uuid);
  if (transition === undefined) throw new Error(`The definition has no transition ${uuid}.`);
  return transition;
}
