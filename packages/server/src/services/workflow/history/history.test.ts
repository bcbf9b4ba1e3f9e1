import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "../../../kernel/db/sql.ts";
import { type Answer, startTestServer, type TestServer } from "../../../testing/harness.ts";
import { forgetOld } from "./retention.ts";

let server: TestServer;
let adminA: string;
let userA: string;
let adminB: string;
let uuid: string;
const minute = 60_000;

const states = [
  { name: "Begin", type: "start" },
  { name: "Middle", type: "normal" },
  { name: "Done", type: "finish" },
];
const wait = { type: "webhook", data: { webhook_condition: { result_path: "$answer" } } };
const transitions = [
  { name: "go", start_state: "Begin", next_state: "Middle" },
  { name: "ask", start_state: "Middle", next_state: "Done", condition: wait },
];

beforeAll(async () => {
  server = await startTestServer();
  await renew();
  const { status, body } = await server.call("POST", "/workflow/workflows", {
    token: adminA,
    body: { name: "Ask", states, transitions },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  uuid = String(body.uuid);
});
afterAll(() => server.close());

async function renew(): Promise<void> {
  [adminA, userA, adminB] = await Promise.all([server.tokenFor("adminA"), server.tokenFor("userA"), server.tokenFor("adminB")]);
}

const get = (path: string, token = adminA) => server.call("GET", `/workflow/${path}`, { token });
const put = (path: string, body: unknown, token = adminA) => server.call("PUT", `/workflow/${path}`, { token, body });
async function start(body: object = {}, token = adminA): Promise<Answer> {
  const answer = await server.call("POST", `/workflow/workflows/${uuid}/instances`, { token, body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}
/** Waits for the URL at which the run waits. */
async function urlOf(run: Answer): Promise<string> {
  const at = async () => (await get(`history/${run.uuid}`)).body.workflow_vars?._callbacks?.ask;
  await expect.poll(at, { timeout: 10_000 }).toBeDefined();
  return new URL(String(await at())).pathname;
}
async function ended(run: Answer): Promise<Answer> {
  await expect.poll(async () => (await get(`history/${run.uuid}`)).body.result_type, { timeout: 10_000 }).not.toBeNull();
  return (await get(`history/${run.uuid}`)).body;
}
async function answered(run: Answer, body: unknown = { ok: true }): Promise<Answer> {
  expect((await server.call("POST", await urlOf(run), { body })).status).toBe(202);
  return ended(run);
}
const uuidsOf = ({ body }: { body: Answer }) =>
  Array.from({ length: Number(body.metadata?.count) }, (_, index) => body.items?.[index]?.uuid);

describe("a run that waits at a URL", () => {
  it("goes on with what the URL is called with, once", async () => {
    const run = await start({ input_vars: { a: 1 } });
    const path = await urlOf(run);
    expect((await server.call("GET", path)).status).toBe(405);
    const done = await answered(run, { colour: "red" });
    expect(done).toMatchObject({ result_type: "complete", workflow_vars: { a: 1, answer: { body: { colour: "red" } } } });
    expect(done.incoming_data?.[0]).toMatchObject({ source: "webhook", data: { body: { colour: "red" } } });
    expect((await server.call("POST", path)).status).toBe(404);
  });
});

describe("the history of a run", () => {
  it("is there from the start, whole or in the parts that are asked for", async () => {
    const run = await start({ input_vars: { a: 1 } });
    expect((await get(`history/${run.uuid}/filter`)).body).toMatchObject({
      uuid: run.uuid,
      result_type: null,
      template_uuid: uuid,
    });
    await answered(run);
    const whole = (await get(`history/${run.uuid}/filter?trace=x&debug=false`)).body;
    expect(whole).toMatchObject({
      workflow_vars: { a: 1 },
      incoming_data: [{}],
      results: [{ transition_name: "go" }, { outcome: "success" }],
    });
    expect((await get(`history/${run.uuid}`)).body).toEqual(whole);
    const part = (await get(`history/${run.uuid}/filter?show_workflow_vars=true&show_incoming_data=false`)).body;
    expect(part).toMatchObject({ result_type: "complete", workflow_vars: { a: 1 } });
    for (const other of ["incoming_data", "results"]) expect(part).not.toHaveProperty(other);
    const none = (await get(`history/${run.uuid}/filter?show_workflow_vars=false`)).body;
    for (const other of ["workflow_vars", "incoming_data", "results"]) expect(none).not.toHaveProperty(other);
    expect((await get(`history/${run.uuid}/filter/workflow_vars`)).body).toMatchObject({
      result_type: "complete",
      workflow_vars: {},
    });
    expect((await get(`history/${run.uuid}/filter/incoming_data`)).body).toMatchObject({ incoming_data: [{ source: "webhook" }] });
    const transition = whole.results?.[1]?.transition_uuid;
    const results = (await get(`history/${run.uuid}/filter/${transition}/results`)).body;
    expect(results.results).toEqual([whole.results?.[1]]);
    expect((await get(`history/${run.uuid}/filter/${run.uuid}/results`)).status).toBe(404);
  });

  it("is for whoever started it, or may read workflows", async () => {
    const run = await start({}, userA);
    await answered(run);
    for (const token of [userA, adminA]) expect((await get(`history/${run.uuid}`, token)).status).toBe(200);
    expect((await get(`history/${run.uuid}`, adminB)).status).toBe(404);
    expect(uuidsOf(await get(`history?template_uuid=${uuid}&short=true`, adminB))).toEqual([]);
  });
});

describe("the histories of a template", () => {
  it("are listed, filtered, and short on request", async () => {
    const before = new Date(server.clock.now().getTime() - 1).toISOString();
    const [first, second] = [await start({ group_name: "Listed" }), await start()];
    await answered(first);
    const list = (query: string) => get(`history?template_uuid=${uuid}&${query}`);
    expect(uuidsOf(await list("limit=2"))).toEqual([second.uuid, first.uuid]);
    const short = (await list("short=true&limit=1")).body.items?.[0];
    expect(short).toMatchObject({ template_uuid: uuid, result_type: null });
    for (const part of ["workflow_vars", "incoming_data", "results"]) expect(short).not.toHaveProperty(part);
    expect(uuidsOf(await list(`group_uuid=${first.group_uuid}`))).toEqual([first.uuid]);
    expect(uuidsOf(await list("result_type=complete&limit=1"))).toEqual([first.uuid]);
    expect(uuidsOf(await list("version=9.9.9"))).toEqual([]);
    server.clock.advance(minute);
    const now = server.clock.now().toISOString();
    const later = await start();
    expect(uuidsOf(await list(`start_datetime=${now}`))).toEqual([later.uuid]);
    expect(uuidsOf(await list(`start_datetime=${before}&end_datetime=${now}&limit=1`))).toEqual([second.uuid]);
    expect(uuidsOf(await list(`start_datetime=${now}&end_datetime=${now}`))).toEqual([]);
    for (const bad of ["start_datetime=yesterday", `start_datetime=${now}&end_datetime=${before}`]) {
      expect((await list(bad)).status).toBe(400);
    }
    expect((await get("history")).status).toBe(400);
    expect((await list("limit=5000&short=true")).body.metadata?.limit).toBe(1000);
    expect((await list("limit=5000")).body.metadata?.limit).toBe(50);
  });

  it("are searched in values, groups and states", async () => {
    const one = await start({ input_vars: { deep: [{ word: "Pineapple" }] }, group_name: "Salads" });
    const two = await start({ input_vars: { number: 71_234 } });
    await answered(two, { fruit: "Quince" });
    const search = async (text: string) => uuidsOf(await get(`history?template_uuid=${uuid}&search=${encodeURIComponent(text)}`));
    expect(await search("PINEAPPLE")).toEqual([one.uuid]);
    expect(await search("71234")).toEqual([two.uuid]);
    expect(await search("quince")).toEqual([two.uuid]);
    expect(await search("salad")).toEqual([one.uuid]);
    expect(await search(" quince, pineapple,,")).toEqual([two.uuid, one.uuid]);
    expect(await search("deep")).toEqual([]);
    expect((await search("middle")).length).toBeGreaterThan(1);
    const everything = uuidsOf(await get(`history?template_uuid=${uuid}&limit=50`));
    expect(await search("null")).toEqual(everything.slice(0, 10));
    const page = await get(`history?template_uuid=${uuid}&search=middle&limit=1000`);
    expect(page.body.metadata).toMatchObject({ limit: 50, offset: 0 });
  });
});

describe("a group", () => {
  it("has a master, later runs and data, whole or in parts", async () => {
    const master = await start({ group_name: "Together" });
    const child = await start({ group_uuid: master.group_uuid });
    expect(child).toMatchObject({ group_uuid: master.group_uuid, group_name: "Together" });
    const group = `groups/${master.group_uuid}`;
    const running = {
      uuid: master.uuid,
      template_uuid: uuid,
      result: { result_type: null, end_datetime: null, workflow_vars: null },
    };
    expect((await get(group)).body).toMatchObject({ name: "Together", status: "active", data: {}, master: running });
    await answered(child);
    const bare = (await get(`${group}/filter`)).body;
    expect(Object.keys(bare).sort()).toEqual(["audit", "name", "status", "uuid"]);
    const parts = (await get(`${group}/filter?show_master=true&show_children=true&show_data=true`)).body;
    expect(parts).toMatchObject({
      master: running,
      children: [{ uuid: child.uuid, result: { result_type: "complete" } }],
      data: {},
    });
    expect((await get(`${group}/filter/master`)).body).toMatchObject(running);
    expect((await get(`${group}/filter/data`)).body).toEqual({ data: {} });
    expect((await get(`${group}/filter/children`)).body).toMatchObject([{ uuid: child.uuid }]);
    expect((await get(`${group}/filter/children/${child.uuid}`)).body).toMatchObject({ result: { workflow_vars: { answer: {} } } });
    expect((await get(`${group}/filter/children/${master.uuid}`)).status).toBe(404);
    for (const [path, token] of [
      [group, adminB],
      [`groups/${uuid}`, adminA],
    ] as const)
      expect((await get(path, token)).status).toBe(404);
  });

  it("that is cancelled takes its unfinished runs with it, and new ones may still join", async () => {
    const runs = [await start()];
    const group = `groups/${runs[0]?.group_uuid}`;
    runs.push(await start({ group_uuid: runs[0]?.group_uuid }));
    const data = { why: ["no", { more: null }] };
    expect((await put(group, { status: "over", data })).status).toBe(400);
    expect((await put(group, { status: "cancelled", data }, userA)).status).toBe(403);
    const { status, body } = await put(group, { status: "cancelled", data });
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: "cancelled", data, master: { result: { result_type: "cancelled" } } });
    for (const run of runs) expect((await get(`history/${run.uuid}`)).body.result_type).toBe("cancelled");
    const late = await start({ group_uuid: runs[0]?.group_uuid });
    expect((await answered(late)).result_type).toBe("complete");
    expect((await get(group)).body).toMatchObject({ status: "cancelled", children: [{}, { uuid: late.uuid }] });
  });

  it("is listed by when it was made and what runs in it", async () => {
    server.clock.advance(minute);
    const now = server.clock.now().toISOString();
    const run = await start();
    const list = (query: string, token = adminA) => get(`groups?${query}`, token);
    const { body } = await list(`start_datetime=${now}&template_uuid=${uuid}`);
    expect(body.items).toMatchObject([{ uuid: run.group_uuid, master: { uuid: run.uuid } }]);
    expect(uuidsOf(await list(`start_datetime=${now}&template_uuid=${run.uuid}`))).toEqual([]);
    expect(uuidsOf(await list(`end_datetime=${now}&limit=1`))).not.toContain(run.group_uuid);
    expect(uuidsOf(await list(`start_datetime=${now}`, adminB))).toEqual([]);
  });
});

describe("what is over", () => {
  it("is forgotten in time, the first run of a group as the last", async () => {
    const { db } = server.app.kernel;
    const master = await start();
    const child = await start({ group_uuid: master.group_uuid });
    await answered(master);
    server.clock.advance(60 * 24 * 60 * minute);
    await renew();
    await answered(child);
    const open = await start({ group_uuid: master.group_uuid });
    server.clock.advance(31 * 24 * 60 * minute);
    await renew();
    await forgetOld(server.app.kernel);
    for (const run of [master, child, open]) expect((await get(`history/${run.uuid}`)).status).toBe(200);
    server.clock.advance(60 * 24 * 60 * minute);
    await renew();
    await forgetOld(server.app.kernel);
    expect((await get(`history/${child.uuid}`)).status).toBe(404);
    expect((await get(`groups/${master.group_uuid}`)).body).toMatchObject({
      master: { uuid: master.uuid },
      children: [{ uuid: open.uuid }],
    });
    await answered(open);
    await server.call("DELETE", `/workflow/workflows/${uuid}`, { token: adminA });
    server.clock.advance(91 * 24 * 60 * minute);
    await forgetOld(server.app.kernel);
    await forgetOld(server.app.kernel);
    const left = await db.one<{ left: number }>(sql`
      select ((select count(*) from workflow.run where ended_at is not null) + (select count(*) from workflow.run_group
        where uuid = ${String(master.group_uuid)}))::int as left`);
    expect(left).toEqual({ left: 0 });
  });
});
