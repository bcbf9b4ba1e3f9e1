import { createHash } from "node:crypto";
import type { Database, Executor, Tx } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { Problem, problem } from "../errors.ts";
import { type KeyRing, open, seal } from "../secrets.ts";

/** What is repeated to a request that comes again with its Idempotency-Key. */
export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What is sealed. */
interface Kept {
  readonly hash: string;
  readonly answer: StoredAnswer;
}

/** The key of one request of one user, and what that request was. */
export interface IdempotentRequest {
  readonly owner: string;
  readonly key: string;
  readonly hash: string;
}

/**
 * A fingerprint of method, path and body: another request under the same key is refused. It is kept sealed, with the answer:
 * a body may hold a password, which could be tried on a digest in the open.
 */
export function hashRequest(method: string, url: string, body: unknown): string {
  return createHash("sha256")
    .update(`${method} ${url}\n${JSON.stringify(body) ?? ""}`)
    .digest("base64url");
}

/** Another request with the key was committed first: what this one did must not be. */
class KeyTaken extends Error {
  override readonly name = "KeyTaken";
}

/**
 * Gives any number of equal requests under one key, one after the other or at the same time, one effect and one answer.
 *
 * The key is taken by the last statement of the transaction, not the first: a handler may compute for long (a password
 * hash) before its first statement, and holds no connection meanwhile. Of several requests at once one takes the key;
 * the others wait for its commit there, or fail earlier over what it has changed, are rolled back and repeat its answer.
 * @param transact runs a piece of work in a transaction
 * @param perform what the request does
 * @throws problem `idempotency_key_reused` when the key was used for another request
 */
export async function once(
  db: Database,
  secrets: KeyRing,
  request: IdempotentRequest,
  transact: (work: (tx: Tx) => Promise<StoredAnswer>) => Promise<StoredAnswer>,
  perform: (tx: Tx) => Promise<StoredAnswer>,
): Promise<StoredAnswer> {
  const known = await findAnswer(db, secrets, request);
  if (known !== undefined) return known;
  try {
    return await transact(async (tx) => {
      const answer = await perform(tx);
      const kept: Kept = { hash: request.hash, answer };
      const sealed = seal(secrets, JSON.stringify(kept), context(request));
      if (!(await insertAnswer(tx, request, sealed))) throw new KeyTaken();
      return answer;
    });
  } catch (error) {
    if (!(error instanceof KeyTaken || error instanceof Problem)) throw error;
    const first = await findAnswer(db, secrets, request);
    if (first !== undefined) return first;
    throw error;
  }
}

async function findAnswer(db: Database, secrets: KeyRing, request: IdempotentRequest): Promise<StoredAnswer | undefined> {
  const row = await selectAnswer(db, request, db.clock.now());
  if (row === undefined) return undefined;
  // What is opened here was sealed here.
  const { hash, answer } = JSON.parse(open(secrets, row.answer, context(request))) as Kept;
  if (hash !== request.hash) throw problem("idempotency_key_reused");
  return answer;
}

function context(request: IdempotentRequest): string {
  return `idempotency:${request.owner}:${request.key}`;
}

/** Takes the key when it is new, or older than 24 hours. */
async function insertAnswer(tx: Tx, request: IdempotentRequest, answer: string): Promise<boolean> {
  const touched = await tx.run(sql`
    insert into kernel.idempotency as stored (owner, key, answer, created_at)
    values (${request.owner}, ${request.key}, ${answer}, ${tx.now()})
    on conflict (owner, key) do update set answer = excluded.answer, created_at = excluded.created_at
      where stored.created_at <= excluded.created_at - interval '24 hours'`);
  return touched === 1;
}

function selectAnswer(db: Executor, request: IdempotentRequest, now: Date): Promise<{ answer: string } | undefined> {
  return db.maybe(sql`
    select answer from kernel.idempotency
    where owner = ${request.owner} and key = ${request.key} and created_at > ${now}::timestamptz - interval '24 hours'`);
}

/** Forgets keys older than 24 hours. */
export function deleteOldKeys(db: Executor, now: Date): Promise<number> {
  return db.run(sql`delete from kernel.idempotency where created_at < ${now}::timestamptz - interval '24 hours'`);
}
