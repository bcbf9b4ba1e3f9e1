/** Histories of runs: what the engine made of what happened, move by move, as it is stored. */
import { conditions } from "../../conditions/index.ts";
import type { Expressions } from "../../expressions/expressions.ts";
import type { Definition, Json, JsonObject } from "../definition.ts";
import { advance, type Compiled, type Context, compile, initialState } from "../index.ts";
import type { Armed, Outcome, RunState, Settlement, Step } from "../state.ts";

/** Something that happens in a run, and what comes of it. */
export interface Move {
  /** When the engine is asked, milliseconds since the epoch. */
  readonly at: number;
  readonly settlements: readonly Settlement[];
  /** The run that this transition has started by now, and waits for. */
  readonly child?: string;
  readonly state: RunState;
  readonly steps: readonly Step[];
}

export interface History {
  readonly definition: Definition;
  readonly input: JsonObject;
  readonly globals: JsonObject;
  readonly moves: readonly Move[];
}

/** A run to record: what happens, by the names of its transitions. */
export interface Story {
  readonly definition: Definition;
  readonly input: JsonObject;
  readonly globals: JsonObject;
  readonly happens: readonly Happening[];
}

export interface Happening {
  /** Milliseconds since what happened before. */
  readonly after: number;
  readonly settle?: readonly { readonly name: string; readonly outcome: Outcome }[];
  readonly child?: string;
}

const began = Date.UTC(2026, 0, 1, 12);

/** Lives through a story with the engine as it is. */
export async function record({ happens, ...told }: Story, expressions: Expressions): Promise<History> {
  const compiled = compile(told.definition);
  const moves: Move[] = [];
  let state = startOf(told);
  let at = began;
  for (const { after, settle = [], child } of happens) {
    at += after;
    const settlements = settle.map(({ name, outcome }) => settlementOf(compiled, state, name, outcome, at));
    const happened = { at, settlements, ...(child === undefined ? {} : { child: uuidOf(compiled, child) }) };
    const move = { ...happened, ...(await make(told, state, happened, expressions)) };
    moves.push(move);
    state = move.state;
  }
  return stored({ ...told, moves });
}

/** What the engine makes of each move, beginning with what was stored before it: a run goes on from its row, by whatever version. */
export async function replay(history: History, expressions: Expressions): Promise<Pick<Move, "state" | "steps">[]> {
  const results: Pick<Move, "state" | "steps">[] = [];
  let before = startOf(history);
  for (const move of history.moves) {
    results.push(stored(await make(history, before, move, expressions)));
    before = move.state;
  }
  return results;
}

/** All moves in one go, each beginning with what the engine itself has made of the one before. */
export async function replayWhole(history: History, expressions: Expressions): Promise<RunState> {
  let state = startOf(history);
  for (const move of history.moves) state = stored(await make(history, state, move, expressions)).state;
  return state;
}

type Told = Pick<History, "definition" | "input" | "globals">;

async function make(told: Told, before: RunState, move: Pick<Move, "at" | "settlements" | "child">, expressions: Expressions) {
  const { at, settlements, child } = move;
  const armed = before.armed.map((one): Armed => (one.transition === child ? { ...one, child: `run of ${child}` } : one));
  const { state, steps } = await advance(
    compile(told.definition),
    child === undefined ? before : { ...before, armed },
    settlements,
    contextOf(told, at, expressions),
  );
  return { state, steps };
}

function contextOf({ input, globals }: Told, now: number, expressions: Expressions): Context {
  let urls = 0;
  return {
    input,
    globals,
    now,
    works: conditions,
    evaluate: (expression, data) => expressions.jsonata(expression, data),
    decide: (rules, data) => expressions.logic(rules, data),
    callback: () => `https://example.com/callbacks/${now}-${urls++}`,
    most: 100,
  };
}

function startOf({ definition, input }: Told): RunState {
  return initialState(definition.states[0]?.name ?? "", input);
}

function settlementOf(compiled: Compiled, { armed }: RunState, name: string, outcome: Outcome, at: number): Settlement {
  const transition = uuidOf(compiled, name);
  const under = armed.find((one) => one.transition === transition);
  if (under === undefined) throw new Error(`${name} is not under way; what is: ${JSON.stringify(armed)}`);
  return { transition, attempt: under.attempt, outcome, at };
}

function uuidOf({ byName }: Compiled, name: string): string {
  const transition = byName.get(name);
  if (transition === undefined) throw new Error(`There is no transition ${name}.`);
  return transition.uuid;
}

/** As it comes back from the database. */
function stored<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

/** An outcome of success. */
export const success = (result: Json): Outcome => ({ type: "success", result });
