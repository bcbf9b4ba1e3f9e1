import { createHash } from "node:crypto";
import type { Executor } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { problem } from "../errors.ts";
import { type KeyRing, open, seal } from "../secrets.ts";

/** What is repeated to a request that comes again with its Idempotency-Key. */
export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** The key of one request of one user, and what that request was. */
export interface IdempotentRequest {
  readonly owner: string;
  readonly key: string;
  readonly hash: string;
}

/** A fingerprint of method, path and body: another request under the same key is refused. */
export function hashRequest(method: string, url: string, body: unknown): string {
  return createHash("sha256")
    .update(`${method} ${url}\n${JSON.stringify(body) ?? ""}`)
    .digest("base64url");
}

/**
 * Reserves the key in the transaction of the request, so that of any number of equal requests at the same time one has
 * an effect: the others wait for its commit on the primary key and then find its answer.
 * @returns the answer to repeat; undefined when this request is the first
 * @throws problem `idempotency_key_reused`
 */
export async function reserve(
  tx: Executor,
  secrets: KeyRing,
  request: IdempotentRequest,
  now: Date,
): Promise<StoredAnswer | undefined> {
  if (await insertKey(tx, request, now)) return undefined;
  const row = await selectAnswer(tx, request);
  if (row.request_hash !== request.hash) throw problem("idempotency_key_reused");
  // The answer was checked in when it was sealed by us.
  return JSON.parse(open(secrets, row.answer, context(request))) as StoredAnswer;
}

/** Keeps the answer under the reserved key, in the same transaction. */
export async function keepAnswer(tx: Executor, secrets: KeyRing, request: IdempotentRequest, answer: StoredAnswer): Promise<void> {
  await updateAnswer(tx, request, seal(secrets, JSON.stringify(answer), context(request)));
}

function context(request: IdempotentRequest): string {
  return `idempotency:${request.owner}:${request.key}`;
}

/** Takes the key when it is new, or older than 24 hours. */
async function insertKey(tx: Executor, request: IdempotentRequest, now: Date): Promise<boolean> {
  const touched = await tx.run(sql`
    insert into kernel.idempotency as stored (owner, key, request_hash, created_at)
    values (${request.owner}, ${request.key}, ${request.hash}, ${now})
    on conflict (owner, key) do update
      set request_hash = excluded.request_hash, created_at = excluded.created_at, answer = null
      where stored.created_at <= excluded.created_at - interval '24 hours'`);
  return touched === 1;
}

function selectAnswer(tx: Executor, request: IdempotentRequest): Promise<{ request_hash: string; answer: string }> {
  return tx.one(sql`
    select request_hash, answer from kernel.idempotency where owner = ${request.owner} and key = ${request.key}`);
}

function updateAnswer(tx: Executor, request: IdempotentRequest, answer: string): Promise<number> {
  return tx.run(sql`
    update kernel.idempotency set answer = ${answer} where owner = ${request.owner} and key = ${request.key}`);
}

/** Forgets keys older than 24 hours. */
export function deleteOldKeys(db: Executor, now: Date): Promise<number> {
  return db.run(sql`delete from kernel.idempotency where created_at < ${now}::timestamptz - interval '24 hours'`);
}
