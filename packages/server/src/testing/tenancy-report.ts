import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { provenPredicates } from "./tenancy-guard.ts";

const services = fileURLToPath(new URL("../services/", import.meta.url));

/** A function of a store, as it is written. */
export interface StoreFunction {
  /** `services/accounts/store.ts#selectAccount` */
  readonly name: string;
  readonly docs: string;
  readonly code: string;
  /** Whether it holds a tenant predicate. */
  readonly scoped: boolean;
}

/** Every exported function of every store file. */
export async function storeFunctions(): Promise<StoreFunction[]> {
  const files = (await readdir(services, { recursive: true })).filter((file) => /^\w+\/store(\/[\w-]+|[\w-]*)\.ts$/.test(file));
  const found = await Promise.all(
    files.map(async (file) => parse(`services/${file}`, await readFile(join(services, file), "utf8"))),
  );
  return found.flat();
}

const predicate = /path\w* && \$\{[^}]+\}::uuid\[\]/;

function parse(file: string, text: string): StoreFunction[] {
  // Fragments of a file that hold a predicate: a function that uses one has it as well.
  const fragments = [...text.matchAll(/^(?:function|const) (\w+)[\s\S]*?(?:^}|;$)/gm)]
    .filter(([code]) => predicate.test(code))
    .map(([, name]) => name);
  const heads = /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?export (?:async )?function (\w+)/g;
  return [...text.matchAll(heads)].map((head) => {
    const code = text.slice(head.index + (head[1]?.length ?? 0), text.indexOf("\n}\n", head.index));
    const scoped = predicate.test(code) || fragments.some((fragment) => code.includes(`${fragment}(`));
    return { name: `${file}#${head[2]}`, docs: head[1] ?? "", code, scoped };
  });
}

/** A folder in which the processes of a run leave what they have proven. */
export function createReportFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "patchbay-tenancy-"));
}

/** Leaves what this process has proven. */
export async function leaveReport(folder: string): Promise<void> {
  await writeFile(join(folder, `${process.pid}.json`), JSON.stringify(provenPredicates()));
}

/**
 * Compares what the processes have proven with all store functions that have a predicate.
 * @returns those of which no predicate was ever put to the test with success
 */
export async function unprovenFunctions(folder: string): Promise<string[]> {
  const reports = await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file), "utf8")));
  await rm(folder, { recursive: true, force: true });
  const proven = new Set(reports.flatMap((report) => JSON.parse(report) as string[]).map((key) => key.replace(/#\d+$/, "")));
  const all = (await storeFunctions()).filter(({ scoped }) => scoped);
  return all.map(({ name }) => name).filter((name) => !proven.has(name));
}
