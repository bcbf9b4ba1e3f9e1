/** Compares generated files with those on disk, and writes them. */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { GeneratedFile } from "./files.ts";

/** Folders in which nothing but generated files may lie. */
const folders = [
  "packages/sdk/src/resources",
  "packages/sdk/src/compat/generated",
  "packages/sdk/src/testing/generated",
  "packages/sdk/src/webhooks/generated",
  "docs/reference",
];

/** Files whose text on disk is not the generated one, files that are missing, and files that should not be there. */
export async function driftOf(root: string, files: readonly GeneratedFile[]): Promise<string[]> {
  const present = await Promise.all(files.map(async ({ path }) => readFile(join(root, path), "utf8").catch(() => undefined)));
  const different = files.filter(({ text }, index) => present[index] !== text).map(({ path }) => path);
  return [...different, ...(await strangers(root, files))].sort();
}

/** Makes the disk agree with the generated files; returns what was written or removed. */
export async function write(root: string, files: readonly GeneratedFile[]): Promise<string[]> {
  const drifted = await driftOf(root, files);
  const wanted = new Map(files.map(({ path, text }) => [path, text]));
  for (const path of drifted) {
    const text = wanted.get(path);
    const target = join(root, path);
    if (text === undefined) await rm(target);
    else {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, text);
    }
  }
  return drifted;
}

/** Left-over files of services that are gone. Tests may lie beside the code that they test. */
async function strangers(root: string, files: readonly GeneratedFile[]): Promise<string[]> {
  const wanted = new Set(files.map(({ path }) => path));
  const lists = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(join(root, folder)).catch(() => []);
      return names.filter((name) => !name.endsWith(".test.ts")).map((name) => `${folder}/${name}`);
    }),
  );
  return lists.flat().filter((path) => !wanted.has(path));
}
