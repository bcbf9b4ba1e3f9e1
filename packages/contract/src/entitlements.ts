import { service } from "./operation.ts";

export const entitlements = service({
  name: "entitlements",
  namespace: "Entitlements",
  prefix: "/entitlements",
  title: "Entitlements",
  description: "What accounts and users may use: products, licences for them, and products that are switched off.",
  operations: {},
});
