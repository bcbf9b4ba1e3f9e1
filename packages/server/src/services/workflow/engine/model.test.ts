/** Random workflows in a random world: the engine does what an interpreter does that knows the future. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { conditions } from "../conditions/index.ts";
import { holds } from "./decision.ts";
import type { Condition, Definition, Json, JsonObject, State, Transition } from "./definition.ts";
import { advance, type Context, compile, initialState } from "./index.ts";
import type { Outcome, RunState, Settlement, Step } from "./state.ts";

/** What becomes of the work of a transition: told by the world, the same for each of its attempts. */
interface Fate {
  /** Milliseconds that it takes: some, or it would be over before it had begun. */
  readonly takes: number;
  /** Attempts that fail before one succeeds. */
  readonly fails: number;
  readonly result: number;
}

interface World {
  readonly definition: Definition;
  readonly fates: Readonly<Record<string, Fate>>;
}

/** What both tell of a run. */
interface Story {
  readonly steps: readonly Pick<Step, "transition" | "attempt" | "outcome" | "next" | "at">[];
  readonly vars: Json;
  readonly status: string;
}

const longest = 60;
const done = "done";

const condition = (type: Condition["type"], data: JsonObject, attempts: number, path: string): Condition => ({
  type,
  data,
  options: { blocking: true, result_path: path, result: [], retry: { max_attempts: attempts, delay_ms: 7, backoff: 2 } },
});

const work = fc.record({
  type: fc.constantFrom("passthrough" as const, "http" as const, "http" as const, "wait" as const, "event" as const),
  ms: fc.integer({ min: 0, max: 40 }),
  attempts: fc.integer({ min: 1, max: 3 }),
  timeout: fc.constantFrom(0, 0, 15, 30),
  fate: fc.record({
    takes: fc.integer({ min: 1, max: 40 }),
    fails: fc.integer({ min: 0, max: 3 }),
    result: fc.integer({ min: 0, max: 9 }),
  }),
  to: fc.nat(),
  onError: fc.option(fc.nat(), { nil: undefined }),
  onTimeout: fc.option(fc.nat(), { nil: undefined }),
});

const worlds: fc.Arbitrary<World> = fc
  .array(
    fc.record({
      decides: fc.boolean(),
      works: fc.array(work, { minLength: 1, maxLength: 3 }),
      limit: fc.integer({ min: 0, max: 9 }),
      reads: fc.nat(),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((drafts) => {
    const names = [...drafts.map((_, index) => `s${index}`), done];
    const nameOf = (index: number) => names[index % names.length] ?? done;
    const fates: Record<string, Fate> = {};
    const transitions = drafts.flatMap(({ decides, works }, from) =>
      (decides && from > 0 ? [...works, ...works].slice(0, 2) : works).map((draft, index): Transition => {
        const uuid = `t${from}.${index}`;
        fates[uuid] = draft.fate;
        const { onError, onTimeout } = draft;
        const data = draft.type === "wait" ? { wait_value: draft.ms } : {};
        return {
          uuid,
          name: uuid,
          start_state: `s${from}`,
          next_state: nameOf(draft.to),
          ...(onError === undefined ? {} : { next_error_state: nameOf(onError) }),
          ...(onTimeout === undefined ? {} : { next_timeout_state: nameOf(onTimeout) }),
          timeout: draft.timeout,
          condition: condition(draft.type, data, draft.attempts, `v${from}.r${index}`),
        };
      }),
    );
    const states = drafts.map(({ decides, limit, reads }, index): State => {
      const base = { uuid: `u${index}`, name: `s${index}` };
      if (!decides || index === 0) return { ...base, type: index === 0 ? "start" : "normal" };
      const decision = {
        rules: { ">": [{ var: "x" }, limit] },
        data: { x: `$v${reads % drafts.length}.r0` },
        true_transition_name: `t${index}.0`,
        false_transition_name: `t${index}.1`,
      };
      return { ...base, type: "decision", decision };
    });
    const finish: State = { uuid: "u", name: done, type: "finish" };
    return { definition: { states: [...states, finish], transitions }, fates };
  });

function fateOf({ fates }: World, uuid: string): Fate {
  return fates[uuid] ?? { takes: 0, fails: 0, result: 0 };
}

/** The interpreter: it looks up when everything will end, and takes what ends first. */
function foretell(world: World): Story {
  const { states, transitions } = world.definition;
  const steps: Story["steps"][number][] = [];
  const begun: Record<string, number> = {};
  let vars: Readonly<Record<string, JsonObject>> = {};
  let [now, name] = [0, "s0"];
  for (;;) {
    const state = states.find((one) => one.name === name);
    if (state === undefined || state.type === "finish") return { steps, vars, status: "complete" };
    const leaving = transitions.filter((one) => one.start_state === name);
    const [yes, no] = leaving;
    let arms = leaving;
    if (state.type === "decision" && yes !== undefined && no !== undefined) {
      const group = /^\$(v\d+)\.r0$/.exec(String(state.decision.data.x))?.[1] ?? "";
      const x = vars[group]?.r0 ?? null;
      const limit = (state.decision.rules[">"] as readonly Json[])[1];
      arms = [typeof x === "number" && typeof limit === "number" && x > limit ? yes : no];
    }
    const endings = arms.map((transition) => ({ transition, ...ending(transition, now, fateOf(world, transition.uuid)) }));
    const first = endings.reduce((best, each) => (each.at < best.at ? each : best));
    for (const [index, { transition, retries }] of endings.entries()) {
      // Each had made as many attempts as there was time for before the winner ended. At the same time, the first comes first, and
      // an attempt of the winner that fails at its deadline has failed in time: the next one is what runs out of it.
      const tries = 1 + retries.filter((at) => at < first.at || (at === first.at && index <= endings.indexOf(first))).length;
      begun[transition.uuid] = (begun[transition.uuid] ?? 0) + tries;
    }
    const { transition, outcome, at, result } = first;
    const next =
      outcome === "success"
        ? transition.next_state
        : ((outcome === "timeout" ? transition.next_timeout_state : undefined) ?? transition.next_error_state);
    steps.push({
      transition: transition.uuid,
      attempt: begun[transition.uuid] ?? 0,
      outcome,
      at,
      ...(next === undefined ? {} : { next }),
    });
    for (const loser of arms.filter((one) => one !== transition))
      steps.push({ transition: loser.uuid, attempt: begun[loser.uuid] ?? 0, outcome: "cancelled", at });
    if (outcome === "success") {
      const [group = "", member = ""] = (transition.condition.options.result_path ?? "").split(".");
      vars = { ...vars, [group]: { ...vars[group], [member]: result } };
    } else {
      const error =
        outcome === "timeout" ? { code: 408, message: "The time of the transition was over." } : { code: 500, message: "No." };
      vars = { ...vars, _error: { ...error, state: name, transition: transition.name } };
    }
    now = at;
    if (next === undefined) return { steps, vars, status: outcome === "timeout" ? "timeout" : "error" };
    if (steps.length >= longest) return { steps, vars, status: "running" };
    name = next;
  }
}

/** When and how a transition that is armed now ends if nothing else ends before, and when it is tried again. */
function ending({ condition: { type, data, options }, timeout }: Transition, now: number, fate: Fate) {
  const never: number[] = [];
  if (type === "passthrough") return { at: now, outcome: "success" as const, result: {} as Json, retries: never };
  if (type === "wait") {
    const ms = Number(data.wait_value);
    return { at: now + ms, outcome: "success" as const, result: { waited_ms: ms } as Json, retries: never };
  }
  const deadline = timeout === 0 ? (type === "http" ? now + 900_000 : Number.POSITIVE_INFINITY) : now + timeout;
  const retries: number[] = [];
  let at = now + fate.takes;
  for (let attempt = 1; ; attempt++) {
    if (at > deadline)
      return { at: deadline, outcome: "timeout" as const, result: null, retries: retries.filter((one) => one <= deadline) };
    // The world answers events without fail.
    if (type === "event" || attempt > fate.fails) return { at, outcome: "success" as const, result: fate.result as Json, retries };
    if (attempt === options.retry.max_attempts) return { at, outcome: "error" as const, result: null, retries };
    retries.push(at);
    at += options.retry.delay_ms * 2 ** (attempt - 1) + fate.takes;
  }
}

/** The engine, whose calls and events are answered as the world has it. */
async function live(world: World): Promise<Story> {
  const compiled = compile(world.definition);
  const steps: Step[] = [];
  /** What is under way outside: when it will end, and how. */
  const outside = new Map<string, Settlement>();
  let state: RunState = initialState("s0", {});
  let now = 0;
  for (;;) {
    const due = [...outside.values()].filter(({ at }) => at <= now);
    const context: Context = {
      input: {},
      globals: {},
      now,
      works: conditions,
      evaluate: () => Promise.reject(new Error("There is nothing to evaluate.")),
      decide: async (rules, data) => holds(rules, data),
      callback: () => "",
      most: 3,
    };
    // As after a crash, the state is all there is.
    const stored: RunState = JSON.parse(JSON.stringify(state));
    const advanced = await advance(compiled, stored, due, context);
    state = advanced.state;
    steps.push(...advanced.steps);
    const armed = new Set(state.armed.map(({ transition, attempt }) => `${transition}:${attempt}`));
    for (const key of outside.keys()) if (!armed.has(key)) outside.delete(key);
    if (state.end !== undefined) return told(steps, state);
    if (steps.length >= longest && !advanced.more) return told(steps, state);
    if (advanced.more) continue;
    for (const { transition, attempt, tries, due: notBefore } of state.armed) {
      const key = `${transition}:${attempt}`;
      const { condition: work } = compiled.transitions.get(transition) ?? {};
      if (outside.has(key) || (work?.type !== "http" && work?.type !== "event")) continue;
      const { takes, fails, result } = fateOf(world, transition);
      const failed = work.type === "http" && tries <= fails;
      const outcome: Outcome = failed ? { type: "error", error: { code: 500, message: "No." } } : { type: "success", result };
      outside.set(key, { transition, attempt, outcome, at: Math.max(now, notBefore ?? 0) + takes });
    }
    const times = [...outside.values()].map(({ at }) => at);
    for (const { due: at, deadline } of state.armed) times.push(...[at, deadline].filter((time) => time !== undefined));
    now = Math.min(...times.filter((time) => time > now || [...outside.values()].some(({ at }) => at <= now)));
  }
}

function told(steps: readonly Step[], state: RunState): Story {
  const shown = steps.map(({ transition, attempt, outcome, next, at }) => ({
    transition,
    attempt,
    outcome,
    at,
    ...(next === undefined ? {} : { next }),
  }));
  return { steps: shown, vars: state.vars, status: state.end?.status ?? "running" };
}

/** As far as both go: they may stop anywhere after so many steps. */
function cut({ steps, vars, status }: Story): unknown {
  return steps.length >= longest ? steps.slice(0, longest) : { steps, vars, status };
}

it("does what was foretold", async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      expect(cut(await live(world))).toEqual(cut(foretell(world)));
    }),
    { numRuns: 150 },
  );
});
