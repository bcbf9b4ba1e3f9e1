import { expect, test } from "vitest";
import { Problem } from "../../../kernel/errors.ts";
import { readTemplate } from "./validate.ts";

const everything = { services: new Set(["lambda", "pubsub", "messaging", "forms", "accounts", "workflow", "identity"]) };
const begin = { name: "Begin", type: "start" };
const done = { name: "Done", type: "finish" };
const go = { name: "go", start_state: "Begin", next_state: "Done" };
const template = (more: object = {}) => ({ name: "t", states: [begin, done], transitions: [go], ...more });
const withTransition = (more: object) => template({ transitions: [{ ...go, ...more }] });
const withCondition = (type: string, members: object, more: object = {}) =>
  withTransition({ condition: { type, data: { [`${type}_condition`]: members, ...more } } });
const withTrigger = (trigger: unknown) => template({ states: [{ ...begin, trigger }, done] });
const decision = {
  rules: { ">": [{ var: "1" }, "10"] },
  data: { "1": "$sum" },
  true_transition_name: "large",
  false_transition_name: "small",
};
const withDecision = (more: object, name = "small") =>
  template({
    states: [begin, { name: "Large?", type: "decision", decision: { ...decision, ...more } }, done],
    transitions: [
      { ...go, next_state: "Large?" },
      { name: "large", start_state: "Large?", next_state: "Done" },
      { name, start_state: "Large?", next_state: "Done" },
    ],
  });
const id = (last: number) => `00000000-0000-4000-8000-00000000000${last}`;

let count = 0;
const newUuid = () => `11111111-1111-4111-8111-${String(++count).padStart(12, "0")}`;
const read = (body: unknown, offers = everything) => readTemplate(body, offers, newUuid);

function refusal(body: unknown, offers = everything): { key: string; details: unknown } {
  try {
    read(body, offers);
  } catch (error) {
    if (error instanceof Problem) return { key: error.key, details: error.details };
    throw error;
  }
  throw new Error("It was accepted.");
}

test.each<[string, unknown, string, string[]]>([
  ["nothing", undefined, "invalid_body", ["body must be object"]],
  ["a list", [], "invalid_body", ["body must be object"]],
  [
    "an empty object",
    {},
    "invalid_body",
    [
      "name is required",
      "states is required",
      "transitions is required",
      'there must be a state of the type "start"',
      'there must be a state of the type "finish"',
    ],
  ],
  ["an empty name", template({ name: "" }), "invalid_body", ["name must NOT have fewer than 1 characters"]],
  [
    "another status",
    template({ status: "Active" }),
    "invalid_status",
    ['status must be one of "active", "inactive", "deprecated", "deleted"'],
  ],
  ["a version that is none", template({ version: "1.0" }), "invalid_version", ["version must be a semantic version such as 1.0.2"]],
  ["globals that are a list", template({ globals: [] }), "invalid_globals", ["globals must be object"]],
  ["users without an account", template({ users: { user_uuids: [] } }), "invalid_users", ["users.account_uuid is required"]],
  ["states that are no list", template({ states: {} }), "invalid_state", expect.arrayContaining(["states must be array"])],
  ["a state that is a text", template({ states: [begin, done, "x"] }), "invalid_state", ["states.2: must be object"]],
  [
    "a state of another type",
    template({ states: [begin, done, { name: "x", type: "end" }] }),
    "invalid_state",
    ['state "x": type must be one of "start", "normal", "decision", "finish"'],
  ],
  ["two states of one name", template({ states: [begin, done, done] }), "invalid_state", ['several states have the name "Done"']],
  ["no start", template({ states: [done], transitions: [] }), "invalid_state", ['there must be a state of the type "start"']],
  [
    "two transitions of one name",
    template({ transitions: [go, go] }),
    "invalid_transition",
    ['several transitions have the name "go"'],
  ],
  [
    "states that are not there",
    withTransition({ next_state: "x", next_error_state: "y", next_timeout_state: "z" }),
    "invalid_transition",
    [
      'transition "go": next_state names no state: "x"',
      'transition "go": next_error_state names no state: "y"',
      'transition "go": next_timeout_state names no state: "z"',
    ],
  ],
  [
    "a negative timeout",
    withTransition({ timeout: -1 }),
    "invalid_transition",
    ['transition "go": timeout must be a whole number of milliseconds, 0 or more'],
  ],
  [
    "a timeout in words",
    withTransition({ timeout: "soon" }),
    "invalid_transition",
    ['transition "go": timeout must be a whole number of milliseconds, 0 or more'],
  ],
  [
    "a decision without rules",
    withDecision({ rules: undefined }),
    "invalid_decision",
    ['state "Large?": decision.rules is required'],
  ],
  [
    "an operator that JSON logic does not have",
    withDecision({ rules: { and: [{ pow: [{ var: "1" }, 2] }] } }),
    "invalid_decision",
    ['state "Large?": decision.rules must not use the operator pow'],
  ],
  [
    "two operators in one object",
    withDecision({ rules: { "!": { "==": [1, 1], "<": [1, 2] } } }),
    "invalid_decision",
    ['state "Large?": decision.rules must name one operator each'],
  ],
  [
    "a way out of a decision that is not there",
    withDecision({}, "other"),
    "invalid_decision",
    ['state "Large?": decision.false_transition_name names no transition: "small"'],
  ],
  [
    "a way out of a decision that leaves another state",
    withDecision({ false_transition_name: "go" }),
    "invalid_decision",
    ['state "Large?": decision.false_transition_name names a transition that leaves another state: "go"'],
  ],
  [
    "a condition of an unknown type",
    withTransition({ condition: { type: "dream", data: {} } }),
    "invalid_condition",
    [
      'transition "go": there is no condition type "dream", only passthrough, lambda, wait, timer, http, pubsub, event, webhook, workflow, jsonata, email, sms, form',
    ],
  ],
  [
    "the data of another type alone",
    withTransition({ condition: { type: "lambda", data: { wait_condition: { wait_value: 1 } } } }),
    "invalid_condition",
    ['transition "go": a condition of the type "lambda" needs an object data.lambda_condition'],
  ],
  [
    "several conditions",
    withTransition({ conditions: [{ type: "passthrough" }, { type: "passthrough" }] }),
    "invalid_condition",
    ['transition "go": conditions must be one object'],
  ],
  [
    "a function without a name",
    withCondition("lambda", {}),
    "invalid_condition",
    ['transition "go": lambda_condition: function_name is required'],
  ],
  [
    "a mapping that is none",
    withCondition("passthrough", { result: [{ source: "globals", name: "a", path: "b" }] }),
    "invalid_condition",
    ['transition "go": passthrough_condition: result.0: source must be one of "result", "workflow_vars"'],
  ],
  [
    "a path that is no JSONata",
    withCondition("passthrough", { result: [{ source: "result", name: "a", path: "b[" }] }),
    "invalid_condition",
    [expect.stringMatching(/^transition "go": passthrough_condition: result\.0\.path is no JSONata: /)],
  ],
  [
    "an expression that is no JSONata",
    withCondition("jsonata", { expression: "1 +" }),
    "invalid_condition",
    ['transition "go": jsonata_condition: expression is no JSONata: Unexpected end of expression'],
  ],
  [
    "a pause in words",
    withCondition("wait", { wait_value: "long" }),
    "invalid_condition",
    ['transition "go": wait_condition: wait_value must be milliseconds, or a reference'],
  ],
  [
    "a moment that is none",
    withCondition("timer", { until: "tomorrow", timezone: "Mars/Base" }),
    "invalid_condition",
    [
      'transition "go": timer_condition: until must be a moment of RFC 3339',
      'transition "go": timer_condition: timezone must be an IANA time zone',
    ],
  ],
  [
    "an address that is none",
    withCondition("http", { url: "file:///etc/passwd", method: "STEAL" }),
    "invalid_condition",
    [
      'transition "go": http_condition: url must be an absolute http or https URL',
      'transition "go": http_condition: method must be one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
    ],
  ],
  [
    "an event of an unknown service",
    withCondition("event", { service: "weather", event: "rain" }),
    "invalid_condition",
    ['transition "go": event_condition: there is no service "weather" with events'],
  ],
  [
    "an unknown event",
    withCondition("event", { service: "accounts", event: "account_sold" }),
    "invalid_condition",
    [
      expect.stringMatching(
        /^transition "go": event_condition: there is no event "account_sold" of accounts, only account_created, /,
      ),
    ],
  ],
  [
    "criteria that are none",
    withCondition("event", { service: "accounts", event: "account_created", criteria: [{ name: { prefix: 1 } }] }),
    "invalid_condition",
    ['transition "go": event_condition: criteria[0].name.prefix must be a text'],
  ],
  [
    "a secret that is no key",
    withCondition("webhook", { secret: "hush" }),
    "invalid_condition",
    ['transition "go": webhook_condition: secret must be 16 bytes or more in base64, as Standard Webhooks have them'],
  ],
  [
    "a trigger of an unknown type",
    withTrigger({ type: "moon" }),
    "invalid_trigger",
    ['state "Begin": trigger: there is no type "moon", only manual, schedule, pubsub, webhook, form'],
  ],
  [
    "a schedule in a zone that is none",
    withTrigger({ type: "schedule", start_datetime: "2030-01-01T00:00:00Z", timezone: "Mars/Base", frequency: { type: "day" } }),
    "invalid_trigger",
    ['state "Begin": trigger: timezone must be an IANA time zone'],
  ],
])("%s is refused", (_, body, key, details) => {
  expect(refusal(body)).toEqual({ key: `workflow.${key}`, details });
});

test("what is wrong is told at once, and the key is that of the first", () => {
  const states = [{ name: "a", type: "odd" }, begin, done];
  const refused = refusal(template({ status: "on", states, transitions: [{ ...go, timeout: -1 }] }));
  expect(refused.key).toBe("workflow.invalid_status");
  expect(refused.details).toHaveLength(3);
});

test.each([
  ["lambda", { function_name: "f" }, "lambda"],
  ["pubsub", { app_uuid: id(1), event: "e" }, "pubsub"],
  ["sms", { from: "$from", to: "$to", body: "b" }, "messaging"],
  ["form", { form_uuid: id(1) }, "forms"],
])("the condition type %s is refused until its service runs", (type, members, service) => {
  const body = withCondition(type, members);
  expect(refusal(body, { services: new Set() })).toEqual({
    key: "workflow.unavailable",
    details: [`transition "go": the condition type "${type}" needs the service ${service}, which does not run here`],
  });
  expect(read(body, { services: new Set([service]) }).definition.transitions[0]?.condition.type).toBe(type);
});

test("a trigger by a form is refused until forms run, events of services that do not run are too", () => {
  const none = { services: new Set<string>() };
  expect(refusal(withTrigger({ type: "form", form_uuid: id(1) }), none).key).toBe("workflow.unavailable");
  expect(read(withTrigger({ type: "form", form_uuid: id(1) })).document.states[0]?.trigger).toEqual({
    type: "form",
    form_uuid: id(1),
  });
  expect(refusal(withTrigger({ type: "pubsub", service: "chat", event: "message" })).details).toEqual([
    'state "Begin": trigger: the service chat does not run here, so its events never happen',
  ]);
});

const nothing = {
  type: "passthrough",
  data: {},
  options: { result: [], blocking: true, retry: { max_attempts: 1, delay_ms: 0, backoff: 2 } },
};

test.each<[string, object, object]>([
  ["no condition", {}, nothing],
  ["an empty condition", { condition: {} }, nothing],
  ["a passthrough without data", { condition: { type: "passthrough" } }, nothing],
  ["no conditions in the older spelling", { conditions: [] }, nothing],
  ["null", { condition: null }, nothing],
  [
    "the older spelling",
    { conditions: { type: "jsonata", data: { jsonata_condition: { expression: "1" } } } },
    { ...nothing, type: "jsonata", data: { expression: "1" } },
  ],
  [
    "digits, and data that an editor left behind",
    { condition: { type: "wait", data: { wait_condition: { wait_value: "5000" }, lambda_condition: { blocking: 1 } } } },
    { ...nothing, type: "wait", data: { wait_value: 5000 } },
  ],
  [
    "the other name of http",
    { condition: { type: "rest", data: { rest_condition: { url: "https://example.com" } } } },
    { ...nothing, type: "http", data: { url: "https://example.com" } },
  ],
  [
    "everything that all kinds may have",
    {
      condition: {
        type: "lambda",
        data: {
          lambda_condition: {
            ...{ function_name: "f", parameters: "^order", blocking: false, result_path: "$price", retry: { max_attempts: 3 } },
            result: [{ source: "constant", name: "a", path: [1, { b: null }] }],
          },
        },
      },
    },
    {
      type: "lambda",
      data: { function_name: "f", parameters: "^order" },
      options: {
        ...{ result_path: "$price", blocking: false, retry: { max_attempts: 3, delay_ms: 0, backoff: 2 } },
        result: [{ source: "constant", name: "a", path: [1, { b: null }] }],
      },
    },
  ],
])("a transition may have %s", (_, more, condition) => {
  expect(read(withTransition(more)).definition.transitions[0]?.condition).toEqual(condition);
});

test.each([
  ["wait", { wait_value: "$pause" }],
  ["timer", { until: "^due", timezone: "%zone%" }],
  ["http", { url: "https://%host%/x" }],
  ["http", { url: "$address" }],
  ["event", { app_uuid: "$app", event: "$name", criteria: [{ id: { in: "$ids" } }] }],
  ["workflow", { template_uuid: "$next" }],
])("%s may have references: %j", (type, members) => {
  expect(read(withCondition(type, members)).definition.transitions[0]?.condition.data).toEqual(members);
});

test("numbers and states are brought into one form, and shown as they were sent", () => {
  const given = { ...go, next_timeout_state: 30_000, next_error_state: "", timeout: "30000", type: "wait", additional: true };
  const { definition, document } = read(template({ transitions: [given] }));
  expect(definition.transitions[0]).toEqual({ ...go, uuid: expect.any(String), timeout: 30_000, condition: nothing });
  expect(document.transitions[0]).toEqual({
    ...go,
    ...{ uuid: definition.transitions[0]?.uuid, next_timeout_state: 30_000, next_error_state: "", timeout: "30000" },
    condition: { type: "passthrough", data: { passthrough_condition: {} } },
  });
});

test("states and transitions keep their uuids, places and texts", () => {
  const state = { ...begin, uuid: id(1), description: "", position: { x: 1.5, y: -2 } };
  const { definition, document } = read(template({ states: [state, { ...done, colour: "red" }] }));
  expect(document.states).toEqual([state, { ...done, uuid: expect.any(String) }]);
  expect(definition.states[0]).toEqual({ ...begin, uuid: id(1) });
});

const hush = "aHVzaCBodXNoIGh1c2ggaHVzaA==";
const psst = "cHNzdCBwc3N0IHBzc3QgcHNzdA==";

test("secrets of webhooks are not shown; a condition refers to its own among the globals", () => {
  const draft = read({
    ...withCondition("webhook", { secret: hush }),
    states: [{ ...begin, trigger: { type: "webhook", secret: psst } }, done],
    globals: { limit: 1 },
  });
  expect(JSON.stringify([draft.document, draft.definition])).not.toMatch(new RegExp(`${hush}|${psst}`));
  const secret = draft.definition.transitions[0]?.condition.data.secret;
  expect(secret).toMatch(/^\$_webhook_secrets\.t[0-9a-f]{16}$/);
  const { limit, _webhook_secrets: secrets } = draft.globals;
  expect(limit).toBe(1);
  expect(Object.values(secrets ?? {}).sort()).toEqual([hush, psst]);
});

test("what leads nowhere is accepted with a warning", () => {
  const lonely = { name: "Lonely", type: "normal" };
  const states = [begin, lonely, done];
  const transitions = [
    { ...go, next_state: "Lonely" },
    { name: "back", start_state: "Done", next_state: "Begin" },
  ];
  expect(read(template({ states, transitions })).warnings).toEqual([
    'transition "back" is never taken: it leaves a state that ends the run',
    'a run that enters the state "Lonely" ends in error: no transition leaves it',
    'no state of the type "finish" can be reached from "Begin"',
  ]);
});

test("many states and transitions are judged in no time", () => {
  const states = [begin, done, ...Array.from({ length: 998 }, (_, index) => ({ name: `s${index}`, type: "start" }))];
  const transitions = Array.from({ length: 5000 }, (_, index) => ({
    name: `t${index}`,
    start_state: `s${index % 998}`,
    next_state: `s${(index * 7) % 998}`,
  }));
  const started = performance.now();
  read(template({ states, transitions }));
  expect(performance.now() - started).toBeLessThan(2000);
});
