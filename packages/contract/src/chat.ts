import { service } from "./operation.ts";

export const chat = service({
  name: "chat",
  namespace: "Chat",
  prefix: "/chat",
  title: "Chat",
  description: "Channels in which the members of a team write to each other.",
  operations: {},
});
