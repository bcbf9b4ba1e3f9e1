/** A form is designed, published, filled in, and what was filled in is read. */
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

const template = await pb.forms.createFormTemplate({
  name: "How was it?",
  form: { display: "form", components: [{ type: "textfield", key: "comment", label: "Your comment", input: true }] },
});
const form = await pb.forms.createFormInstance({
  template_uuid: template.uuid,
  name: "How was it in May?",
  status: "active",
  allow_anonymous_submission: true,
});
console.log(`${form.name} is ${form.status} at ${form.submission_url}`);

await pb.forms.createFormSubmission({ form_uuid: form.uuid, data: { comment: "Good soup" } });
for await (const { data } of pb.forms.listUserFormSubmissions({ form_uuid: form.uuid })) console.log(JSON.stringify(data));

await pb.forms.deleteFormInstance({ form_uuid: form.uuid });
await pb.forms.deleteFormTemplate({ template_uuid: template.uuid });
