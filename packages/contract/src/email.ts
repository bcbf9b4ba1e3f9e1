import { service } from "./operation.ts";

export const email = service({
  name: "email",
  namespace: "Email",
  prefix: "/email",
  title: "Email",
  description: "Transactional e-mail with attachments.",
  operations: {},
});
