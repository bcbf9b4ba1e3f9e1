import { expect, test } from "vitest";
import { failureOf } from "../client/client.fixture.ts";
import { AbortError } from "../client/index.ts";
import { empty, giveUpAfter, json, sceneOf } from "./helpers.fixture.ts";
import { runWorkflowAndWait, WaitTimeoutError, WorkflowFailedError, waitForWorkflow } from "./index.ts";

const template_uuid = "0198c5e2-0000-7000-8000-00000000000a";
const uuid = "0198c5e2-0000-7000-8000-00000000000b";
const params = { template_uuid, input_vars: { order: 7 } };
const started = json(201, { uuid, status: "running", result_type: null });
const running = json(200, { uuid, result_type: null, error: null });
const ended = (result_type: string, rest: object = {}) => json(200, { uuid, result_type, error: null, ...rest });
const history = `/workflow/history/${uuid}/filter`;

test("a run is started, looked at until it ends, and read with its variables", async () => {
  const variables = { workflow_vars: { total: 120 }, results: [] };
  await using scene = await sceneOf(started, running, running, ended("complete"), ended("complete", variables));
  const run = await runWorkflowAndWait(scene.pb.workflow, params, scene.wait);
  expect(run).toMatchObject({ uuid, result_type: "complete", workflow_vars: { total: 120 } });
  expect(scene.server.arrived.map(({ method, url }) => `${method} ${url}`)).toEqual([
    `POST /workflow/workflows/${template_uuid}/instances`,
    ...Array(3).fill(`GET ${history}?show_workflow_vars=false`),
    `GET ${history}`,
  ]);
  expect(JSON.parse(scene.server.arrived[0]?.body ?? "")).toEqual({ input_vars: { order: 7 }, return_workflow_vars: false });
});

test.each(["error", "timeout", "cancelled"])("a run that ends in %s is an error with the run in it", async (result_type) => {
  const why = { code: 404, message: "no such function", state: "Price", transition: "add" };
  await using scene = await sceneOf(ended(result_type, { error: why }));
  const error = await failureOf(waitForWorkflow(scene.pb.workflow, { instance_uuid: uuid }, scene.wait));
  expect(error).toBeInstanceOf(WorkflowFailedError);
  expect(error).toMatchObject({ name: "WorkflowFailedError", code: 500, details: ["no such function"], run: { result_type } });
  expect(error.message).toBe(`workflow run ${uuid} ended: ${result_type}`);
});

test("an abort ends the waiting, and cancels the run only if asked to", async () => {
  for (const cancel of [false, true]) {
    await using scene = await sceneOf(started, running, empty(204));
    const controller = new AbortController();
    scene.clock.onWait = () => {
      if (scene.clock.waits.length === 2) controller.abort();
    };
    const options = { ...scene.wait, signal: controller.signal, cancel };
    expect(await failureOf(runWorkflowAndWait(scene.pb.workflow, params, options))).toBeInstanceOf(AbortError);
    const [, , last] = scene.server.arrived;
    expect(last && `${last.method} ${last.url}`).toBe(
      cancel ? `DELETE /workflow/workflows/${template_uuid}/instances/${uuid}` : undefined,
    );
  }
});

test("when time is over it is cancelled too, and that this fails does not hide the reason", async () => {
  await using scene = await sceneOf(started, running, json(409, { code: 409, key: "conflict", message: "ended", details: [] }));
  giveUpAfter(scene.clock, 2);
  const error = await failureOf(runWorkflowAndWait(scene.pb.workflow, params, { ...scene.wait, cancel: true }));
  expect(error).toBeInstanceOf(WaitTimeoutError);
  expect(error).toMatchObject({ status: "running" });
  expect(scene.server.arrived.at(-1)?.method).toBe("DELETE");
});

test("a run that failed by itself is not cancelled", async () => {
  await using scene = await sceneOf(started, ended("error"));
  await failureOf(runWorkflowAndWait(scene.pb.workflow, params, { ...scene.wait, cancel: true }));
  expect(scene.server.arrived.map(({ method }) => method)).toEqual(["POST", "GET", "GET"]);
});
