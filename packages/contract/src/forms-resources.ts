/** The resources of the forms service. */
import { Type } from "typebox";
import { Audit, DateSeconds, Uuid } from "./schemas.ts";

/** What is stored may be longer than what is accepted today, so answers carry no lengths. */
const name = Type.String({ minLength: 1, maxLength: 255, description: "Display name." });
const description = Type.String({ maxLength: 4096, description: "Free text." });
const metadata = Type.Record(Type.String(), Type.Unknown(), { description: "The application's own data." });
const resourceStatus = Type.Optional(Type.String({ description: "`complete` when the change is done." }));

export const FormDefinition = Type.Object(
  {
    display: Type.Optional(
      Type.Union([Type.Literal("form"), Type.Literal("wizard"), Type.String()], { description: "On one page, or page by page." }),
    ),
    components: Type.Array(Type.Unknown(), {
      description: "Fields and layout from top to bottom, as form.io describes them. They are kept as they come.",
    }),
  },
  { title: "FormDefinition", additionalProperties: true, description: "What a form asks, in the JSON of form.io; at most 1 MiB." },
);

export const FormTemplate = Type.Object(
  {
    uuid: Uuid,
    account_uuid: Uuid,
    name: Type.String(),
    description: Type.String(),
    form: Type.Optional({
      ...FormDefinition,
      description: "With `include=form_definition`, and in answers to create and update.",
    }),
    resource_status: resourceStatus,
    audit: Audit,
  },
  { title: "FormTemplate", description: "A form's definition, from which forms are published." },
);

export const FormTemplateCreate = Type.Object(
  {
    name,
    description: Type.Optional(description),
    account_uuid: Type.Optional({ ...Uuid, description: "Account that will own it; the caller's own when absent." }),
    form: Type.Optional({ ...FormDefinition, description: "An empty form when absent." }),
  },
  { title: "FormTemplateCreate" },
);

export const FormTemplateUpdate = Type.Object(
  { name: Type.Optional(name), description: Type.Optional(description), form: Type.Optional(FormDefinition) },
  {
    title: "FormTemplateUpdate",
    description:
      "The template as it shall be; read-only members are ignored. A bare definition (`components` and no `form`) replaces only the definition.",
  },
);

export const FormStatus = Type.Union([Type.Literal("active"), Type.Literal("inactive")], {
  title: "FormStatus",
  description: "An inactive form refuses submissions.",
});

const anonymously = "Whether it can be filled in without an access token.";
const changeable = "Whether who filled it in may change the answers.";
const dueDate = "Last moment for submissions: RFC 3339, or a date, which means the end of that day in UTC.";

export const FormInstance = Type.Object(
  {
    uuid: Uuid,
    account_uuid: Uuid,
    template_uuid: Uuid,
    name: Type.String(),
    status: FormStatus,
    application_uuid: Type.Optional({ ...Uuid, description: "The application that published it, if any." }),
    due_date: Type.Optional(Type.String({ description: "Last moment for submissions: RFC 3339 or a date. None when absent." })),
    allow_anonymous_submission: Type.Boolean({ description: anonymously }),
    allow_submission_update: Type.Boolean({ description: changeable }),
    metadata: Type.Optional({ ...metadata, description: "With `include=metadata`." }),
    form: Type.Optional({
      ...FormDefinition,
      description: "With `include=form_definition`: the definition as it was when the form was published.",
    }),
    submission_count: Type.Integer({ description: "How often it was filled in." }),
    submission_url: Type.String({
      examples: ["https://patchbay.example.com/forms/forms/0198c5e2-0000-7000-8000-000000000001/submission"],
      description: "Where to send submissions.",
    }),
    resource_status: resourceStatus,
    audit: Audit,
  },
  { title: "FormInstance", description: "A template that was published for filling in." },
);

export const FormInstanceCreate = Type.Object(
  {
    account_uuid: Type.Optional({ ...Uuid, description: "Account that will own it; the caller's own when absent." }),
    template_uuid: { ...Uuid, description: "The template to publish." },
    name,
    status: Type.Optional({ ...FormStatus, description: "`active` when absent. An inactive form refuses submissions." }),
    application_uuid: Type.Optional({ ...Uuid, description: "The application that publishes it." }),
    due_date: Type.Optional(Type.String({ maxLength: 64, description: dueDate })),
    allow_anonymous_submission: Type.Optional(Type.Boolean({ description: `${anonymously} True when absent.` })),
    allow_submission_update: Type.Optional(Type.Boolean({ description: `${changeable} True when absent.` })),
    metadata: Type.Optional(metadata),
  },
  { title: "FormInstanceCreate" },
);

const answers = Type.Record(Type.String(), Type.Unknown(), { description: "Answers by the key of the component." });

export const FormSubmission = Type.Object(
  {
    uuid: Uuid,
    form_uuid: { ...Uuid, description: "The published form." },
    template_uuid: Uuid,
    account_uuid: Uuid,
    user_uuid: Type.Union([Uuid, Type.Null()], { description: "Who filled it in; null for somebody without a token." }),
    status: Type.Union([Type.Literal("submitted"), Type.Literal("draft"), Type.String()], {
      description: "Whether it is finished.",
    }),
    data: answers,
    metadata,
    ip: Type.String({ description: "Address that it came from." }),
    submitted_date: DateSeconds,
    modified_date: DateSeconds,
  },
  { title: "FormSubmission", description: "A form that somebody filled in." },
);

export const FormSubmissionCreate = Type.Object(
  { data: answers, metadata: Type.Optional(metadata) },
  { title: "FormSubmissionCreate" },
);
