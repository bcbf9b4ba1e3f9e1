import { expect, it } from "vitest";
import { startTestServer } from "../../../testing/harness.ts";
import { startTrap } from "../../../testing/hostile-urls.ts";
import { condition, ended, runWorkflows, startTest, states, transition } from "../testing.ts";

it("calls nothing that is not public, however it is written, and however it is led there", async () => {
  const trap = await startTrap();
  const server = await startTestServer({ env: trap.env, resolve: trap.resolve });
  const stop = await runWorkflows(server);
  const call = { ...condition("http", { url: "^url", method: "GET" }) };
  const definition = {
    states: states("begin", "done"),
    transitions: [transition("call", "begin", "done", call, { timeout: 5_000 })],
  };
  for (let at = 0; at < trap.urls.length; at += 16) {
    const runs = await Promise.all(trap.urls.slice(at, at + 16).map((url) => startTest(server, definition, { url })));
    const over = await Promise.all(runs.map(({ uuid }) => ended(server, uuid)));
    expect(over.filter(({ status }) => status === "complete").map(({ input_vars }) => input_vars.url)).toEqual([]);
  }
  expect(trap.touched).toEqual([]);
  await stop();
  await server.close();
  await trap.close();
}, 120_000);
