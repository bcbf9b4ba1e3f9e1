/** kill -9 while functions run: the log has every call that was answered, once, with its event, and no call twice. */
import { randomInt, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { type ChildServer, startChildServer } from "../../testing/child-server.ts";
import { startTestServer, type TestServer } from "../../testing/harness.ts";

let server: TestServer;
let token: string;

beforeAll(async () => {
  server = await startTestServer();
  token = await server.tokenFor("userA");
});
afterAll(() => server.close());

/** Invokes in a trace of its own. @returns the trace, and whether an answer came */
async function invoke(url: string, body: object): Promise<{ trace: string; answered: boolean }> {
  const trace = randomUUID();
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json", trace };
  try {
    const answer = await fetch(`${url}/lambda/actions/sumnumbers/invoke`, { method: "POST", headers, body: JSON.stringify(body) });
    await answer.arrayBuffer();
    return { trace, answered: true };
  } catch {
    return { trace, answered: false };
  }
}

interface Logged {
  readonly trace: string;
  readonly calls: number;
  readonly events: number;
}

/** How often the log and the event log have each of these calls. */
function logged(traces: readonly string[]): Promise<Logged[]> {
  return server.app.kernel.db.many<Logged>(sql`
    select trace,
      (select count(*)::int from lambda.invocation where trace_id = trace) as calls,
      (select count(*)::int from kernel.event where service = 'lambda' and trace_id = trace) as events
    from unnest(${traces}::text[]) as trace`);
}

// Every third one refuses, which is logged as well.
const parameters = (n: number) => (n % 3 === 0 ? { x: "none" } : { x: n, y: 1 });

it.each([
  ["before", 0],
  ["after", 1],
] as const)("dying %s the commit, nobody was answered, and the calls of it are there %s times", async (moment, times) => {
  const child = await startChildServer(server.databaseUrl, { PATCHBAY_CRASH_AT: `lambda.journal:${moment}_commit` });
  const calls = await Promise.all(Array.from({ length: 20 }, (_, n) => invoke(child.url, parameters(n))));
  expect(await child.ended).toBe("SIGKILL");
  expect(calls.filter(({ answered }) => answered)).toEqual([]);
  const found = (await logged(calls.map(({ trace }) => trace))).filter((each) => each.calls > 0 || each.events > 0);
  for (const each of found) expect(each).toMatchObject({ calls: times, events: times });
  expect(found.length > 0).toBe(times > 0);
});

/** Calls without pause, until the process is dead. */
async function callUntilDeath(child: ChildServer, after: number): Promise<{ trace: string; answered: boolean }[]> {
  const calls: { trace: string; answered: boolean }[] = [];
  let answers = 0;
  const caller = async () => {
    for (let alive = true; alive; ) {
      const call = await invoke(child.url, parameters(calls.length));
      calls.push(call);
      alive = call.answered;
      // In the middle of what the others have under way.
      if (alive && ++answers === after) child.process.kill("SIGKILL");
    }
  };
  await Promise.all(Array.from({ length: 16 }, caller));
  await child.ended;
  return calls;
}

it("killed at random, it has what was answered, once", { timeout: 60_000 }, async () => {
  for (let kills = 0; kills < 3; kills++) {
    const calls = await callUntilDeath(await startChildServer(server.databaseUrl), randomInt(1, 200));
    const answered = new Map(calls.map((call) => [call.trace, call.answered]));
    for (const { trace, calls: count, events } of await logged([...answered.keys()])) {
      expect(events).toBe(count);
      expect(count).toBeLessThanOrEqual(1);
      if (answered.get(trace) === true) expect(count).toBe(1);
    }
  }
});
