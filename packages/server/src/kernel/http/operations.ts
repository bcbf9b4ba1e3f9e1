import type { Executor, Tx } from "../db/database.ts";
import { sql } from "../db/sql.ts";

/** How an accepted (202) operation stands. All work is committed before the 202, so it is complete from the start. */
export type OperationStatus = "processing" | "complete" | "failure";

/** Records an accepted operation, with the commit, for whoever polls it. Answered for 24 hours. */
export function recordOperation(tx: Tx, user_uuid: string): string {
  const uuid = tx.uuid();
  tx.withCommit(
    () =>
      sql`insert into kernel.operation (uuid, user_uuid, status, created_at) values (${uuid}, ${user_uuid}, 'complete', ${tx.now()})`,
  );
  return uuid;
}

/** The status of an accepted operation of this user. */
export async function findOperation(db: Executor, user_uuid: string, uuid: string): Promise<OperationStatus | undefined> {
  const row = await db.maybe<{ status: OperationStatus }>(sql`
    select status from kernel.operation where uuid = ${uuid} and user_uuid = ${user_uuid}`);
  return row?.status;
}

/** Forgets operations older than a day. */
export function deleteOldOperations(db: Executor, now: Date): Promise<number> {
  return db.run(sql`delete from kernel.operation where created_at < ${now}::timestamptz - interval '24 hours'`);
}
