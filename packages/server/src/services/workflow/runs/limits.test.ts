/** What one run may use: beyond it there is an error with a stable code, and nobody else notices. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { sql } from "../../../kernel/db/sql.ts";
import { startTestServer, type TestServer } from "../../../testing/harness.ts";
import type { Definition } from "../engine/definition.ts";
import { condition, ended, runWorkflows, saveTemplate, startTest, states, transition } from "../testing.ts";
import { startRun } from "./start.ts";

let server: TestServer;
let stop: () => Promise<void>;
beforeAll(async () => {
  server = await startTestServer();
  stop = await runWorkflows(server);
});
afterAll(async () => {
  await stop();
  await server.close();
});

const loop = (work: ReturnType<typeof condition>): Definition => ({
  states: states("begin", "again", "done"),
  transitions: [
    transition("go", "begin", "again", condition("passthrough")),
    transition("round", "again", "again", work, { next_error_state: "again" }),
  ],
});

it("a loop without end ends after 10,000 steps, whatever the states for errors say", async () => {
  const before = process.memoryUsage().heapUsed;
  const run = await ended(server, (await startTest(server, loop(condition("passthrough")))).uuid);
  expect(run).toMatchObject({ status: "error", steps: 10_000, error: { code: "workflow.too_many_steps", state: "again" } });
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
  const { count } = await server.app.kernel.db.one<{ count: number }>(sql`
    select count(*)::int as count from workflow.step where run_uuid = ${run.uuid}`);
  expect(count).toBe(10_000);
});

it("variables that double end the run when they are too large, and what was there before stays", async () => {
  const doubling = condition(
    "passthrough",
    {},
    {
      result: [
        { source: "workflow_vars", name: "next.a", path: "all" },
        { source: "workflow_vars", name: "next.b", path: "all" },
        { source: "workflow_vars", name: "all", path: "next" },
      ],
    },
  );
  const run = await ended(server, (await startTest(server, loop(doubling), { all: "x".repeat(1_000_000) })).uuid);
  expect(run).toMatchObject({ status: "error", error: { code: "workflow.variables_too_large" } });
  expect(Buffer.byteLength(JSON.stringify(run.workflow_vars))).toBeLessThan(16 * 1024 * 1024);
});

it("workflows that start themselves end ten deep", async () => {
  const dive = condition("workflow", { template_uuid: "^self", input_vars: { self: "^self" } });
  const template_uuid = await saveTemplate(server, {
    states: states("begin", "done"),
    transitions: [transition("dive", "begin", "done", dive)],
  });
  const { db } = server.app.kernel;
  const user_uuid = server.world.users.adminA;
  const run = await db.transaction((tx) => startRun(tx, { template_uuid, input_vars: { self: template_uuid }, user_uuid }));
  await ended(server, run.uuid);
  const depths = await db.many<{ depth: number; code: string }>(sql`
    select depth, error ->> 'code' as code from workflow.run where template_uuid = ${template_uuid} order by depth`);
  expect(depths.map(({ depth }) => depth)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(depths.map(({ code }) => code)).toEqual([...Array(9).fill("workflow.child_failed"), "workflow.too_deep"]);
});

it("a thousand runs with large variables go side by side in a memory that does not grow with them", async () => {
  const { db } = server.app.kernel;
  const user_uuid = server.world.users.userA;
  const template_uuid = await saveTemplate(server, {
    states: states("begin", "again", "done"),
    transitions: [
      transition("wait", "begin", "again", condition("wait", { wait_value: 50 })),
      transition(
        "keep",
        "again",
        "done",
        condition("passthrough", {}, { result: [{ source: "workflow_vars", name: "copy", path: "n" }] }),
      ),
    ],
  });
  const large = "x".repeat(100_000);
  const before = process.memoryUsage().heapUsed;
  let most = 0;
  const measuring = setInterval(() => {
    most = Math.max(most, process.memoryUsage().heapUsed - before);
  }, 50);
  for (let n = 0; n < 1_000; n += 20) {
    const starts = Array.from({ length: 20 }, (_, index) => ({ n: n + index, large }));
    await Promise.all(starts.map((input_vars) => db.transaction((tx) => startRun(tx, { template_uuid, input_vars, user_uuid }))));
  }
  const count = async () =>
    (
      await db.one<{ count: number }>(sql`
      select count(*)::int as count from workflow.run
      where template_uuid = ${template_uuid} and status = 'complete' and workflow_vars ->> 'copy' = input_vars ->> 'n'`)
    ).count;
  await expect.poll(count, { timeout: 100_000, interval: 250 }).toBe(1_000);
  clearInterval(measuring);
  // All of them at once would be 200 MB twice over.
  expect(most).toBeLessThan(250_000_000);
}, 120_000);
