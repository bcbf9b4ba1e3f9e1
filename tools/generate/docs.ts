/** The reference: a page for each service, the types, and the permission matrix. */
import { permissions, type ServiceSpec } from "../../packages/contract/src/index.ts";
import type { GeneratedFile } from "./files.ts";
import { pageName, type ServiceExtras, servicePage } from "./service-page.ts";
import { operationsOf } from "./table.ts";
import { docHeader, tableCell } from "./text.ts";
import { typesPage } from "./types-page.ts";

/** One page for each service, an index, the types, and docs/permissions.md. */
export function docFiles(services: readonly ServiceSpec[], extrasOf: (service: ServiceSpec) => ServiceExtras): GeneratedFile[] {
  return [
    ...services.map((service) => servicePage(service, extrasOf(service))),
    indexPage(services, extrasOf),
    typesPage(services),
    permissionsPage(services),
  ];
}

function indexPage(services: readonly ServiceSpec[], extrasOf: (service: ServiceSpec) => ServiceExtras): GeneratedFile {
  const rows = services.map(
    (service) =>
      `| [${service.title}](${pageName(service)}) | ${functionsOf(service, extrasOf(service))} | ${extrasOf(service).mounted ? "yes" : "not yet"} | ${tableCell(service.description)} |`,
  );
  const text = `${docHeader}# Reference\n\n| Service | Functions | On the server | |\n|---|---|---|---|\n${rows.join("\n")}\n\nAnd in the drop-in alone: [ResourceGroups](resource-groups.md), [Util](util.md). All shapes: [types](types.md). Who may do what: [permissions](../permissions.md). The same for programs: \`openapi.json\`.\n`;
  return { path: "docs/reference/README.md", text };
}

function functionsOf(service: ServiceSpec, { functions }: ServiceExtras): number {
  return new Set([...operationsOf(service).map(([name]) => name), ...functions.map(({ name }) => name)]).size;
}

function permissionsPage(services: readonly ServiceSpec[]): GeneratedFile {
  const users = new Map<string, string[]>();
  for (const service of services) {
    for (const [name, spec] of operationsOf(service)) {
      const permission = spec.access.kind === "bearer" ? spec.access.permission : undefined;
      if (permission === undefined) continue;
      const own = spec.access.kind === "bearer" && spec.access.own !== undefined ? "*" : "";
      users.set(permission, [
        ...(users.get(permission) ?? []),
        `[${service.name}.${name}](reference/${pageName(service)}#${name.toLowerCase()})${own}`,
      ]);
    }
  }
  const rows = permissions.map(({ name, user }) => {
    const admin = name === "permission.create" ? "" : "x";
    return `| \`${name}\` | ${admin} | ${user ? "x" : ""} | ${(users.get(name) ?? []).join(", ")} |`;
  });
  const text = `${docHeader}# Permissions

A role is a bundle of permissions; groups have roles on their account and everything below, or on single accounts or
resources. \`AccountAdmin\` and \`AccountUser\` are the seeded roles of an account's two default groups. A star: one's own
data needs no permission. A permission without operations belongs to a service that is not there yet.

| Permission | AccountAdmin | AccountUser | Needed for |
|---|---|---|---|
${rows.join("\n")}
`;
  return { path: "docs/permissions.md", text };
}
