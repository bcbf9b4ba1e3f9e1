import type { WorkflowGroup, WorkflowGroupMember } from "@patchbay/contract";
import type { Static } from "typebox";
import { toAudit } from "../../../kernel/audit.ts";
import { milliseconds } from "../../../kernel/clock.ts";
import { resultType } from "../runs/view.ts";
import type { GroupRow, MemberRow } from "./store.ts";

type Group = Static<typeof WorkflowGroup>;

/** A group without its runs and data. */
export function toGroup(row: GroupRow): Pick<Group, "uuid" | "name" | "status" | "audit"> {
  const { uuid, name, status } = row;
  return { uuid, name, status, audit: toAudit(row) };
}

/** A run as its group shows it. */
export function toMember(row: MemberRow): Static<typeof WorkflowGroupMember> {
  const { uuid, template_uuid, template_version, status, ended_at, workflow_vars } = row;
  const result = {
    result_type: resultType(status),
    end_datetime: ended_at && milliseconds(ended_at),
    workflow_vars: workflow_vars && { ...workflow_vars },
  };
  return { uuid, template_uuid, template_version, result };
}
