// Writes the JavaScript of the package; tsc writes its declarations only. Every door of package.json is one small file,
// and what they share is in chunks, so that settings are the same object through every door and importing costs little.
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, transform } from "esbuild";

const home = fileURLToPath(new URL("..", import.meta.url));
const source = join(home, "src");
const target = "es2022";

/** Bundles dist/esm and dist/cjs. Leaves alone what is already as it should be, since others may be reading it. */
export async function bundle() {
  const modules = await bundleModules();
  const commonJs = await Promise.all(
    modules.map(async ({ path, text }) => {
      const { code } = await transform(text, { format: "cjs", platform: "node", target });
      return { path, text: code };
    }),
  );
  await replace(join(home, "dist/esm"), modules);
  await replace(join(home, "dist/cjs"), [...commonJs, ...(await commonJsOnly())]);
}

/** The doors as ES modules. */
async function bundleModules() {
  const { exports } = JSON.parse(await readFile(join(home, "package.json"), "utf8"));
  const doors = Object.values(exports).flatMap((door) => door.import?.default ?? []);
  const { outputFiles } = await build({
    absWorkingDir: home,
    entryPoints: [...new Set(doors)].map((door) => door.replace("./dist/esm/", "src/").replace(/\.js$/, ".ts")),
    outdir: "dist/esm",
    outbase: "src",
    bundle: true,
    splitting: true,
    write: false,
    format: "esm",
    platform: "neutral",
    target,
  });
  return outputFiles.map(({ path, text }) => ({
    path: relative(join(home, "dist/esm"), path),
    // esbuild imports chunks for nothing but the order in which they run, which no module here depends on.
    text: text.replaceAll(/^import "[^"]*";\n/gm, ""),
  }));
}

/** The sources written for CommonJS alone. They import nothing but the doors beside them. */
async function commonJsOnly() {
  const files = await readdir(source, { recursive: true });
  return await Promise.all(
    files
      .filter((path) => path.endsWith(".cts"))
      .map(async (path) => {
        const { code } = await transform(await readFile(join(source, path), "utf8"), { loader: "ts", format: "cjs", target });
        return { path: path.replace(/\.cts$/, ".cjs"), text: code.replaceAll(/(require\("\.[^"]*)\.ts"\)/g, '$1.js")') };
      }),
  );
}

/** Makes these the only JavaScript files, and source maps, of the folder. */
async function replace(folder, files) {
  const wanted = new Set(files.map(({ path }) => path));
  const present = await readdir(folder, { recursive: true }).catch(() => []);
  for (const { path, text } of files) {
    const file = join(folder, path);
    if ((await readFile(file, "utf8").catch(() => undefined)) === text) continue;
    await mkdir(dirname(file), { recursive: true });
    // Whoever reads it meanwhile, such as npm pack, finds the old file or the new one.
    const draft = join(home, `dist/${process.pid}.tmp`);
    await writeFile(draft, text);
    await rename(draft, file);
  }
  const strays = present.filter((path) => /\.c?js(\.map)?$/.test(path) && !wanted.has(path));
  await Promise.all(strays.map((path) => rm(join(folder, path), { force: true })));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await bundle();
