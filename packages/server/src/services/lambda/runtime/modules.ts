import { readFileSync } from "node:fs";
import { join } from "node:path";

const texts = new Map<string, string>();

/** A file of the code that runs inside, or of the SDK; read once. */
function textOf(file: string): string {
  let text = texts.get(file);
  if (text === undefined) {
    text = readFileSync(file, "utf8");
    texts.set(file, text);
  }
  return text;
}

/** A part of what the platform brings into every runtime. */
export function libraryText(folder: string, name: string): string {
  return textOf(join(folder, `${name}.js`));
}

/** Where each global is defined that the language itself does not have. */
export const homes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    console: ["console"],
    timers: ["setTimeout", "setInterval", "clearTimeout", "clearInterval", "queueMicrotask"],
    encoding: ["TextEncoder", "TextDecoder", "atob", "btoa"],
    url: ["URL", "URLSearchParams"],
    abort: ["AbortController", "AbortSignal", "DOMException"],
    fetch: ["fetch", "Headers", "Request", "Response"],
    crypto: ["crypto"],
    clone: ["structuredClone"],
    patchbay: ["patchbay"],
  }).flatMap(([home, names]) => names.map((name) => [name, home] as const)),
);

/** The name by which functions import the SDK. */
export const sdkName = "@patchbay/sdk";

/**
 * The source of a module that a function imports: the SDK, or a part of it.
 * @param folder where the SDK lies
 * @param name as {@link moduleName} makes it
 * @throws Error when there is no such module
 */
export function moduleText(folder: string, name: string): string {
  const file = name === sdkName ? "index.js" : /^@patchbay\/sdk\/([\w-]+\.js)$/.exec(name)?.[1];
  if (file === undefined) throw new Error(`There is no module ${name}: a function is one file, and may import ${sdkName}.`);
  return textOf(join(folder, file));
}

/** The full name of what a module imports: parts of the SDK import each other. */
export function moduleName(importer: string, wanted: string): string {
  return importer.startsWith(sdkName) ? wanted.replace(/^\.\//, `${sdkName}/`) : wanted;
}
