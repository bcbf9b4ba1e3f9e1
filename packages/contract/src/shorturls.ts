import { service } from "./operation.ts";

export const shorturls = service({
  name: "shorturls",
  namespace: "ShortUrls",
  prefix: "/shorturl",
  title: "Short URLs",
  description: "Short links to long addresses, with expiry, limits and PINs.",
  operations: {},
});
