import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type ServiceSpec, services } from "../../packages/contract/src/index.ts";
import { docFiles } from "./docs.ts";
import { dropInFiles } from "./drop-in.ts";
import { errorsPage } from "./errors.ts";
import { eventsFile } from "./events.ts";
import type { GeneratedFile } from "./files.ts";
import { openApiFile } from "./openapi.ts";
import { resourceFiles } from "./resources.ts";
import { settingsPage } from "./settings.ts";
import { typesFile } from "./types.ts";

/**
 * Everything that is derived from the table, and the docs of errors and settings.
 *
 * @param root Folder of the repository; the hand-written functions are looked up there.
 */
export async function generateAll(root: string): Promise<GeneratedFile[]> {
  const byHand = await handWritten(root, services);
  return [
    typesFile(services),
    ...resourceFiles(services),
    ...dropInFiles(services, (service) => byHand.get(service.name) ?? []),
    openApiFile(services, await versionOf(root)),
    ...docFiles(services),
    eventsFile(services),
    errorsPage(),
    settingsPage(),
  ];
}

/** Names of the functions in compat/<service>.ts. */
async function handWritten(root: string, all: readonly ServiceSpec[]): Promise<Map<string, string[]>> {
  const entries = all.map(async ({ name }): Promise<[string, string[]]> => {
    const file = join(root, "packages/sdk/src/compat", `${name.replaceAll("_", "-")}.ts`);
    const source = await readFile(file, "utf8").catch(() => "");
    return [name, [...source.matchAll(/^export (?:async )?(?:function|const) (\w+)/gm)].flatMap(([, each]) => each ?? [])];
  });
  return new Map(await Promise.all(entries));
}

/** The version of the product. */
async function versionOf(root: string): Promise<string> {
  const { version }: { version?: unknown } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  return String(version);
}
