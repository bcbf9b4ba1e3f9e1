import { expect, test } from "vitest";
import { line, startPlatform } from "./hosts.fixture.ts";
import { Forms } from "./namespaces.ts";

const answering = () => startPlatform(() => ({ body: { uuid: "u" } }));
const tokenWith = (claims: object) => `header.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.signature`;
const sentBody = ({ seen }: { seen: readonly { body: string }[] }): unknown => JSON.parse(seen[0]?.body ?? "");
/** A call as plain JavaScript can make it. */
const loosely = (call: (...args: never[]) => Promise<unknown>, ...args: unknown[]): Promise<unknown> =>
  Reflect.apply(call, undefined, args);

const published = {
  account_uuid: "acc",
  status: "active",
  name: "Survey",
  allow_anonymous_submission: true,
  allow_submission_update: true,
  template_uuid: "tpl",
};
const publish = (dueDate: unknown, applicationUUID?: unknown, metadata?: unknown) =>
  loosely(
    Forms.createFormInstance,
    "T",
    "acc",
    undefined,
    "Survey",
    dueDate,
    applicationUUID,
    undefined,
    undefined,
    "tpl",
    metadata,
  );

test.each([
  ["a text", "2031-05-06", "2031-05-06"],
  ["a Date", new Date(Date.UTC(2031, 4, 6, 12)), "2031-05-06T12:00:00.000Z"],
])("the due date of a form is sent when it is %s", async (_, dueDate, text) => {
  await using server = await answering();
  expect(await publish(dueDate)).toEqual({ uuid: "u" });
  expect(sentBody(server)).toEqual({ ...published, due_date: text });
});

test.each([[undefined], [null], [""], [1_935_835_200_000], [{}]])("%j is no due date", async (dueDate) => {
  await using server = await answering();
  await publish(dueDate);
  expect(sentBody(server)).toEqual(published);
});

test("a Date that is none is refused before anything is sent", async () => {
  await using server = await answering();
  await expect(publish(new Date("soon"))).rejects.toMatchObject({ code: 400, message: "the due date is not a valid date" });
  expect(server.seen).toEqual([]);
});

test("application and metadata are sent only when they can be such", async () => {
  await using server = await answering();
  await publish(undefined, { id: "a trace" }, "a text");
  await publish(undefined, 7, null);
  await publish(undefined, "app", { colour: "red" });
  const bodies = server.seen.map(({ body }): unknown => JSON.parse(body));
  expect(bodies).toEqual([published, published, { ...published, application_uuid: "app", metadata: { colour: "red" } }]);
});

test("the definition of a template is asked for by anything that loosely equals true", async () => {
  await using server = await answering();
  for (const flag of [true, 1, "1", false, 0, "true", null, {}]) await loosely(Forms.getFormTemplate, "T", "tpl", flag);
  const [bare, whole] = ["GET /forms/template/tpl", "GET /forms/template/tpl?include=form_definition"];
  expect(server.seen.map(line)).toEqual([whole, whole, whole, bare, bare, bare, bare, bare]);
});

test("templates are listed for the account given, or else that of the token", async () => {
  await using server = await startPlatform(() => ({ body: { items: [], metadata: {}, links: [] } }));
  await Forms.listFormTemplates("not a JWT", "acc");
  await Forms.listFormTemplates(tokenWith({ tid: "own" }));
  await loosely(Forms.listFormTemplates, tokenWith({ tid: "own" }), 7, 20, 50);
  await Forms.listFormTemplates(tokenWith({ sub: "user" }));
  expect(server.seen.map(line)).toEqual([
    "GET /forms/template?limit=10&offset=0&account_uuid=acc",
    "GET /forms/template?limit=10&offset=0&account_uuid=own",
    "GET /forms/template?limit=50&offset=20&account_uuid=own",
    "GET /forms/template?limit=10&offset=0",
  ]);
});

test("without an account, a token that cannot be read is the caller's mistake, and does not show in the error", async () => {
  await using server = await answering();
  const error = await Forms.listFormTemplates("secret").catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 400, message: "no account is given, and the access token does not tell one" });
  expect(JSON.stringify(error)).not.toContain("secret");
  expect(server.seen).toEqual([]);
});

test.each(["deleteFormTemplate", "deleteFormInstance"] as const)("%s waits until what was accepted is gone", async (name) => {
  await using server = await startPlatform(({ method }) =>
    method === "DELETE" ? { status: 202, headers: { location: "/operations/o", "x-status": "processing" } } : { status: 404 },
  );
  expect(await Forms[name]("T", "gone")).toEqual({ status: "ok" });
  expect(server.seen.map(({ method }) => method)).toEqual(["DELETE", "HEAD"]);
});

test("a template is sent as it is given, and not changed", async () => {
  await using server = await answering();
  const template = Object.freeze({ name: "Survey", form: Object.freeze({ components: ["only a text"] }) });
  await Forms.updateFormTemplate("T", "tpl", template);
  expect(sentBody(server)).toEqual(template);
});
