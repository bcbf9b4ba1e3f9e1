/** A workflow waits a moment and is done; a run of it is started and looked at. */
import { Patchbay } from "@patchbay/sdk";

const pb = new Patchbay({
  host: process.env.PATCHBAY_URL ?? "http://localhost:8420",
  credentials: {
    clientId: "demo-client",
    clientSecret: "demo-client-secret-demo-client-secret",
    username: "reseller@demo.example.com",
    password: "patchbay-demo-only",
  },
});

const template = await pb.workflow.createWorkflowTemplate({
  name: "Remind a guest",
  version: "1.0.0",
  status: "active",
  states: [
    { name: "begin", type: "start" },
    { name: "done", type: "finish" },
  ],
  transitions: [
    {
      name: "wait",
      start_state: "begin",
      next_state: "done",
      condition: { type: "wait", data: { wait_condition: { wait_value: 1 } } },
    },
  ],
});
const { uuid: template_uuid } = template;

const run = await pb.workflow.startWorkflow({ template_uuid, input_vars: { guest: "Dana" }, wait_until_finish: true });
console.log(`${template.name}, for ${JSON.stringify(run.input_vars)}: ${run.status}`);
const history = await pb.workflow.getWfInstanceHistory({ instance_uuid: run.uuid, show_transition_results: true });
for (const { transition_name, outcome } of history.results ?? []) console.log(`${transition_name}: ${outcome}`);
await pb.workflow.deleteWorkflowTemplateVersions({ template_uuid });
