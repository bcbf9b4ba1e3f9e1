import { service } from "./operation.ts";

export const forms = service({
  name: "forms",
  namespace: "Forms",
  prefix: "/forms",
  title: "Forms",
  description: "Web forms: templates, published forms, and what people filled in.",
  operations: {},
});
