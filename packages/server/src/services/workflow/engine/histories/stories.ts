/** The runs whose histories are kept. To keep another, tell it here; see the README of the engine. */
import { condition } from "../../testing.ts";
import type { Condition, Definition, State, Transition } from "../definition.ts";
import { type Story, success } from "./history.ts";

/** States by name, the first is the start, those called `done…` the ends. Uuids are names, so that histories can be read. */
function states(...names: readonly string[]): State[] {
  return names.map((name, index) => ({
    uuid: name,
    name,
    type: index === 0 ? "start" : name.startsWith("done") ? "finish" : "normal",
  }));
}

function transition(name: string, from: string, to: string, work: Condition, more: Partial<Transition> = {}): Transition {
  return { uuid: name, name, start_state: from, next_state: to, timeout: 0, condition: work, ...more };
}

const works: readonly (readonly [string, Condition])[] = [
  ["pass", condition("passthrough", {}, { result: [{ source: "constant", name: "kept.currency", path: "EUR" }] })],
  ["compute", condition("jsonata", { expression: "vars.n * 2 + globals.limit" }, { result_path: "$computed" })],
  ["function", condition("lambda", { function_name: "sum", parameters: { x: "^n" } }, { result_path: "$sum" })],
  [
    "call",
    condition(
      "http",
      { url: "https://example.com/%n%" },
      { result_path: "$answer", retry: { max_attempts: 3, delay_ms: 100, backoff: 2 } },
    ),
  ],
  ["publish", condition("pubsub", { app_uuid: "app", event: "placed", payload: { n: "^n" } })],
  ["mail", condition("email", { to: "a@example.com", subject: "Hi", message: "%n%" }, { result_path: "$mail" })],
  ["text", condition("sms", { from: "+12025550100", to: "+12025550101", body: "%n%" }, { result_path: "$text" })],
  ["child", condition("workflow", { template_uuid: "child" }, { result_path: "$child" })],
  ["pause", condition("wait", { wait_value: "^pause" }, { result_path: "$paused" })],
  ["moment", condition("timer", { until: "2026-01-01T15:00:00", timezone: "Europe/Berlin" })],
  [
    "heard",
    condition(
      "event",
      { service: "contacts", event: "created", criteria: [] },
      { result: [{ source: "result", name: "heard", path: "contact.name" }] },
    ),
  ],
  ["called", condition("webhook", {}, { result_path: "$called" })],
  ["submitted", condition("form", { form_uuid: "form" }, { result_path: "$form" })],
];

const failed = { type: "error", error: { code: 503, message: "Not now." } } as const;

/** All types of conditions, one after the other; the call succeeds at its third attempt. */
const everything: Story = {
  definition: {
    states: states(...works.map(([name]) => `before ${name}`), "done"),
    transitions: works.map(([name, work], index) => {
      const next = works[index + 1]?.[0];
      return transition(name, `before ${name}`, next === undefined ? "done" : `before ${next}`, work);
    }),
  },
  input: { n: 20, pause: 90_000 },
  globals: { limit: 2 },
  happens: [
    { after: 0 },
    { after: 10, settle: [{ name: "function", outcome: success({ sum: 42 }) }] },
    { after: 10, settle: [{ name: "call", outcome: failed }] },
    { after: 100 },
    { after: 10, settle: [{ name: "call", outcome: failed }] },
    { after: 200 },
    { after: 10, settle: [{ name: "call", outcome: success({ status: 200, headers: {}, body: ["a", { b: null }] }) }] },
    { after: 10, settle: [{ name: "publish", outcome: success({}) }] },
    { after: 10, settle: [{ name: "mail", outcome: success({ accepted: 1 }) }] },
    { after: 10, settle: [{ name: "text", outcome: success({ uuid: "text" }) }] },
    { after: 10, child: "child" },
    { after: 500, settle: [{ name: "child", outcome: success({ result_type: "complete", workflow_vars: {} }) }] },
    { after: 90_000 },
    { after: 3_600_000 * 3 },
    { after: 10, settle: [{ name: "heard", outcome: success({ contact: { name: "Ada" } }) }] },
    { after: 10, settle: [{ name: "called", outcome: success({ headers: {}, query: {}, body: "hello" }) }] },
    { after: 10, settle: [{ name: "submitted", outcome: success({ answers: [1, 2] }) }] },
  ],
};

const http = condition("http", { url: "https://example.com/" }, { result_path: "$answer" });

const ways: Definition = {
  states: [
    ...states("race", "again", "done"),
    {
      uuid: "enough",
      name: "enough",
      type: "decision",
      decision: {
        rules: { ">=": [{ var: "1" }, "3"] },
        data: { "1": "$answer.count" },
        true_transition_name: "late",
        false_transition_name: "more",
      },
    },
  ],
  transitions: [
    transition("slow", "race", "enough", http, { timeout: 1_000, next_timeout_state: "again", next_error_state: "again" }),
    transition("pause", "race", "again", condition("wait", { wait_value: 5_000 })),
    transition(
      "repeat",
      "again",
      "race",
      condition("passthrough", {}, { result: [{ source: "constant", name: "round", path: 2 }] }),
    ),
    transition("more", "enough", "race", condition("passthrough")),
    transition("late", "enough", "done", http, { timeout: 50 }),
  ],
};

/** Races, attempts, time-outs with and without a state for them, errors, a decision both ways, and the error of the end. */
const detours: Story = {
  definition: ways,
  input: { round: 1 },
  globals: {},
  happens: [
    { after: 0 },
    { after: 1_000 },
    { after: 400, settle: [{ name: "slow", outcome: failed }] },
    { after: 400, settle: [{ name: "slow", outcome: success({ count: 2 }) }] },
    { after: 400, settle: [{ name: "slow", outcome: success({ count: 3 }) }] },
    { after: 50 },
  ],
};

/** A run that ends in an error which no state takes up. */
const broken: Story = {
  definition: {
    states: states("begin", "done"),
    transitions: [transition("only", "begin", "done", condition("jsonata", { expression: "$error('no')" }))],
  },
  input: {},
  globals: {},
  happens: [{ after: 0 }],
};

/** By the name of their files. */
export const stories: Readonly<Record<string, Story>> = { everything, detours, broken };
