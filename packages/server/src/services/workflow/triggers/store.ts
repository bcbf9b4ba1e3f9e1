import type { Scope } from "../../../kernel/access/principal.ts";
import type { Executor } from "../../../kernel/db/database.ts";
import { type Sql, sql } from "../../../kernel/db/sql.ts";
import type { LaneRow } from "../../../kernel/lanes/index.ts";
import type { JsonObject } from "../engine/definition.ts";
import type { EventKeys } from "../store/waiting.ts";
import type { TriggerSchedule } from "./read.ts";

export interface TriggerRow {
  template_uuid: string;
  state: string;
  account_uuid: string;
  account_path: readonly string[];
  version: string;
  type: "schedule" | "pubsub" | "webhook" | "form";
  user_uuid: string;
  users: readonly string[];
  service: string | null;
  event: string | null;
  app_uuid: string | null;
  criteria: readonly JsonObject[] | null;
  /** When it began to listen. */
  since: Date;
  token_hash: string | null;
  token: string | null;
  methods: readonly string[] | null;
  secret: string | null;
  schedule: TriggerSchedule | null;
  fired: number;
  due_at: Date | null;
}

/** A trigger whose time has come. */
export type DueTrigger = TriggerRow & LaneRow;

/** What starts runs of a template in scope. */
export function selectTriggers(tx: Executor, scope: Scope, template_uuid: string): Promise<TriggerRow[]> {
  return tx.many<TriggerRow>(sql`
    select * from workflow.trigger where template_uuid = ${template_uuid} and account_path && ${scope}::uuid[]`);
}

/** What starts runs in a state. No scope: it was found when its time came, or an event did. */
export function selectTrigger(tx: Executor, template_uuid: string, state: string): Promise<TriggerRow | undefined> {
  return tx.maybe<TriggerRow>(sql`select * from workflow.trigger where template_uuid = ${template_uuid} and state = ${state}`);
}

/** What a URL starts. No scope: who knows the token may. */
export function selectTriggerByToken(tx: Executor, token_hash: string): Promise<TriggerRow | undefined> {
  return tx.maybe<TriggerRow>(sql`select * from workflow.trigger where token_hash = ${token_hash}`);
}

/** What may be started by one of these events. No scope: an event is for those of its own account. */
export function selectListening(tx: Executor, events: readonly EventKeys[]): Promise<TriggerRow[]> {
  return tx.many<TriggerRow>(sql`
    select distinct trigger.* from workflow.trigger
    join jsonb_to_recordset(${JSON.stringify(events)}::jsonb) happened
      (account_uuid uuid, service text, app_uuid uuid, event text)
    on trigger.account_uuid = happened.account_uuid and trigger.event = happened.event
      and trigger.service is not distinct from happened.service and trigger.app_uuid is not distinct from happened.app_uuid`);
}

/** The templates that led to what happens in a trace; none when no event started it. No scope: traces are told to nobody. */
export async function selectChain(tx: Executor, trace_id: string): Promise<readonly string[]> {
  const row = await tx.maybe<{ chain: string[] }>(sql`select chain from workflow.triggered where trace_id = ${trace_id}`);
  return row?.chain ?? [];
}

/** The statement that remembers what led to a run; to be run after that which writes the run. */
export function insertionOfTriggered(row: {
  readonly trace_id: string;
  readonly run_uuid: string;
  readonly account_uuid: string;
  readonly account_path: readonly string[];
  readonly chain: readonly string[];
}): Sql {
  return sql`
    insert into workflow.triggered (trace_id, run_uuid, account_uuid, account_path, chain)
    values (${row.trace_id}, ${row.run_uuid}, ${row.account_uuid}, ${row.account_path}::uuid[], ${row.chain}::uuid[])`;
}

/** Adds a trigger, or changes what there is of this state. */
export async function upsertTrigger(tx: Executor, row: TriggerRow): Promise<void> {
  await tx.run(sql`
    insert into workflow.trigger (template_uuid, state, account_uuid, account_path, version, type, user_uuid, users, service, event,
                                  app_uuid, criteria, since, token_hash, token, methods, secret, schedule, fired, due_at, key)
    values (${row.template_uuid}, ${row.state}, ${row.account_uuid}, ${row.account_path}::uuid[], ${row.version}, ${row.type},
            ${row.user_uuid}, ${row.users}::uuid[], ${row.service}, ${row.event}, ${row.app_uuid},
            ${row.criteria && JSON.stringify(row.criteria)}::jsonb, ${row.since}, ${row.token_hash}, ${row.token}, ${row.methods},
            ${row.secret}, ${row.schedule && JSON.stringify(row.schedule)}::jsonb, ${row.fired}, ${row.due_at}, null)
    on conflict (template_uuid, state) do update set
      version = excluded.version, type = excluded.type, user_uuid = excluded.user_uuid, users = excluded.users,
      service = excluded.service, event = excluded.event, app_uuid = excluded.app_uuid, criteria = excluded.criteria, since = excluded.since,
      token_hash = excluded.token_hash, token = excluded.token, methods = excluded.methods, secret = excluded.secret,
      schedule = excluded.schedule, fired = excluded.fired, due_at = excluded.due_at`);
}

/** Removes what starts runs of a template in scope, but for these states. */
export async function deleteOtherTriggers(
  tx: Executor,
  scope: Scope,
  template_uuid: string,
  states: readonly string[],
): Promise<void> {
  await tx.run(sql`
    delete from workflow.trigger
    where template_uuid = ${template_uuid} and account_path && ${scope}::uuid[] and state <> all(${states})`);
}

/** Notes how often a schedule has fired. No scope: its time has come. */
export async function updateFired(tx: Executor, template_uuid: string, state: string, fired: number): Promise<void> {
  await tx.run(sql`update workflow.trigger set fired = ${fired} where template_uuid = ${template_uuid} and state = ${state}`);
}
