import { hashSecret, type KeyRing, seal } from "../../../kernel/secrets.ts";
import type { Expectation, MessageCondition } from "../conditions/condition.ts";
import { conditions } from "../conditions/index.ts";
import { type Compiled, transitionOf } from "../engine/index.ts";
import { read } from "../engine/paths.ts";
import { resolve, type Scope } from "../engine/references.ts";
import type { Armed, RunState, Settlement } from "../engine/state.ts";
import { WorkFailure } from "../engine/work.ts";
import type { WaitingRow } from "../store/waiting.ts";

/** A transition that waits for something to arrive. */
interface Expecting {
  readonly armed: Armed;
  readonly name: string;
  readonly condition: MessageCondition;
  readonly data: Parameters<MessageCondition["expects"]>[0];
}

function expectingOf(compiled: Compiled, { armed }: RunState): Expecting[] {
  return armed.flatMap((one) => {
    const { name, condition } = transitionOf(compiled, one.transition);
    const type = conditions[condition.type];
    return type.kind === "message" && condition.options.blocking && one.failed === undefined
      ? [{ armed: one, name, condition: type, data: condition.data }]
      : [];
  });
}

/** Whether something may arrive that the run waits for: an event, a call of a URL, the end of another run. */
export function mayReceive(compiled: Compiled, state: RunState): boolean {
  return state.armed.some(({ child }) => child !== undefined) || expectingOf(compiled, state).length > 0;
}

/** The transitions of a state that wait, as a text that changes with them. */
export function waitingKey(compiled: Compiled, state: RunState): string {
  return expectingOf(compiled, state)
    .map(({ armed }) => `${armed.transition}:${armed.attempt}`)
    .join();
}

export interface Waiting {
  readonly rows: readonly WaitingRow[];
  /** Transitions that do not say what they wait for: they have failed. */
  readonly failures: readonly Settlement[];
}

/**
 * What the transitions of a state wait for.
 * @param scopeOf what the references of a transition armed then can see
 */
export function waitingOf(
  compiled: Compiled,
  state: RunState,
  run_uuid: string,
  secrets: KeyRing,
  scopeOf: (at: number) => Scope,
): Waiting {
  const rows: WaitingRow[] = [];
  const failures: Settlement[] = [];
  for (const { armed, name, condition, data } of expectingOf(compiled, state)) {
    const { transition, attempt, since } = armed;
    const { value, warnings } = resolve(data, scopeOf(since));
    try {
      const expectation = condition.expects(value as typeof data);
      const url = read(state.vars, ["_callbacks", name]);
      rows.push({ ...toRow(expectation, secrets, run_uuid, url), transition_uuid: transition, attempt, since: new Date(since) });
    } catch (error) {
      if (!(error instanceof WorkFailure)) throw error;
      const { code, message } = error;
      failures.push({ transition, attempt, outcome: { type: "error", error: { code, message } }, at: since, warnings });
    }
  }
  return { rows, failures };
}

const nothing = {
  service: null,
  event: null,
  app_uuid: null,
  criteria: [],
  token_hash: null,
  methods: null,
  sealed_secret: null,
};

type Expected = Omit<WaitingRow, "transition_uuid" | "attempt" | "since">;

function toRow(expectation: Expectation, secrets: KeyRing, run_uuid: string, url: unknown): Expected {
  if (!("methods" in expectation)) return { ...nothing, ...expectation };
  const { methods, secret } = expectation;
  return {
    ...nothing,
    token_hash: hashSecret(String(url).split("/").at(-1) ?? ""),
    methods,
    sealed_secret: secret === undefined ? null : seal(secrets, secret, callbackContext(run_uuid)),
  };
}

/** What the secrets of a run's callbacks are sealed for. */
export function callbackContext(run_uuid: string): string {
  return `workflow.callback:${run_uuid}`;
}
