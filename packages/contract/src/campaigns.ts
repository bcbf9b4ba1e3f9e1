import { service } from "./operation.ts";

export const campaigns = service({
  name: "campaigns",
  namespace: "Campaigns",
  prefix: "/sms",
  title: "Campaigns",
  description:
    "The 10DLC registration that carriers of the USA ask for: brands, their campaigns, and the numbers that send for them.",
  operations: {},
});
