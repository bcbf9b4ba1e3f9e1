import type { Tx } from "../../../kernel/db/database.ts";
import { problem } from "../../../kernel/errors.ts";
import type { Kernel } from "../../../kernel/service.ts";
import { selectStartable } from "../store/definitions.ts";
import type { ShownRun } from "../store/runs.ts";
import { type RunStart, startable, startVersion } from "./start.ts";

/**
 * Starts a run on behalf of a user who is not there: with the rights that he has at this moment.
 * @throws problem as `startRun`; `not_found` for a workflow that he does not see, `forbidden` when he may not start it or cannot
 *   act any more
 */
export async function startRunAs(kernel: Pick<Kernel, "access">, tx: Tx, start: RunStart): Promise<ShownRun> {
  const [versions, user] = await Promise.all([selectStartable(tx, start.template_uuid), kernel.access.snapshotOf(start.user_uuid)]);
  if (user === undefined || !user.active || user.suspended) throw problem("forbidden", "The user cannot act any more.");
  const [any] = versions;
  const member = versions.some(({ users }) => users.includes(start.user_uuid));
  const sees = any !== undefined && user.visible.some((root) => any.account_path.includes(root));
  if (any === undefined || !(member || sees)) throw problem("not_found", "There is no such workflow.");
  const may = (user.grants.get("workflow.execute") ?? []).some((root) => any.account_path.includes(root));
  if (!(member || may)) throw problem("forbidden", "This needs the permission workflow.execute.");
  return startVersion(tx, startable(versions, start.version), start);
}
