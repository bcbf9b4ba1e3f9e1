import type { Definition, State, Transition } from "../engine/definition.ts";
import { type Problems, quoted } from "./problems.ts";

/** Adds what is wrong with how the states and transitions of a template hang together. */
export function shapeProblems({ states, transitions }: Definition, problems: Problems): void {
  for (const type of ["start", "finish"] as const) {
    if (!states.some((state) => state.type === type))
      problems.add("workflow.invalid_state", `there must be a state of the type "${type}"`);
  }
  for (const name of repeated(states.map((state) => state.name))) {
    problems.add("workflow.invalid_state", `several states have the name ${quoted(name)}`);
  }
  for (const uuid of repeated(states.map((state) => state.uuid)))
    problems.add("workflow.invalid_state", `several states have the uuid ${uuid}`);
  for (const name of repeated(transitions.map((transition) => transition.name))) {
    problems.add("workflow.invalid_transition", `several transitions have the name ${quoted(name)}`);
  }
  for (const uuid of repeated(transitions.map((transition) => transition.uuid))) {
    problems.add("workflow.invalid_transition", `several transitions have the uuid ${uuid}`);
  }
  const names = new Set(states.map((state) => state.name));
  for (const transition of transitions) unknownStates(transition, names, problems);
  const byName = new Map(transitions.map((transition) => [transition.name, transition]));
  for (const state of states) if (state.type === "decision") decisionProblems(state, byName, problems);
}

function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const value of values) (seen.has(value) ? again : seen).add(value);
  return [...again];
}

function unknownStates(transition: Transition, names: ReadonlySet<string>, problems: Problems): void {
  for (const member of ["start_state", "next_state", "next_error_state", "next_timeout_state"] as const) {
    const name = transition[member];
    if (name === undefined || names.has(name)) continue;
    problems.add("workflow.invalid_transition", `transition ${quoted(transition.name)}: ${member} names no state: ${quoted(name)}`);
  }
}

function decisionProblems(
  state: State & { type: "decision" },
  transitions: ReadonlyMap<string, Transition>,
  problems: Problems,
): void {
  for (const member of ["true_transition_name", "false_transition_name"] as const) {
    const name = state.decision[member];
    const found = transitions.get(name);
    if (found?.start_state === state.name) continue;
    const said = found === undefined ? "names no transition" : "names a transition that leaves another state";
    problems.add("workflow.invalid_decision", `state ${quoted(state.name)}: decision.${member} ${said}: ${quoted(name)}`);
  }
}

/** What is allowed, but hardly what was meant: ways that lead nowhere, or that nobody can go. */
export function warningsOf(definition: Definition): string[] {
  const { states, transitions } = definition;
  const left = new Set(transitions.map((transition) => transition.start_state));
  const types = new Map(states.map((state) => [state.name, state]));
  const ends = transitions.flatMap((transition) => {
    const state = types.get(transition.start_state);
    const ignored =
      state?.type === "finish"
        ? "leaves a state that ends the run"
        : state?.type === "decision" && !isChosen(state, transition)
          ? "leaves a decision that does not name it"
          : undefined;
    return ignored === undefined ? [] : [`transition ${quoted(transition.name)} is never taken: it ${ignored}`];
  });
  const stuck = states
    .filter((state) => state.type !== "finish" && !left.has(state.name))
    .map((state) => `a run that enters the state ${quoted(state.name)} ends in error: no transition leaves it`);
  const ending = endingStates(definition);
  const lost = states
    .filter((state) => state.type === "start" && !ending.has(state.name))
    .map((state) => `no state of the type "finish" can be reached from ${quoted(state.name)}`);
  return [...ends, ...stuck, ...lost];
}

function isChosen({ decision }: State & { type: "decision" }, { name }: Transition): boolean {
  return name === decision.true_transition_name || name === decision.false_transition_name;
}

/** Names of the states from which one that ends the run can be reached. */
function endingStates({ states, transitions }: Definition): ReadonlySet<string> {
  const before = new Map<string, string[]>();
  for (const { start_state, next_state, next_error_state, next_timeout_state } of transitions) {
    for (const next of [next_state, next_error_state, next_timeout_state]) {
      if (next === undefined) continue;
      const known = before.get(next);
      if (known === undefined) before.set(next, [start_state]);
      else known.push(start_state);
    }
  }
  const ending = new Set(states.filter((state) => state.type === "finish").map((state) => state.name));
  // A set is walked on through what is added meanwhile.
  for (const name of ending) for (const earlier of before.get(name) ?? []) ending.add(earlier);
  return ending;
}
