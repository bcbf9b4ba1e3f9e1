import { service } from "./operation.ts";

export const voice = service({
  name: "voice",
  namespace: "Voice",
  prefix: "/voice",
  title: "Voice",
  description: "The telephone extensions of accounts.",
  operations: {},
});
