/** What becomes of workflows: running instances, their history, and groups of them. */
import { type TSchema, Type } from "typebox";
import { Audit, DateMillis, Uuid } from "./schemas.ts";

const variables = (description: string) => Type.Record(Type.String(), Type.Unknown(), { description });
const nullable = <T extends TSchema>(schema: T, description: string) => Type.Union([schema, Type.Null()], { description });
const orNull = <T extends TSchema>(schema: T) => Type.Optional(Type.Union([schema, Type.Null()]));

export const WorkflowResultType = Type.Enum(["complete", "cancelled", "error", "timeout"], {
  title: "WorkflowResultType",
  description: "How a run ended.",
});
const resultType = nullable(WorkflowResultType, "How it ended; null while it runs.");
const ended = nullable(DateMillis, "When it ended; null while it runs.");
const templateVersion = Type.String({ description: "Version of the template that runs." });
const inputVars = variables("Variables that it was started with.");

/** What instances and histories both say of a run. */
const run = {
  uuid: Type.String({ format: "uuid", description: "The run." }),
  template_uuid: Uuid,
  template_version: templateVersion,
  group_uuid: Type.String({ format: "uuid", description: "Group of the run." }),
  group_name: Type.String({ description: "Name of that group." }),
  start_state: Type.String({ description: "State that it was started in." }),
  current_state: Type.String({ description: "State that it is in; in the answer to a start, the start state." }),
  input_vars: inputVars,
  result_type: resultType,
  start_datetime: DateMillis,
  end_datetime: ended,
  account_uuid: Uuid,
  user_uuid: Type.String({ format: "uuid", description: "Who started it, and with whose rights it acts." }),
  trace_id: Type.String({ description: "Trace of the start, which all its calls carry on." }),
  parent_uuid: Type.Optional(nullable(Uuid, "Run that started it as a part of itself; null or absent when none did.")),
};

export const WorkflowInstanceStatus = Type.Enum(["running", "waiting", "complete", "cancelled", "error", "timeout"], {
  title: "WorkflowInstanceStatus",
  description: "A run that is `waiting` waits for a time, an event or an answer.",
});

export const WorkflowInstance = Type.Object(
  {
    ...run,
    status: WorkflowInstanceStatus,
    workflow_vars: Type.Optional(variables("Variables as they stand; absent when the start asked for none.")),
  },
  { title: "WorkflowInstance", description: "A run of a workflow." },
);

export const WorkflowRunningInstance = Type.Object(
  {
    uuid: Uuid,
    current_state: Type.String({ description: "State that the run is in." }),
    status: WorkflowInstanceStatus,
    object: WorkflowInstance,
  },
  { title: "WorkflowRunningInstance", description: "A run, wrapped: `object` has all of it." },
);

const groupName = Type.String({ maxLength: 255, description: "Name of a new group; an existing one keeps its own." });
// No format: a name in this place, and the uuid in that of the name, are put right by the server.
const groupUuid = Type.String({
  maxLength: 255,
  description: "UUID of the group to join, which is made when there is none. A new one when absent.",
});
const startState = Type.String({ maxLength: 255, description: "A state of type `start`; the first one when absent." });
const startVars = variables("Variables to start with, at most 1 MiB.");

export const WorkflowStart = Type.Object(
  {
    version: orNull(Type.String({ maxLength: 64, description: "Version; the latest active one when absent." })),
    start_state: orNull(startState),
    input_vars: orNull(startVars),
    group_uuid: orNull(groupUuid),
    group_name: orNull(groupName),
    return_workflow_vars: orNull(Type.Boolean({ description: "Whether the answer has `workflow_vars`. Default true." })),
    wait_until_finish: orNull(
      Type.Boolean({
        description: "Whether to answer only when the run has ended, but after 30 seconds in any case. Default false.",
      }),
    ),
  },
  { title: "WorkflowStart", description: "How to start a run. Null is the same as absent." },
);

export const WorkflowExec = Type.Object(
  {
    workflow_vars_path: Type.Optional(
      Type.String({ maxLength: 1024, description: 'Dotted path of the variable to answer; `""` answers all of them.' }),
    ),
    response_content_type: Type.Optional(
      Type.String({
        maxLength: 255,
        description: "`application/json` when absent; other texts and XML types answer the variable as it is.",
      }),
    ),
    input_vars: Type.Optional(startVars),
    group_uuid: Type.Optional(groupUuid),
    start_state: Type.Optional(startState),
  },
  { title: "WorkflowExec", description: "How to run a workflow, and what of its variables to answer." },
);

export const WorkflowRunError = Type.Object(
  {
    code: Type.Unknown({ description: "Code of the error, a number in most cases." }),
    message: Type.String({ description: "What went wrong." }),
    state: Type.String({ description: "State that it happened in." }),
    transition: Type.String({ description: "Transition that failed." }),
  },
  { title: "WorkflowRunError", description: "What a run stumbled over." },
);

export const WorkflowIncomingData = Type.Object(
  {
    datetime: DateMillis,
    source: Type.String({ description: "What it came by, such as `event` or `webhook`." }),
    transition_uuid: Type.String({ format: "uuid", description: "Transition that waited for it." }),
    data: Type.Unknown(),
  },
  { title: "WorkflowIncomingData", description: "Something that a run received." },
);

export const WorkflowTransitionResult = Type.Object(
  {
    transition_uuid: Uuid,
    transition_name: Type.String({ description: "Name of the transition." }),
    type: Type.String({ description: "Type of the condition." }),
    start_state: Type.String({ description: "State that it left." }),
    next_state: nullable(Type.String(), "State that followed; null when the run ended here."),
    outcome: Type.Enum(["success", "error", "timeout", "cancelled"], {
      description: "`cancelled`: another transition won, or the run was cancelled.",
    }),
    attempt: Type.Integer({ description: "1 for the first." }),
    start_datetime: DateMillis,
    end_datetime: DateMillis,
    result: Type.Unknown({ description: "What the work gave." }),
    error: Type.Optional(WorkflowRunError),
    warnings: Type.Optional(Type.Array(Type.String(), { description: "References that led nowhere." })),
  },
  { title: "WorkflowTransitionResult", description: "A transition that a run took." },
);

const history = { ...run, error: nullable(WorkflowRunError, "Why it ended in `error`; null otherwise.") };
const finalVars = variables("Variables as the run left them.");
const incoming = Type.Array(WorkflowIncomingData, { description: "What it received while it ran." });
const results = Type.Array(WorkflowTransitionResult, { description: "Transitions, in the order in which they ended." });

export const WorkflowHistory = Type.Object(
  {
    ...history,
    workflow_vars: Type.Optional(finalVars),
    incoming_data: Type.Optional(incoming),
    results: Type.Optional(results),
  },
  { title: "WorkflowHistory", description: "What became of a run. The last three members are there unless others were asked for." },
);
export const WorkflowHistoryVars = Type.Object(
  { ...history, workflow_vars: finalVars },
  { title: "WorkflowHistoryVars", description: "What became of a run, with its variables." },
);
export const WorkflowHistoryIncomingData = Type.Object(
  { ...history, incoming_data: incoming },
  { title: "WorkflowHistoryIncomingData", description: "What became of a run, with what it received." },
);
export const WorkflowHistoryResults = Type.Object(
  { ...history, results },
  { title: "WorkflowHistoryResults", description: "What became of a run, with the results of one transition." },
);

export const WorkflowGroupStatus = Type.Enum(["active", "complete", "cancelled"], {
  title: "WorkflowGroupStatus",
  description: "To write `cancelled` cancels every unfinished run of the group. It changes only when it is written.",
});

export const WorkflowGroupMember = Type.Object(
  {
    uuid: Type.String({ format: "uuid", description: "The run." }),
    template_uuid: Uuid,
    template_version: templateVersion,
    result: Type.Object(
      {
        result_type: resultType,
        end_datetime: ended,
        workflow_vars: nullable(finalVars, "Variables as the run left them; null while it runs."),
      },
      { description: "What became of it." },
    ),
  },
  { title: "WorkflowGroupMember", description: "A run as its group shows it." },
);

const data = variables("Anything of yours.");
const master = WorkflowGroupMember;
const children = Type.Array(WorkflowGroupMember, { description: "The later runs of the group." });
const group = { uuid: Uuid, name: Type.String(), status: WorkflowGroupStatus, audit: Audit };

export const WorkflowGroup = Type.Object(
  { ...group, account_uuid: Uuid, data, master, children },
  { title: "WorkflowGroup", description: "Runs that belong together: `master` is the first, `children` are the later ones." },
);
export const WorkflowGroupSummary = Type.Object(
  { ...group, account_uuid: Uuid, master },
  { title: "WorkflowGroupSummary", description: "A group as lists show it." },
);
export const WorkflowGroupParts = Type.Object(
  { ...group, master: Type.Optional(master), children: Type.Optional(children), data: Type.Optional(data) },
  { title: "WorkflowGroupParts", description: "A group with those of its parts that were asked for." },
);
export const WorkflowGroupData = Type.Object({ data }, { title: "WorkflowGroupData" });
export const WorkflowGroupUpdate = Type.Object(
  { status: WorkflowGroupStatus, data },
  { title: "WorkflowGroupUpdate", description: "`data` takes the place of what was there." },
);
