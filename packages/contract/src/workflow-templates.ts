/** The language of workflows: states, the transitions between them, and what starts a run. */
import { type TSchema, Type } from "typebox";
import { SchedulerFrequencyInput } from "./scheduler-resources.ts";
import { Audit, Uuid } from "./schemas.ts";
import { criteria, customEvent, systemEvent, WorkflowCondition, webhookOptions } from "./workflow-conditions.ts";

const text = (description: string, maxLength = 255) => Type.String({ maxLength, description });
const stateName = (description: string) => Type.String({ minLength: 1, maxLength: 255, description });
export const WorkflowTemplateStatus = Type.Enum(["active", "inactive", "deprecated", "deleted"], {
  title: "WorkflowTemplateStatus",
  description:
    "`active` can be started; `inactive` cannot; `deprecated` only when its version is named; to write `deleted` deletes the version.",
});

export const WorkflowDecision = Type.Object(
  {
    rules: Type.Record(Type.String(), Type.Unknown(), {
      description: 'A JSON-logic expression over the variables in `data`: `{ ">=": [{ "var": "sum" }, 10] }`.',
    }),
    data: Type.Record(Type.String(), Type.Unknown(), {
      description: "Variables of the expression by name: references such as `$output.sum`, or literals.",
    }),
    true_transition_name: text("Transition that is taken when the expression is true."),
    false_transition_name: text("Transition that is taken otherwise."),
  },
  { title: "WorkflowDecision", description: "Which of two transitions leaves a state." },
);

/** Each kind of trigger by its type; of events there are two forms. */
export const workflowTriggers = {
  manual: Type.Object({ type: Type.Literal("manual") }),
  schedule: Type.Object({
    type: Type.Literal("schedule"),
    start_datetime: Type.String({ format: "date-time", description: "First run. RFC 3339; kept as it was sent." }),
    timezone: text("IANA time zone in which runs are computed.", 64),
    frequency: SchedulerFrequencyInput,
    parameters: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { description: "`input_vars` of the runs." })),
  }),
  system: Type.Object({ type: Type.Literal("pubsub"), ...systemEvent }),
  custom: Type.Object({ type: Type.Literal("pubsub"), ...customEvent }),
  webhook: Type.Object({
    type: Type.Literal("webhook"),
    ...webhookOptions,
    url: Type.Optional(Type.String({ description: "Where a call starts a run; in answers only." })),
  }),
  form: Type.Object({ type: Type.Literal("form"), form_uuid: text("Form whose submissions start a run."), criteria }),
};

export const WorkflowTrigger = Type.Union(
  [
    workflowTriggers.manual,
    workflowTriggers.schedule,
    workflowTriggers.system,
    workflowTriggers.custom,
    workflowTriggers.webhook,
    workflowTriggers.form,
  ],
  {
    title: "WorkflowTrigger",
    description: "What starts a run of the latest active version; `manual`, when absent, leaves it to the start calls.",
  },
);

/** States and transitions are the same in requests and answers, but that answers always have the uuid. */
function statesWith<U extends TSchema>(uuid: U) {
  const common = {
    uuid,
    name: stateName("What transitions call it; unique in the version."),
    description: Type.Optional(text("Free text.", 4096)),
    position: Type.Optional(
      Type.Object({ x: Type.Number(), y: Type.Number() }, { description: "Place on an editor's canvas; kept as it is." }),
    ),
  };
  const start = { ...common, type: Type.Literal("start"), trigger: Type.Optional(WorkflowTrigger) };
  const decision = { ...common, type: Type.Literal("decision"), decision: WorkflowDecision };
  const other = {
    ...common,
    type: Type.Enum(["normal", "finish"], { description: "A `finish` ends the run." }),
  };
  return { start: Type.Object(start), decision: Type.Object(decision), other: Type.Object(other) };
}
const stateText = "Where a run can stand. It begins in a `start`, ends in a `finish`, and chooses its way in a `decision`.";

const transitionMembers = {
  name: text("Unique in the version."),
  description: Type.Optional(text("Free text.", 4096)),
  start_state: stateName("State that it leaves."),
  next_state: stateName("State after success."),
  next_error_state: Type.Optional(text("State after an error. Absent: the run ends in error.")),
  next_timeout_state: Type.Optional(
    Type.Union([Type.String({ maxLength: 255 }), Type.Number(), Type.Boolean(), Type.Null()], {
      description: "State after a timeout. Absent, or no text: `next_error_state`, else the run ends in timeout.",
    }),
  ),
  timeout: Type.Optional(
    Type.Union([Type.Integer({ minimum: 0 }), Type.String({ pattern: "^[0-9]{1,15}$" })], {
      description: "Milliseconds, as number or digits; 0 or absent: none.",
    }),
  ),
};

const states = statesWith(Uuid);
export const WorkflowState = Type.Union([states.start, states.decision, states.other], {
  title: "WorkflowState",
  description: stateText,
});
/** Each kind of state as requests have it. */
export const workflowStates = statesWith(Type.Optional(Type.String({ format: "uuid", description: "Made up when absent." })));
export const WorkflowStateInput = Type.Union([workflowStates.start, workflowStates.decision, workflowStates.other], {
  title: "WorkflowStateInput",
  description: stateText,
});
const transitionText =
  "The way from one state to the next, and the work that is done on it. Of several that leave a state, the first to end wins.";
export const WorkflowTransition = Type.Object(
  {
    uuid: Type.String({ format: "uuid", description: "Under which its results are found in the history." }),
    ...transitionMembers,
    condition: WorkflowCondition,
  },
  { title: "WorkflowTransition", description: transitionText },
);
export const WorkflowTransitionInput = Type.Object(
  {
    uuid: Type.Optional(Type.String({ format: "uuid", description: "Made up when absent." })),
    ...transitionMembers,
    condition: Type.Optional(WorkflowCondition),
    conditions: Type.Optional(
      Type.Union([Type.Array(Type.Unknown(), { maxItems: 0 }), WorkflowCondition], {
        description: "Older spelling of `condition`; `[]` is a passthrough.",
      }),
    ),
  },
  { title: "WorkflowTransitionInput", description: transitionText },
);

const name = Type.String({ minLength: 1, maxLength: 255, description: "Need not be unique; may differ between versions." });
const version = text("Semantic version; with the uuid it names one definition.", 64);
const type = text("Any category of yours.");
const globals = (more: string) =>
  Type.Record(Type.String(), Type.Unknown(), { description: `Constants that every run can read. ${more}` });
const users = Type.Object(
  { account_uuid: Uuid, user_uuids: Type.Array(Uuid, { maxItems: 1000 }) },
  { description: "Who may read and start it besides those with the permissions." },
);

export const WorkflowTemplateVersion = Type.Object(
  { version, status: WorkflowTemplateStatus, description: Type.String(), audit: Audit },
  { title: "WorkflowTemplateVersion", description: "What there is to know of a version without its states." },
);

export const WorkflowTemplate = Type.Object(
  {
    uuid: Type.String({ format: "uuid", description: "The same for all versions." }),
    version,
    name,
    description: Type.String({ description: "Free text." }),
    status: WorkflowTemplateStatus,
    type: Type.Optional(type),
    states: Type.Array(WorkflowState),
    transitions: Type.Array(WorkflowTransition),
    globals: Type.Optional(globals("Only for whoever may update the template; what looks like a secret is `***`.")),
    users: Type.Optional(users),
    versions: Type.Optional(
      Type.Array(WorkflowTemplateVersion, { description: "With `expand=versions` or `show_versions`; the highest first." }),
    ),
    account_uuid: Type.String({ format: "uuid", description: "Owner." }),
    audit: Audit,
    warnings: Type.Optional(
      Type.Array(Type.String(), { description: "When it is stored: what is allowed, but hardly what was meant." }),
    ),
  },
  { title: "WorkflowTemplate", description: "One version of a workflow: its states and the transitions between them." },
);

export const WorkflowTemplateInput = Type.Object(
  {
    uuid: Type.Optional(
      Type.String({ format: "uuid", description: "An existing one gets a further version; made up when absent." }),
    ),
    version: Type.Optional(text("Semantic version. Absent: `0.0.1` for a new template, the highest when one is replaced.", 64)),
    name,
    description: Type.Optional(text("Free text.", 4096)),
    status: Type.Optional(WorkflowTemplateStatus),
    type: Type.Optional(type),
    states: Type.Array(WorkflowStateInput, { maxItems: 1000, description: "At least one `start` and one `finish`." }),
    transitions: Type.Array(WorkflowTransitionInput, { maxItems: 5000 }),
    globals: Type.Optional(globals("`***` keeps what is stored.")),
    users: Type.Optional(users),
  },
  { title: "WorkflowTemplateInput", description: "One version of a workflow as a whole; `active` unless it says otherwise." },
);
