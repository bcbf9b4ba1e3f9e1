import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/**
 * What a worker thread is started with (`new Worker(…, { eval: true })`) to run a module: the compiled one, or its source where
 * there is none, with the loader for TypeScript.
 * @param module URL of the module beside the caller, without its extension: `new URL("./thread", import.meta.url)`
 * @param caller the caller's `import.meta.url`
 */
export function threadSource(module: URL, caller: string): string {
  if (caller.endsWith(".js")) return `import(${JSON.stringify(`${module.href}.js`)});`;
  const home = pathToFileURL(createRequire(import.meta.url).resolve("tsx/package.json"));
  const loader = JSON.stringify(new URL("./dist/esm/api/index.mjs", home).href);
  return `import(${loader}).then(({ register }) => { register(); return import(${JSON.stringify(`${module.href}.ts`)}); });`;
}
