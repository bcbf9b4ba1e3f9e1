import { Check } from "typebox/value";
import { describe, expect, test } from "vitest";
import { WorkflowCondition, WorkflowStart, WorkflowTemplateInput } from "./workflow.ts";

const states = [
  { name: "Begin", type: "start", position: { x: 1.5, y: -2 } },
  {
    name: "Large?",
    type: "decision",
    decision: {
      rules: { ">": [{ var: "1" }, { var: "2" }] },
      data: { "1": "$price.sum", "2": 100 },
      true_transition_name: "large",
      false_transition_name: "small",
    },
  },
  { name: "Done", type: "finish", description: "" },
];
const transition = { name: "go", start_state: "Begin", next_state: "Done" };
const template = (more: object = {}) => ({ name: "t", states, transitions: [transition], ...more });
const accepts = (more: object) => Check(WorkflowTemplateInput, template(more));
const acceptsTransition = (more: object) => accepts({ transitions: [{ ...transition, ...more }] });

describe("a template", () => {
  test.each([
    ["nothing but what it must have", {}],
    [
      "users, globals and an empty description",
      { description: "", globals: { a: 1 }, users: { account_uuid: uuid(1), user_uuids: [] } },
    ],
    ["each status", { status: "deprecated" }],
    ["members of an answer, which are ignored", { account_uuid: uuid(1), audit: {}, versions: [] }],
  ])("may have %s", (_, more) => expect(accepts(more)).toBe(true));

  test.each([
    ["no name", { name: "" }],
    ["another status", { status: "Active" }],
    ["states that are no list", { states: {} }],
    ["a state of another type", { states: [{ name: "a", type: "end" }] }],
    ["a decision without its rules", { states: [{ name: "a", type: "decision" }] }],
  ])("cannot have %s", (_, more) => expect(accepts(more)).toBe(false));
});

describe("a transition", () => {
  test.each([
    ["a timeout in digits", { timeout: "30000" }],
    ["a number for the state after a timeout, which counts as none", { next_timeout_state: 30_000 }],
    ["an empty condition", { condition: {} }],
    ["no conditions in the older spelling", { conditions: [] }],
    ["one condition in the older spelling", { conditions: { type: "passthrough" } }],
    ["members that older editors write", { type: "wait", additional: true }],
  ])("may have %s", (_, more) => expect(acceptsTransition(more)).toBe(true));

  test.each([
    ["a negative timeout", { timeout: -1 }],
    ["a timeout in words", { timeout: "soon" }],
    ["a condition of an unknown type", { condition: { type: "dream", data: {} } }],
    ["several conditions", { conditions: [{ type: "passthrough" }, { type: "passthrough" }] }],
  ])("cannot have %s", (_, more) => expect(acceptsTransition(more)).toBe(false));
});

describe("a condition", () => {
  const lambda = { function_name: "sumnumbers" };
  test.each([
    ["data of another type beside its own", { type: "lambda", data: { lambda_condition: lambda, wait_condition: {} } }],
    ["a reference for its parameters", { type: "lambda", data: { lambda_condition: { ...lambda, parameters: "^order" } } }],
    ["a pause in digits", { type: "wait", data: { wait_condition: { wait_value: "5000" } } }],
    ["a pause by reference", { type: "wait", data: { wait_condition: { wait_value: "$pause" } } }],
    ["an event of an application", { type: "event", data: { event_condition: { app_uuid: "$app", event: "paid" } } }],
    ["constants of any kind", mapped({ source: "constant", name: "a", path: [1, { b: null }] })],
    ["parts of the result", mapped({ source: "result", name: "a.b", path: "list[1]" })],
  ])("may have %s", (_, condition) => expect(Check(WorkflowCondition, condition)).toBe(true));

  test.each([
    ["the data of another type alone", { type: "lambda", data: { wait_condition: { wait_value: 1 } } }],
    ["an event without its name", { type: "event", data: { event_condition: { service: "sms" } } }],
    ["an unknown source of a variable", mapped({ source: "globals", name: "a", path: "b" })],
    ["a path into the result that is no text", mapped({ source: "result", name: "a", path: 1 })],
  ])("cannot have %s", (_, condition) => expect(Check(WorkflowCondition, condition)).toBe(false));
});

test("null counts as absent in a start, a list is no set of variables", () => {
  const nothing = { version: null, start_state: null, group_uuid: null, group_name: null, input_vars: null };
  expect(Check(WorkflowStart, nothing)).toBe(true);
  expect(Check(WorkflowStart, { input_vars: [] })).toBe(false);
});

function mapped(entry: object): object {
  return { type: "passthrough", data: { passthrough_condition: { result: [entry] } } };
}

function uuid(last: number): string {
  return `00000000-0000-4000-8000-00000000000${last}`;
}
