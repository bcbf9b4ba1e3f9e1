import { service } from "./operation.ts";

export const media = service({
  name: "media",
  namespace: "Media",
  prefix: "/media",
  title: "Media",
  description: "Files of users and of everybody: upload, signed URLs, sharing.",
  operations: {},
});
