import { service } from "./operation.ts";

export const resources = service({
  name: "resources",
  namespace: "Resources",
  prefix: "/resourcecms",
  title: "Resources",
  description: "A small CMS: tables whose columns are described by templates.",
  operations: {},
});
