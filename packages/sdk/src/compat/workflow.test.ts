import { expect, test } from "vitest";
import { inTurn } from "../core/loopback.fixture.ts";
import { Workflow } from "../index.ts";
import { line, startPlatform } from "./hosts.fixture.ts";

const bodies = (seen: readonly { readonly body: string }[]): unknown[] => seen.map(({ body }) => JSON.parse(body));

test("a template is read in its latest version, or in the one that the filters name", async () => {
  await using server = await startPlatform(() => ({ body: {} }));
  const filters = Object.freeze({ version: "1.0.0", name: "n" });
  await Workflow.getWorkflowTemplate("at", "T", { expand: "versions" });
  await Workflow.getWorkflowTemplate("at", "T", filters);
  await Workflow.getWorkflowTemplate("at", "T", { version: undefined, expand: undefined });
  await Workflow.getWorkflowTemplate("at", "T", Object.assign([], { version: "2.0.0-a/b" }));
  await Reflect.apply(Workflow.getWorkflowTemplate, undefined, ["at", "T", null]);
  await Reflect.apply(Workflow.getWorkflowTemplate, undefined, ["at", "T", "versions"]);
  expect(server.seen.map(line)).toEqual([
    "GET /workflow/workflows/T?expand=versions",
    "GET /workflow/workflows/T/1.0.0?name=n",
    "GET /workflow/workflows/T",
    "GET /workflow/workflows/T/2.0.0-a%2Fb",
    "GET /workflow/workflows/T",
    "GET /workflow/workflows/T",
  ]);
});

test("a version and a list of versions exclude each other, before anything is sent", async () => {
  await using server = await startPlatform(() => ({ body: {} }));
  const both = Workflow.getWorkflowTemplate("at", "T", { version: "1.0.0", expand: "versions" });
  await expect(both).rejects.toMatchObject({
    code: 400,
    message: "version and expand cannot be included in the same request",
  });
  expect(server.seen).toEqual([]);
});

test("a start sends null as null, nothing for undefined, and variables in any case", async () => {
  await using server = await startPlatform(() => ({ status: 201, body: { uuid: "I" } }));
  const start = (...args: unknown[]) => Reflect.apply(Workflow.startWorkflowFlat, undefined, ["at", "T", ...args]);
  await start();
  await start({ a: undefined, b: 1 }, null, undefined, null, undefined, null, "name");
  await start("text", false, true);
  await start([1]);
  expect(bodies(server.seen)).toEqual([
    { input_vars: {}, return_workflow_vars: true, wait_until_finish: false },
    {
      input_vars: { b: 1 },
      return_workflow_vars: null,
      wait_until_finish: false,
      version: null,
      group_uuid: null,
      group_name: "name",
    },
    { input_vars: {}, return_workflow_vars: false, wait_until_finish: true },
    { input_vars: [1], return_workflow_vars: true, wait_until_finish: false },
  ]);
});

test("a start with what no JSON can hold is refused before anything is sent", async () => {
  await using server = await startPlatform(() => ({ status: 201, body: {} }));
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  for (const variables of [circular, { big: 1n }]) {
    await expect(Workflow.startWorkflowFlat("at", "T", variables)).rejects.toMatchObject({
      code: 400,
      message: "supplied parameters could not assembled into start request",
    });
  }
  expect(server.seen).toEqual([]);
});

test("an answer to a start that is no JSON is a failure", async () => {
  await using _ = await startPlatform(() => ({ status: 200, headers: { "content-type": "text/html" }, body: "<p>hello" }));
  await expect(Workflow.startWorkflowFlat("at", "T")).rejects.toMatchObject({ code: 500 });
});

test("a document comes parsed when it is JSON, else as its text, always with status and headers", async () => {
  const xml = { headers: { "content-type": "application/xml" }, body: "<a/>" };
  await using server = await startPlatform(inTurn({ body: { sum: 3 } }, xml));
  const json = await Workflow.execWorkflow("at", "T");
  expect([json.statusCode, json.body]).toEqual([200, { sum: 3 }]);
  const text = await Workflow.execWorkflow("at", "T", "G", "out.doc", "application/xml", { a: 1 }, { trace: "t" }, "Begin");
  expect([text.statusCode, text.headers.get("content-type"), text.body]).toEqual([200, "application/xml", "<a/>"]);
  expect(bodies(server.seen)).toEqual([
    { workflow_vars_path: "", response_content_type: "application/json", input_vars: {} },
    {
      workflow_vars_path: "out.doc",
      response_content_type: "application/xml",
      input_vars: { a: 1 },
      group_uuid: "G",
      start_state: "Begin",
    },
  ]);
});

test("a group or state that is none is not sent; a missing token has no default", async () => {
  await using server = await startPlatform(() => ({ body: {} }));
  await Reflect.apply(Workflow.execWorkflow, undefined, [undefined, "T", { id: "x" }, "", "application/json", {}, {}, ""]);
  await Reflect.apply(Workflow.startWorkflow, undefined, [undefined, "T", {}]);
  expect(bodies(server.seen)[0]).toEqual({ workflow_vars_path: "", response_content_type: "application/json", input_vars: {} });
  expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(["Bearer undefined", "Bearer undefined"]);
});

const page = (offset: number, count: number, total: number) => ({
  body: {
    items: Array.from({ length: count }, (_, index) => ({ uuid: `${offset + index}` })),
    metadata: { total, offset, count, limit: 2 },
    links: [],
  },
});
const uuids = ({ items }: { readonly items: readonly { readonly uuid: string }[] }) => items.map(({ uuid }) => uuid);

test("aggregate collects all pages under children of the trace and leaves the filters as they are", async () => {
  await using server = await startPlatform(inTurn(page(0, 2, 3), page(2, 1, 3)));
  const filters = Object.freeze({ aggregate: true, version: "1.0.0" });
  const all = await Workflow.getWfTemplateHistory("at", "T", 0, 2, filters, { id: "i", trace: "t" });
  expect([uuids(all), all.metadata.count]).toEqual([["0", "1", "2"], 3]);
  expect(server.seen.map(({ url }) => url)).toEqual([
    "/workflow/history?template_uuid=T&offset=0&limit=2&short=true&version=1.0.0",
    "/workflow/history?template_uuid=T&offset=2&limit=2&short=true&version=1.0.0",
  ]);
  expect(server.seen.map(({ headers }) => headers.trace)).toEqual(["t", "t"]);
  expect(server.seen[0]?.headers.parent).toBe("i");
});

test("a search begins without an offset, and goes on behind what it has", async () => {
  await using server = await startPlatform(inTurn(page(0, 2, 3), page(2, 1, 3)));
  const found = await Workflow.searchWFHistory("at", "T", "from", "to", "a,b", 2, { aggregate: true });
  expect(uuids(found)).toEqual(["0", "1", "2"]);
  const query = "template_uuid=T&limit=2&search=a%2Cb&start_datetime=from&end_datetime=to";
  expect(server.seen.map(({ url }) => url)).toEqual([`/workflow/history?${query}`, `/workflow/history?${query}&offset=2`]);
});

test("an empty page ends the collecting, whatever the total says", async () => {
  await using server = await startPlatform(inTurn(page(0, 2, 5), page(2, 0, 5)));
  const all = await Workflow.getWfTemplateHistory("at", "T", 0, 2, { aggregate: true });
  expect([uuids(all), server.seen.length]).toEqual([["0", "1"], 2]);
});

test("a page that fails ends the collecting with its error", async () => {
  const error = { code: 403, message: "no", trace_id: "t", details: [] };
  await using server = await startPlatform(inTurn(page(0, 2, 5), { status: 403, body: error }));
  await expect(Workflow.searchWFHistory("at", "T", "from", "to", "a", 2, { aggregate: true })).rejects.toMatchObject(error);
  expect(server.seen).toHaveLength(2);
});

test("only true collects, and no other aggregate is sent", async () => {
  await using server = await startPlatform(() => page(0, 2, 5));
  for (const aggregate of [false, "true", 1, null])
    await Workflow.getWfTemplateHistory("at", "T", 0, 2, { aggregate, short: false });
  const url = "/workflow/history?template_uuid=T&offset=0&limit=2&short=false";
  expect(server.seen.map((each) => each.url)).toEqual([url, url, url, url]);
});

test("only a 204 says that a version is deleted or a run cancelled", async () => {
  await using _ = await startPlatform(() => ({ status: 202, body: {} }));
  await expect(Workflow.deleteWorkflowTemplate("at", "T", "1.0.0")).rejects.toMatchObject({
    code: 202,
    message: "delete workflow template failed",
  });
  await expect(Workflow.cancelWorkflow("at", "T", "I")).rejects.toMatchObject({ code: 202, message: "cancel workflow failed" });
});
