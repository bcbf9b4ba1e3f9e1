import { Type } from "typebox";
import { anyToken, operation, service } from "./operation.ts";
import { List } from "./schemas.ts";

export const Subsystem = Type.Object(
  {
    name: Type.String({ description: "`<service>-api`." }),
    display_name: Type.String({ description: "For people to read." }),
    description: Type.String(),
    version: Type.String({ description: "Version of its API." }),
    base_path: Type.String({ description: "Path that its operations begin with." }),
    events: Type.Array(
      Type.Object({
        service: Type.String(),
        event: Type.String(),
        description: Type.String(),
        schema: Type.Record(Type.String(), Type.Unknown()),
      }),
      { description: "What it publishes; pickers of webhooks and workflows offer these." },
    ),
    resource_types: Type.Array(Type.String(), { description: "The first halves of its permissions' names." }),
    operations: Type.Array(
      Type.Object({ method: Type.String(), path: Type.String(), permission: Type.Union([Type.String(), Type.Null()]) }),
    ),
    health: Type.Union([Type.Literal("ok"), Type.Literal("degraded"), Type.Literal("disabled")], {
      description: "`disabled`: not part of this installation.",
    }),
  },
  { title: "Subsystem" },
);

export const metadata = service({
  name: "metadata",
  namespace: "Metadata",
  prefix: "/metadata",
  title: "Metadata",
  description: "The directory of the platform's subsystems: what there is, and which events each publishes.",
  operations: {
    getMetadataSubsystems: operation({
      method: "GET",
      path: "/metadata/subsystems",
      summary: "Describe all or some subsystems.",
      access: anyToken,
      query: {
        subsystems: Type.Array(Type.String(), { description: "Comma list of names, with or without `-api`; all when absent." }),
      },
      responses: { 200: List(Subsystem) },
      paged: { limit: 1000, max: 1000, sort: ["name"], sortable: ["name"] },
    }),
  },
});
