import { vi } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import type { Answer, TestServer } from "../../testing/harness.ts";
import type { HistoryItem } from "./types.ts";

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A moment so many ms ahead by the server's clock, RFC 3339. */
export const ahead = (server: TestServer, ms: number): string => new Date(server.clock.now().getTime() + ms).toISOString();

/** An event of the world's plain user, a minute ahead. */
export function eventOf(server: TestServer, changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    user_uuid: server.world.users.userA,
    start_datetime: ahead(server, minute),
    timezone: "America/New_York",
    title: "Water the plants",
    metadata: { room: 4 },
    ...changes,
  };
}

/** Creates an event. @returns it */
export async function schedule(
  server: TestServer,
  token: string,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const answer = await server.call("POST", "/scheduler/events", { token, body: eventOf(server, changes) });
  if (answer.status !== 201) throw new Error(`The event was refused: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** What became of an event's occurrences, in their order. */
export async function historyOf(server: TestServer, token: string, event: Answer): Promise<HistoryItem[]> {
  const path = `/scheduler/events/history?event_uuid=${event.uuid}&limit=1000&sort=scheduled_datetime`;
  return (await server.call("GET", path, { token })).body.items as unknown as HistoryItem[];
}

/** Waits until so many occurrences are over. @returns all of them, in their order */
export async function overOf(server: TestServer, token: string, event: Answer, count = 1): Promise<HistoryItem[]> {
  let items: HistoryItem[] = [];
  await vi.waitUntil(
    async () => {
      items = await historyOf(server, token, event);
      return items.filter(({ status }) => status !== "pending").length >= count;
    },
    { timeout: 20_000, interval: 50 },
  );
  return items;
}

/** The events in the log that tell of an event, in their order. */
export function logged(
  server: TestServer,
  event: Answer,
): Promise<{ event: string; account_uuid: string; user_uuid: string; data: Readonly<Record<string, unknown>> }[]> {
  return server.app.kernel.db.many(sql`
    select event, account_uuid, user_uuid, data from kernel.event
    where service = 'scheduler' and coalesce(data ->> 'event_uuid', data ->> 'uuid') = ${String(event.uuid)} order by id`);
}

/** Many events at once, past the API. */
export interface Filling {
  readonly type: string;
  /** ms until the first one; 0 unless said. */
  readonly after?: number;
  /** ms over which their starts are spread. */
  readonly within: number;
  /** Taken in turn. */
  readonly triggers: readonly object[];
}

/** Writes that many events of the world's plain user, which happen once. */
export async function fill(server: TestServer, count: number, { type, after = 0, within, triggers }: Filling): Promise<void> {
  const { db, clock } = server.app.kernel;
  const { root, reseller, customerA } = server.world.accounts;
  const first = new Date(clock.now().getTime() + after);
  const start = sql`${first}::timestamptz + n * ${within / count}::float8 * interval '1 ms'`;
  await db.run(sql`
    insert into scheduler.event (uuid, account_uuid, account_path, user_uuid, scope, start_datetime, start_at, timezone, title,
      description, status, type, frequency, trigger, notification, metadata, misfire, occurrences, run_count, due_at, created_at,
      modified_at)
    select gen_random_uuid(), ${customerA}, ${[root, reseller, customerA]}::uuid[], ${server.world.users.userA}, 'default',
      to_json(${start}) #>> '{}', date_trunc('milliseconds', ${start}), 'UTC', 'Many', '', 'active', ${type},
      '{"type": "once"}', ${JSON.stringify(triggers)}::jsonb -> (n % ${triggers.length}), '{}', '{}', 'fire_latest', 0, 0,
      date_trunc('milliseconds', ${start}), now(), now()
    from generate_series(0, ${count - 1}) n`);
}
