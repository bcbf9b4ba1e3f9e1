/**
 * The work that a transition of a workflow does before the next state is entered. One schema for each kind; a condition
 * is told by its `type`.
 */
import { type TProperties, Type } from "typebox";

const text = (description: string, maxLength = 4096) => Type.String({ maxLength, description });
const object = (description: string) => Type.Record(Type.String(), Type.Unknown(), { description });
const milliseconds = (description: string) =>
  Type.Union([Type.Integer({ minimum: 0 }), Type.String({ maxLength: 255 })], { description });

/** Said where values may be computed. Everywhere inside a condition, `result` and expressions excepted. */
const references =
  "Texts `$path` and `^path` are replaced by the variable of that path, `%name%` inside a text by the variable's text.";

const variable = text("Variable to write; a dotted path writes inside it.", 255);
const constantMapping = Type.Object({
  source: Type.Literal("constant"),
  name: variable,
  path: Type.Unknown({ description: "The value itself, any JSON." }),
});
const pathMapping = Type.Object({
  source: Type.Enum(["result", "workflow_vars"]),
  name: variable,
  path: text("Where the value is found in the result or among the variables, such as `a.b[2]`; `$` is the whole result."),
});
/** The two forms of a mapping. */
export const workflowMappings = { constant: constantMapping, path: pathMapping };
const mapping = Type.Union([constantMapping, pathMapping], {
  title: "WorkflowResultMapping",
  description: "Writes one variable: `workflow_vars[name]`. What is not found is null.",
});

export const WorkflowConditionOptions = Type.Object(
  {
    result_path: Type.Optional(text("Variable that takes the whole result, such as `$output`.", 255)),
    result: Type.Optional(
      Type.Array(mapping, { maxItems: 1000, description: "Variables to write, in this order, after `result_path`." }),
    ),
    blocking: Type.Optional(
      Type.Boolean({ description: "False starts the work and goes on at once, whatever comes of it. Default true." }),
    ),
    retry: Type.Optional(
      Type.Object(
        {
          max_attempts: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: "1 when absent." })),
          delay_ms: Type.Optional(Type.Integer({ minimum: 0, description: "Milliseconds before the second attempt." })),
          backoff: Type.Optional(Type.Number({ minimum: 1, description: "Factor from one delay to the next; 2 when absent." })),
        },
        { description: "Whether the work is tried again after an error. Not after a timeout." },
      ),
    ),
  },
  { title: "WorkflowConditionOptions", description: "What every kind of condition may have besides its own members." },
);

/** The members of one kind of condition, with those that all kinds have. */
const work = <P extends TProperties>(members: P) => Type.Intersect([WorkflowConditionOptions, Type.Object(members)]);

// Editors leave the data of other kinds behind when the type is changed; only the one that the type names counts.
const open = { additionalProperties: true } as const;

const passthrough = Type.Object(
  {
    type: Type.Optional(Type.Literal("passthrough")),
    data: Type.Optional(Type.Object({ passthrough_condition: Type.Optional(WorkflowConditionOptions) }, open)),
  },
  { title: "WorkflowPassthroughCondition", description: "Does nothing and goes on at once; `{}` is the same. The result is `{}`." },
);

const lambda = Type.Object(
  {
    type: Type.Literal("lambda"),
    data: Type.Object(
      {
        lambda_condition: work({
          function_name: text("Function to invoke.", 64),
          parameters: Type.Optional(
            Type.Union([Type.String({ maxLength: 255 }), Type.Record(Type.String(), Type.Unknown())], {
              description: `A reference to an object, or an object; \`{}\` when absent. ${references}`,
            }),
          ),
        }),
      },
      open,
    ),
  },
  { title: "WorkflowLambdaCondition", description: "Invokes a function. The result is the body that it returns." },
);

const wait = Type.Object(
  {
    type: Type.Literal("wait"),
    data: Type.Object(
      {
        wait_condition: work({
          wait_value: milliseconds("How long, in milliseconds: a number, a text of digits, or a reference."),
        }),
      },
      open,
    ),
  },
  {
    title: "WorkflowWaitCondition",
    description: "Pauses for a time, whatever the transition's `timeout` is. The result is `{ waited_ms }`.",
  },
);

const timer = Type.Object(
  {
    type: Type.Literal("timer"),
    data: Type.Object(
      {
        timer_condition: work({
          until: text("Moment, RFC 3339; without an offset it is local time in `timezone`. One that is over goes on at once.", 255),
          timezone: Type.Optional(text("IANA time zone.", 64)),
        }),
      },
      open,
    ),
  },
  { title: "WorkflowTimerCondition", description: "Pauses until a moment." },
);

const http = Type.Object(
  {
    type: Type.Enum(["http", "rest"], { description: "`rest` is another name of the same." }),
    data: Type.Object(
      {
        http_condition: work({
          method: Type.Optional(text("`POST` when absent.", 16)),
          url: text("Address to call."),
          headers: Type.Optional(Type.Record(Type.String(), Type.String(), { description: "Headers to send." })),
          query: Type.Optional(object("Query parameters.")),
          body: Type.Optional(Type.Unknown({ description: `Body to send: text as it is, anything else as JSON. ${references}` })),
          auth: Type.Optional(
            Type.Enum(["none", "caller", "client"], {
              description: "Whose access token is sent: nobody's, of whoever started the run, or of the client. Default `none`.",
            }),
          ),
          success_codes: Type.Optional(
            Type.Array(Type.Union([Type.Integer(), Type.String({ maxLength: 16 })]), {
              maxItems: 100,
              description: "Statuses that are no error, as numbers or ranges; `200-299` when absent.",
            }),
          ),
          max_bytes: Type.Optional(Type.Integer({ minimum: 0, description: "Longest answer in bytes; 1 MiB when absent." })),
          follow_redirects: Type.Optional(Type.Boolean({ description: "Default true." })),
        }),
      },
      open,
    ),
  },
  { title: "WorkflowHttpCondition", description: "Calls another system. The result is `{ status, headers, body }`." },
);

const pubsub = Type.Object(
  {
    type: Type.Literal("pubsub"),
    data: Type.Object(
      {
        pubsub_condition: work({
          app_uuid: text("Custom application.", 255),
          event: text("Event of that application.", 255),
          payload: Type.Optional(
            Type.Unknown({ description: `Data of the event, an object or a reference to one. ${references}` }),
          ),
        }),
      },
      open,
    ),
  },
  { title: "WorkflowPubsubCondition", description: "Broadcasts an event of a custom application. The result is the receipt." },
);

export const criteria = Type.Optional(
  Type.Array(Type.Record(Type.String(), Type.Unknown()), {
    maxItems: 100,
    description:
      "What the event's data must be like: one of these objects must fit it. As in subscriptions; anything fits when absent.",
  }),
);
const eventName = text("Event to wait for.", 255);
/** Which event: one of the platform's own, or one of a custom application. */
export const systemEvent = { service: text("Service of the platform, such as `messaging`.", 64), event: eventName, criteria };
export const customEvent = { app_uuid: text("Custom application.", 255), event: eventName, criteria };

/** The two forms of an event that is waited for. */
export const workflowEventConditions = { system: work(systemEvent), custom: work(customEvent) };

const event = Type.Object(
  {
    type: Type.Literal("event"),
    data: Type.Object(
      {
        event_condition: Type.Union([workflowEventConditions.system, workflowEventConditions.custom]),
      },
      open,
    ),
  },
  { title: "WorkflowEventCondition", description: "Pauses until an event happens. The result is the event's data." },
);

export const webhookOptions = {
  methods: Type.Optional(
    Type.Array(Type.String({ maxLength: 16 }), { maxItems: 10, description: "Methods that count; `POST` alone when absent." }),
  ),
  secret: Type.Optional(text("Signs what is sent to the URL.", 255)),
};

const webhook = Type.Object(
  {
    type: Type.Literal("webhook"),
    data: Type.Object({ webhook_condition: work(webhookOptions) }, open),
  },
  {
    title: "WorkflowWebhookCondition",
    description:
      "Pauses until the URL in `workflow_vars._callbacks[<name of the transition>]` is called. The result is `{ headers, query, body }`.",
  },
);

const workflow = Type.Object(
  {
    type: Type.Literal("workflow"),
    data: Type.Object(
      {
        workflow_condition: work({
          template_uuid: text("Template to start.", 255),
          version: Type.Optional(text("Version; the latest active one when absent.", 255)),
          start_state: Type.Optional(text("State to start in; the first one when absent.", 255)),
          input_vars: Type.Optional(
            Type.Union([Type.String({ maxLength: 255 }), Type.Record(Type.String(), Type.Unknown())], {
              description: `Variables of the run, or a reference to an object. ${references}`,
            }),
          ),
          group: Type.Optional(
            Type.Enum(["inherit", "new"], {
              description: "Whether the run joins this one's group. Default `inherit`.",
            }),
          ),
        }),
      },
      open,
    ),
  },
  {
    title: "WorkflowSubWorkflowCondition",
    description: "Runs another workflow. The result is `{ uuid, result_type, workflow_vars }`; one that fails is an error.",
  },
);

const jsonata = Type.Object(
  {
    type: Type.Literal("jsonata"),
    data: Type.Object(
      {
        jsonata_condition: work({
          expression: text("JSONata, over `{ vars, input, globals }`.", 65_536),
        }),
      },
      open,
    ),
  },
  { title: "WorkflowJsonataCondition", description: "Computes a value. The result is that value." },
);

const email = Type.Object(
  {
    type: Type.Literal("email"),
    data: Type.Object(
      {
        email_condition: work({
          sender: text("Address of the sender.", 320),
          to: Type.Union([Type.String({ maxLength: 320 }), Type.Array(Type.String({ maxLength: 320 }), { maxItems: 1000 })], {
            description: "Addresses of the recipients.",
          }),
          subject: text("Subject.", 998),
          message: text("What it says.", 1_048_576),
          type: Type.Optional(Type.Enum(["text", "html"], { description: "How the message is written. Default `text`." })),
        }),
      },
      open,
    ),
  },
  { title: "WorkflowEmailCondition", description: "Sends an e-mail." },
);

const sms = Type.Object(
  {
    type: Type.Literal("sms"),
    data: Type.Object(
      {
        sms_condition: work({
          from: text("Number to send from.", 255),
          to: text("Number to send to.", 255),
          body: text("What it says."),
        }),
      },
      open,
    ),
  },
  { title: "WorkflowSmsCondition", description: "Sends a text message." },
);

const form = Type.Object(
  {
    type: Type.Literal("form"),
    data: Type.Object({ form_condition: work({ form_uuid: text("Form to wait for.", 255), criteria }) }, open),
  },
  { title: "WorkflowFormCondition", description: "Pauses until a form is submitted. The result is the submission." },
);

/** Each kind by its type. */
export const workflowConditions = {
  ...{ passthrough, lambda, wait, timer, http, pubsub, event, webhook, workflow, jsonata, email, sms, form },
};

export const WorkflowCondition = Type.Union(
  [passthrough, lambda, wait, timer, http, pubsub, event, webhook, workflow, jsonata, email, sms, form],
  { title: "WorkflowCondition", description: "The work that a transition does before the next state is entered." },
);
