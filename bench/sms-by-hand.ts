/**
 * The other side of the benchmark of texts: what somebody would write by hand who needs nothing of the platform but the
 * carrier. No limits, no turns, no leases, no authentication; what a process has in hand when it dies is lost.
 */
import { randomUUID } from "node:crypto";
import { fastify } from "fastify";
import pg from "pg";
import { SmppCarrier } from "../packages/server/src/carriers/smpp/index.ts";
import { systemClock } from "../packages/server/src/kernel/clock.ts";
import { Database } from "../packages/server/src/kernel/db/database.ts";
import { Gatherer } from "../packages/server/src/kernel/gather.ts";
import { createLog } from "../packages/server/src/kernel/log.ts";

interface Body {
  readonly from: string;
  readonly to: string;
  readonly content: readonly { readonly type: string; readonly body: string }[];
}

/** A text that has got further: by its id, or by its name with the network. */
interface Step {
  readonly id: string;
  readonly status: "sent" | "delivered";
}

export interface ByHand {
  /** Only accepts. */
  readonly acceptUrl: string;
  /** Accepts and sends. */
  readonly sendUrl: string;
  close(): Promise<void>;
}

const columns =
  "uuid, message_uuid, account_uuid, account_path, user_uuid, direction, number, remote, to_given, phone_numbers, channel, content, encoding, segments, status, created_at, trace_id";

/** Starts it on the platform's database, with a copy of its tables. */
export async function startByHand(databaseUrl: string, port: number, window: number): Promise<ByHand> {
  const config: pg.PoolConfig & { pipeline: boolean } = { connectionString: databaseUrl, max: 20, pipeline: true };
  const pool = new pg.Pool(config);
  pool.on("error", () => undefined);
  await pool.query("create schema by_hand");
  await pool.query("create table by_hand.text (like messaging.text including all)");
  await pool.query("create table by_hand.event (like kernel.event including all)");

  async function insert({ from, to, content }: Body): Promise<string> {
    const uuid = randomUUID();
    const values = [uuid, uuid, uuid, [uuid, uuid, uuid], uuid, "outbound", from, to, to, [to], "sms", JSON.stringify(content)];
    values.push("GSM-7", "1", "queued", new Date().toISOString(), randomUUID());
    const text = `insert into by_hand.text (${columns}) values (${values.map((_, i) => `$${i + 1}`).join(", ")})`;
    await pool.query({ name: "insert", text, values });
    return uuid;
  }

  const steps = new Gatherer<Step>(
    async (some) => {
      const text = `
        with step as (select * from json_to_recordset($1::json) as s (id uuid, status text)),
        text as (
          update by_hand.text t set status = step.status from step where t.uuid = step.id returning t.*)
        insert into by_hand.event (uuid, service, event, timestamp, account_uuid, user_uuid, trace_id, data)
        select gen_random_uuid(), 'sms', e, now(), account_uuid, user_uuid, trace_id, to_jsonb(text)
        from text, unnest(case status when 'sent' then array['outbound', 'status'] else array['status'] end) e`;
      await pool.query({ name: "steps", text, values: [JSON.stringify(some)] });
    },
    100,
    10,
  );
  /** Texts by their names with the network, once it is written that they are sent; receipts may be here before. */
  const sent = new Map<string, { readonly text: Promise<string>; readonly is: (uuid: string) => void }>();
  const named = (name: string) => {
    let is = (_: string) => {};
    const text = new Promise<string>((resolve) => {
      is = resolve;
    });
    const known = sent.get(name) ?? { text, is };
    sent.set(name, known);
    return known;
  };

  const db = new Database({ url: databaseUrl, clock: systemClock });
  const carrier = new SmppCarrier(
    {
      ...{ name: "by-hand", host: "127.0.0.1", port, tls: undefined, systemId: "bench", password: "bench", systemType: "" },
      ...{ gsm7: "unpacked", longMessages: "udh", ids: "same", window, perSecond: undefined, country: "US" },
      ...{ enquireLinkMs: 15_000, responseTimeoutMs: 10_000 },
    },
    { db, clock: systemClock, log: createLog("error") },
  );
  await carrier.start({
    receipt: async (_, { id }) => {
      await steps.add({ id: await named(id).text, status: "delivered" });
      sent.delete(id);
    },
    inbound: async () => undefined,
  });

  async function send(uuid: string, { from, to, content }: Body): Promise<void> {
    const text = content[0]?.body ?? "";
    const validUntil = new Date(Date.now() + 86_400_000);
    const about = { uuid, attempt: 1, from, to, channel: "sms", text, encoding: "GSM-7", media: [], validUntil } as const;
    const answer = await carrier.submit(about, new AbortController().signal);
    if (answer.kind !== "accepted") throw new Error(`The network says ${answer.kind}.`);
    await steps.add({ id: uuid, status: "sent" });
    for (const id of answer.ids) named(id).is(uuid);
  }

  const shown = (uuid: string, { from, to, content }: Body) => {
    const datetime = new Date().toISOString();
    return { uuid, to, from, content, metadata: {}, status: "queued", datetime, segments: 1, encoding: "GSM-7" };
  };
  const server = fastify();
  server.post<{ Body: Body }>("/accept", async ({ body }, reply) => reply.code(201).send(shown(await insert(body), body)));
  server.post<{ Body: Body }>("/send", async ({ body }, reply) => {
    const uuid = await insert(body);
    void send(uuid, body);
    return reply.code(201).send(shown(uuid, body));
  });
  const url = await server.listen({ port: 0, host: "127.0.0.1" });
  return {
    acceptUrl: `${url}/accept`,
    sendUrl: `${url}/send`,
    close: async () => {
      await server.close();
      await carrier.stop();
      await db.close();
      await pool.end();
    },
  };
}
