import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type ServiceSpec, services } from "../../packages/contract/src/index.ts";
import { services as mounted } from "../../packages/server/src/services/index.ts";
import { docFiles } from "./docs.ts";
import { type DocumentedFunction, documentedFunctions } from "./docstrings.ts";
import { dropInFiles } from "./drop-in.ts";
import { errorsPage } from "./errors.ts";
import { eventsFile } from "./events.ts";
import { fakeFiles } from "./fake.ts";
import type { GeneratedFile } from "./files.ts";
import { openApiFile } from "./openapi.ts";
import { resourceFiles } from "./resources.ts";
import { namespacePage } from "./service-page.ts";
import { settingsPage } from "./settings.ts";
import { fileName } from "./table.ts";
import { typesFile } from "./types.ts";
import { type TypeLinks, typeLinks } from "./types-page.ts";

/**
 * Everything that is derived from the table, and the docs of errors and settings.
 *
 * @param root Folder of the repository; the hand-written functions are looked up there.
 */
export async function generateAll(root: string): Promise<GeneratedFile[]> {
  const byHand = await eachOf(services, (name) => join(root, "packages/sdk/src/compat", `${name}.ts`));
  const examples = await eachOf(services, (name) => join(root, "examples/services", `${name}.ts`));
  const dropIn = dropInFiles(services, (service) => exportedNames(byHand.get(service) ?? ""));
  const links = typeLinks(services);
  const extrasOf = (service: ServiceSpec) => ({
    functions: [...documentedFunctions(generatedText(dropIn, service)), ...documentedFunctions(byHand.get(service) ?? "")],
    example: examples.get(service),
    mounted: mounted.some(({ spec }) => spec.name === service.name),
    links,
  });
  return [
    typesFile(services),
    ...resourceFiles(services),
    ...dropIn,
    openApiFile(services, await versionOf(root)),
    ...docFiles(services, extrasOf),
    ...(await helperPages(join(root, "packages/sdk/src/compat"), links)),
    eventsFile(services),
    ...fakeFiles(services),
    errorsPage(),
    settingsPage(),
  ];
}

/** The pages of the namespaces that are nothing but helpers and compositions. */
async function helperPages(folder: string, links: TypeLinks): Promise<GeneratedFile[]> {
  const read = (file: string) => readFile(join(folder, file), "utf8");
  const util = await read("util.ts");
  const exported = [...util.matchAll(/^export \{(.*?)\} from "(.*?)"/gms)];
  const files = await Promise.all(exported.map(async ([, names = "", from = ""]) => [names, await read(from)] as const));
  const reexported = files.flatMap(([names, source]) => renamed(documentedFunctions(source), names));
  return [
    namespacePage(
      "ResourceGroups",
      "Sharing of single resources with users: groups with a role that is limited to the resource, made with the functions of [Auth](auth.md).",
      documentedFunctions(await read("resource-groups.ts")),
      links,
    ),
    namespacePage(
      "Util",
      "What the drop-in's functions are made of, and helpers that applications use.",
      [...documentedFunctions(util), ...reexported],
      links,
    ),
  ];
}

/** Those of the functions that an export clause names, under the names that it gives them. */
function renamed(functions: readonly DocumentedFunction[], clause: string): DocumentedFunction[] {
  return clause.split(",").flatMap((each) => {
    const [name, as = name] = each.trim().split(" as ");
    return functions.filter((found) => found.name === name).map((found) => ({ ...found, name: as ?? found.name }));
  });
}

/** The text of a file that a service may have. */
async function eachOf(all: readonly ServiceSpec[], pathOf: (fileName: string) => string): Promise<Map<ServiceSpec, string>> {
  const entries = all.map(
    async (service): Promise<[ServiceSpec, string | undefined]> => [
      service,
      await readWhole(pathOf(fileName(service))).catch(() => undefined),
    ],
  );
  return new Map((await Promise.all(entries)).flatMap(([service, text]) => (text === undefined ? [] : [[service, text]])));
}

/** The text of a module, with that of the modules which it exports as its own. */
async function readWhole(path: string): Promise<string> {
  const text = await readFile(path, "utf8");
  const parts = [...text.matchAll(/^export \* from "(.+?)";/gm)].map(([, part = ""]) => readFile(join(path, "..", part), "utf8"));
  return [text, ...(await Promise.all(parts))].join("\n");
}

/** Names of the functions in a module; one that is overloaded is declared several times. */
function exportedNames(source: string): string[] {
  return [...new Set([...source.matchAll(/^export (?:async )?(?:function|const) (\w+)/gm)].flatMap(([, each]) => each ?? []))];
}

function generatedText(files: readonly GeneratedFile[], service: ServiceSpec): string {
  return files.find(({ path }) => path.endsWith(`/generated/${fileName(service)}.ts`))?.text ?? "";
}

/** The version of the product. */
async function versionOf(root: string): Promise<string> {
  const { version }: { version?: unknown } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  return String(version);
}
