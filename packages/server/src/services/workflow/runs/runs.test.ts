import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../../../testing/harness.ts";
import type { Definition, JsonObject } from "../engine/definition.ts";
import { type ShownRun, selectStarted } from "../store/runs.ts";
import { selectSteps } from "../store/steps.ts";
import { condition, runWorkflows, saveTemplate, states, transition } from "../testing.ts";
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

async function start(definition: Definition, input_vars: JsonObject = {}, globals: JsonObject = {}): Promise<ShownRun> {
  const template_uuid = await saveTemplate(server, definition, globals);
  const user_uuid = server.world.users.userA;
  return server.app.kernel.db.transaction((tx) => startRun(tx, { template_uuid, input_vars, user_uuid }));
}

async function ended(uuid: string): Promise<ShownRun> {
  const { db } = server.app.kernel;
  await expect.poll(async () => (await selectStarted(db, uuid)).ended_at, { timeout: 10_000, interval: 20 }).not.toBeNull();
  return selectStarted(db, uuid);
}

const passthrough = condition("passthrough");

it("goes from state to state, through a decision and a pause, and keeps its history", async () => {
  const run = await start(
    {
      states: [
        ...states("begin", "pause", "done", "done small"),
        {
          uuid: "00000000-0000-4000-8000-000000000001",
          name: "large?",
          type: "decision",
          decision: {
            rules: { ">": [{ var: "a" }, { var: "b" }] },
            data: { a: "$order.sum", b: "$limit" },
            true_transition_name: "large",
            false_transition_name: "small",
          },
        },
      ],
      transitions: [
        transition("go", "begin", "large?", condition("passthrough", {}, { result_path: "$went" })),
        transition("large", "large?", "pause", passthrough),
        transition("small", "large?", "done small", passthrough),
        transition("sleep", "pause", "done", condition("wait", { wait_value: "$ms" }, { result_path: "$slept" })),
      ],
    },
    { order: { sum: 120 }, ms: "50" },
    { limit: "100" },
  );
  expect(run).toMatchObject({ current_state: "begin", status: "running", workflow_vars: { order: { sum: 120 }, ms: "50" } });
  const over = await ended(run.uuid);
  expect(over).toMatchObject({ status: "complete", current_state: "done", steps: 3, error: null });
  expect(over.workflow_vars).toEqual({ order: { sum: 120 }, ms: "50", went: {}, slept: { waited_ms: 50 } });
  const steps = await selectSteps(server.app.kernel.db, run.uuid);
  expect(steps.map(({ transition_name, outcome, next_state }) => [transition_name, outcome, next_state])).toEqual([
    ["go", "success", "large?"],
    ["large", "success", "pause"],
    ["sleep", "success", "done"],
  ]);
});
