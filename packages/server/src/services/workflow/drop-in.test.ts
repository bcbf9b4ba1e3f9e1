/** What applications on the old SDK rely on: its functions, called as they call them. */
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import s2sMS from "@patchbay/sdk";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import { startTestServer, type TestServer } from "../../testing/harness.ts";

let server: TestServer;
let token: string;
const { Workflow } = s2sMS;

beforeAll(async () => {
  server = await startTestServer();
  s2sMS.setMsHost(server.url);
  token = await server.tokenFor("adminA");
});
afterAll(() => server.close());

const passthrough = { type: "passthrough", data: { passthrough_condition: {} } };
/** Computes a sum, as the function `sumnumbers` of the old tests does. */
const sum = (of: string, path: string) => ({
  type: "jsonata",
  data: {
    jsonata_condition: { expression: `{ "sum": $sum($map($each(${of}, function($v) { $v }), $number)) }`, result_path: path },
  },
});
const begin = { name: "begin", type: "start", uuid: randomUUID(), position: { x: 10, y: 20 }, description: "" };
const done = { name: "done", type: "finish", uuid: randomUUID(), position: { x: 90, y: 20 }, description: "" };
const to = (name: string, start_state: string, next_state: string, condition: object = passthrough) => ({
  ...{ name, start_state, next_state, condition, uuid: randomUUID(), description: "" },
  ...{ next_error_state: "done", next_timeout_state: 30_000, timeout: "0", type: "normal", additional: false },
});
const template = (more: object = {}) => ({
  ...{ name: "from the old tests", description: "", version: "1.0.0", status: "active", globals: {} },
  users: { account_uuid: server.world.accounts.customerA, user_uuids: [server.world.users.adminA] },
  states: [begin, done],
  transitions: [to("go", "begin", "done")],
  ...more,
});
/** As the old functions are called: without types. */
type Loose = (...args: unknown[]) => Promise<{ [member: string]: never }>;
const call = (name: keyof typeof Workflow, ...args: unknown[]): ReturnType<Loose> =>
  (Workflow[name] as unknown as Loose)(token, ...args);
const historyOf = (uuid: unknown) => call("getWfInstanceHistory", uuid, {});
async function ended(uuid: unknown) {
  await expect.poll(async () => (await historyOf(uuid)).result_type, { timeout: 10_000 }).not.toBeNull();
  return historyOf(uuid);
}

it("refuses what is no template", async () => {
  await expect(call("createWorkflowTemplate")).rejects.toMatchObject({ code: 400 });
  await expect(call("createWorkflowTemplate", {})).rejects.toMatchObject({ code: 400 });
  await expect(call("createWorkflowTemplate", template({ status: "odd" }))).rejects.toMatchObject({ code: 400 });
  const states = [{ ...begin, type: "odd" }, done];
  await expect(call("createWorkflowTemplate", template({ states }))).rejects.toMatchObject({ code: 400 });
});

it("stores versions, changes one, and reads, lists and deletes them", async () => {
  const { version: _, ...given } = template({ status: "inactive" });
  const created = await call("createWorkflowTemplate", given);
  expect(created).toMatchObject({ uuid: expect.any(String), version: "0.0.1" });
  const { uuid } = created;
  const states = [begin, { name: "middle", type: "normal" }, done];
  const transitions = [to("go", "begin", "middle"), to("on", "middle", "done")];
  const body = template({ uuid, version: "0.0.1", description: "changed", states, transitions });
  expect(await call("modifyWorkflowTemplate", uuid, body)).toMatchObject({ description: "changed", status: "active" });
  for (const version of ["1.0.1", "1.0.2"]) await call("createWorkflowTemplate", template({ uuid, version }));
  expect(await call("getWorkflowTemplate", uuid)).toMatchObject({ version: "1.0.2" });
  expect(await call("getWorkflowTemplate", uuid, { version: "1.0.1" })).toMatchObject({ version: "1.0.1" });
  expect(await call("getWorkflowTemplate", uuid, { expand: "versions" })).toMatchObject({
    version: "1.0.2",
    versions: [{}, {}, {}],
  });
  const list = await call("listWorkflowTemplates", 0, 10, { show_versions: true, status: "active" });
  expect(list.items?.[0]).toMatchObject({ uuid, version: "1.0.2", states: expect.any(Array), transitions: expect.any(Array) });
  for (const version of ["0.0.1", "1.0.1", "1.0.2"]) {
    expect(await call("deleteWorkflowTemplate", uuid, version)).toEqual({ status: "ok" });
  }
  await expect(call("getWorkflowTemplate", uuid)).rejects.toMatchObject({ code: 404 });
});

it("starts a run that waits; it is listed, read and cancelled, and its history says so in all views", async () => {
  const pause = { type: "wait", data: { wait_condition: { wait_value: "90000" } } };
  const { uuid } = await call("createWorkflowTemplate", template({ transitions: [to("wait", "begin", "done", pause)] }));
  const run = await call("startWorkflow", uuid, { version: "1.0.0", start_state: "begin", input_vars: { params: { a: 1 } } });
  expect(run).toMatchObject({
    ...{ uuid: expect.any(String), current_state: "begin", group_uuid: expect.any(String) },
    ...{ input_vars: { params: { a: 1 } }, workflow_vars: { params: { a: 1 } } },
  });
  const trace = { id: randomUUID(), trace: randomUUID() };
  const list = await call("listRunningWorkflows", uuid, 0, 10, { versoin: "1.0.0" }, trace);
  expect(list.items?.[0]).toMatchObject({ uuid: run.uuid });
  expect(await call("getRunningWorkflow", uuid, run.uuid)).toMatchObject({
    object: { template_uuid: uuid, template_version: "1.0.0" },
  });
  expect(await call("cancelWorkflow", uuid, run.uuid)).toEqual({ status: "ok" });
  expect(await historyOf(run.uuid)).toMatchObject({ result_type: "cancelled", workflow_vars: { params: { a: 1 } } });
  // Older callers give the trace where the filters are.
  expect(await call("getWfInstanceHistory", run.uuid, trace)).toMatchObject({ result_type: "cancelled", results: [{}] });
  for (const view of ["getWfInstanceWorkflowVars", "getWfInstanceIncomingData"] as const) {
    expect(await call(view, run.uuid)).toMatchObject({ result_type: "cancelled" });
  }
  const [transition] = (await call("getWorkflowTemplate", uuid)).transitions ?? [];
  expect(await call("getWfInstanceResults", run.uuid, Reflect.get(Object(transition), "uuid"))).toMatchObject({
    result_type: "cancelled",
  });
});

it("starts from arguments, with group and name the wrong way round as well", async () => {
  const { uuid } = await call("createWorkflowTemplate", template());
  const flat = (...args: unknown[]) => call("startWorkflowFlat", uuid, { a: 1 }, true, false, "1.0.0", "begin", ...args);
  const group = randomUUID();
  const run = await flat(group, "a name");
  expect(run).toMatchObject({ template_uuid: uuid, template_version: "1.0.0", group_uuid: group, group_name: "a name" });
  const swapped = randomUUID();
  expect(await flat("another name", swapped)).toMatchObject({ group_uuid: swapped, group_name: "another name" });
  expect((await ended(run.uuid)).result_type).toBe("complete");
});

it("decides by sums, and takes the branch with the call on it", async () => {
  const decision = {
    rules: { ">=": [{ var: "17" }, "10"] },
    data: { "17": "$output.sum" },
    true_transition_name: "high",
    false_transition_name: "low",
  };
  const states = [begin, { name: "sum", type: "normal" }, { name: "decide", type: "decision", decision }, done];
  const transitions = [
    to("go", "begin", "sum"),
    to("add", "sum", "decide", sum("vars.params", "$output")),
    to("high", "decide", "done", sum('{ "a": "1", "b": "0" }', "$decision")),
    to("low", "decide", "done", sum('{ "a": "0", "b": "0" }', "$decision")),
  ];
  const { uuid } = await call("createWorkflowTemplate", template({ states, transitions }));
  const decided = async (params: object) => {
    const run = await call("startWorkflow", uuid, { start_state: "begin", input_vars: { params } });
    return (await ended(run.uuid)).workflow_vars;
  };
  expect(await decided({ x: 5, y: 6 })).toMatchObject({ output: { sum: 11 }, decision: { sum: 1 } });
  expect(await decided({ x: "5", y: 1 })).toMatchObject({ output: { sum: 6 }, decision: { sum: 0 } });
});

it("maps constants, earlier variables and parts of results", async () => {
  const jsonata_condition = {
    expression: '{ "whole": true, "list": [{ "n": 1 }, { "n": 2 }] }',
    result: [
      { source: "constant", name: "text", path: "a text" },
      { source: "constant", name: "flag", path: false },
      { source: "constant", name: "items", path: [1, "2", null] },
      { source: "constant", name: "object", path: { b: { c: [10, 20] } } },
      { source: "workflow_vars", name: "derived", path: "object.b.c[1]" },
      { source: "result", name: "all", path: "$" },
      { source: "result", name: "part", path: "list[1].n" },
      { source: "result", name: "missing", path: "nowhere" },
    ],
  };
  const transitions = [to("map", "begin", "done", { type: "jsonata", data: { jsonata_condition } })];
  const { uuid } = await call("createWorkflowTemplate", template({ transitions }));
  const run = await call("startWorkflow", uuid, {});
  expect((await ended(run.uuid)).workflow_vars).toEqual({
    ...{ text: "a text", flag: false, items: [1, "2", null], object: { b: { c: [10, 20] } }, derived: 20 },
    ...{ all: { whole: true, list: [{ n: 1 }, { n: 2 }] }, part: 2, missing: null },
  });
});

it("lists and searches histories", async () => {
  const { uuid } = await call("createWorkflowTemplate", template());
  const run = await call("startWorkflow", uuid, { input_vars: { find: "a needle" } });
  await ended(run.uuid);
  const list = await call("getWfTemplateHistory", uuid, 0, 1, { version: "1.0.0", aggregate: true });
  expect(list.items).toMatchObject([{ uuid: run.uuid, template_uuid: uuid, result_type: "complete" }]);
  const [from, until] = [new Date(server.clock.now().getTime() - 60_000), new Date(server.clock.now().getTime() + 60_000)];
  const search = (text: string) =>
    call("searchWFHistory", uuid, from.toISOString(), until.toISOString(), text, 50, { aggregate: true });
  expect((await search("haystack,needle")).items).toMatchObject([{ uuid: run.uuid }]);
  expect((await search("haystack")).items).toEqual([]);
});

it("cancels a fresh group with data, in which a new run still completes; the group of the old tests is in the demo", async () => {
  const { uuid } = await call("createWorkflowTemplate", template());
  const first = await call("startWorkflow", uuid, {});
  const data = { some: { data: true } };
  expect(await call("updateWorkflowGroup", first.group_uuid, "cancelled", data)).toMatchObject({ status: "cancelled", data });
  const next = await call("startWorkflow", uuid, { group_uuid: first.group_uuid });
  expect((await ended(next.uuid)).result_type).toBe("complete");

  const demo = parse(await readFile(new URL("../../../seeds/demo.yaml", import.meta.url), "utf8")).workflows[0];
  const users = { account_uuid: server.world.accounts.customerA, user_uuids: [] };
  const templates = demo.templates.map((each: object) => ({ ...each, users }));
  const seed = { workflows: [{ ...demo, templates, account: server.world.accounts.customerA, user: server.world.users.adminA }] };
  await server.app.seed(seed, "the workflows of the demo");
  await server.app.seed(seed, "the workflows of the demo, again");
  const group = "fd85e1ea-46f8-4d3d-93ff-6565996ed014";
  const child = "c7219bc7-9174-4df5-bbe6-817ee47ce2c2";
  expect(await call("getWorkflowGroup", group)).toMatchObject({ uuid: group, master: { result: {} }, children: [{ uuid: child }] });
  expect(await call("getWorkflowGroupFiltered", group, { show_master: true })).toMatchObject({
    master: { template_uuid: expect.any(String) },
  });
  expect(await call("getWorkflowGroupMaster", group)).toMatchObject({ result: { result_type: "complete" } });
  expect(await call("getWorkflowGroupData", group)).toMatchObject({ data: { purpose: expect.any(String) } });
  expect(await call("getWorkflowGroupChildren", group)).toMatchObject([{ uuid: child }]);
  expect(await call("getWorkflowGroupChild", group, child)).toMatchObject({ result: { result_type: "complete" } });
  const groups = await call("listWorkflowGroups", 0, 10, { template_uuid: demo.templates[0].uuid });
  expect(groups.items).toMatchObject([{ uuid: group, master: { uuid: expect.any(String) } }]);
});
