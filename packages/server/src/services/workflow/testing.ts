import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { migrate } from "../../kernel/db/migrate.ts";
import { sql } from "../../kernel/db/sql.ts";
import { Events, Listener } from "../../kernel/events/index.ts";
import { createLanes } from "../../kernel/lanes/index.ts";
import type { TestServer } from "../../testing/harness.ts";
import type { Condition, ConditionType, Definition, JsonObject, State, Transition } from "./engine/definition.ts";
import { runParts } from "./runs/index.ts";
import { startRun } from "./runs/start.ts";
import { type ShownRun, selectStarted } from "./store/runs.ts";
import { sealGlobals } from "./templates/globals.ts";

/** Runs workflows beside a test server, unless it does so itself. @returns how to stop */
export async function runWorkflows(server: TestServer): Promise<() => Promise<void>> {
  const { kernel } = server.app;
  if (kernel.services.some(({ name }) => name === "workflow")) return async () => undefined;
  await migrate(server.databaseUrl, [{ owner: "workflow", folder: new URL("./migrations/", import.meta.url) }]);
  const parts = runParts(kernel);
  const listener = new Listener({ db: kernel.db, log: kernel.log });
  await listener.start();
  const events = new Events({ db: kernel.db, listener, log: kernel.log, consumers: parts.consumers });
  await events.start();
  const lanes = createLanes({
    db: kernel.db,
    log: kernel.log,
    listener,
    lanes: parts.lanes,
  });
  lanes.start();
  return async () => {
    await lanes.stop();
    await events.stop();
    await listener.stop();
    for (const part of parts.background) await part.stop();
  };
}

export function condition(type: ConditionType, data: JsonObject = {}, options: Partial<Condition["options"]> = {}): Condition {
  const usual = { result: [], blocking: true, retry: { max_attempts: 1, delay_ms: 0, backoff: 2 } };
  return { type, data, options: { ...usual, ...options } };
}

/** A transition of that name between two states. */
export function transition(name: string, from: string, to: string, work: Condition, more: Partial<Transition> = {}): Transition {
  return { uuid: randomUUID(), name, start_state: from, next_state: to, timeout: 0, condition: work, ...more };
}

/** States: the first is where runs start, those called `done…` are where they end. */
export function states(...names: readonly string[]): State[] {
  return names.map((name, index) => ({
    uuid: randomUUID(),
    name,
    type: index === 0 ? "start" : name.startsWith("done") ? "finish" : "normal",
  }));
}

/** Saves a template with one active version. @returns its uuid */
export async function saveTemplate(server: TestServer, definition: Definition, globals: JsonObject = {}): Promise<string> {
  const { db, secrets } = server.app.kernel;
  const [template, uuid] = [randomUUID(), randomUUID()];
  const { customerA, reseller, root } = server.world.accounts;
  const path = [root, reseller, customerA];
  const sealed = sealGlobals(secrets, uuid, globals);
  const now = new Date();
  await db.run(sql`insert into workflow.template values (${template}, ${customerA}, ${path}, ${now})`);
  await db.run(sql`
    insert into workflow.definition (uuid, account_uuid, account_path, template_uuid, version, body, globals)
    values (${uuid}, ${customerA}, ${path}, ${template}, '1.0.0', ${JSON.stringify(definition)}, ${sealed})`);
  await db.run(sql`
    insert into workflow.version (template_uuid, version, rank, account_uuid, account_path, definition_uuid, name, description,
      type, status, document, users, created_at, modified_at)
    values (${template}, '1.0.0', '1', ${customerA}, ${path}, ${uuid}, 'Test', '', '', 'active', '{}', '{}', ${now}, ${now})`);
  return template;
}

/** Starts a run of a new template, as a user of the account. */
export async function startTest(
  server: TestServer,
  definition: Definition,
  input_vars: JsonObject = {},
  globals: JsonObject = {},
): Promise<ShownRun> {
  const template_uuid = await saveTemplate(server, definition, globals);
  const user_uuid = server.world.users.userA;
  return server.app.kernel.db.transaction((tx) => startRun(tx, { template_uuid, input_vars, user_uuid }));
}

/** The run, when it is in such a state. */
export async function runWhen(server: TestServer, uuid: string, ready: (run: ShownRun) => boolean): Promise<ShownRun> {
  let found: ShownRun | undefined;
  const look = async () => {
    found = await selectStarted(server.app.kernel.db, uuid);
    return found !== undefined && ready(found);
  };
  await expect.poll(look, { timeout: 15_000, interval: 20 }).toBe(true);
  if (found === undefined) throw new Error("There is no such run.");
  return found;
}

/** The run, when it has ended. */
export function ended(server: TestServer, uuid: string): Promise<ShownRun> {
  return runWhen(server, uuid, ({ ended_at }) => ended_at !== null);
}
