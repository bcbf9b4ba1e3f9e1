/** What all benchmarks share: a fresh database, rounds that alternate reference and ours, and how figures are printed. */
import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../packages/server/src/kernel/postgres/index.ts";
import { createTestDatabase } from "../packages/server/src/testing/databases.ts";
import { removeFolder } from "../packages/server/src/testing/temporary-postgres.ts";

/** One figure, measured for ours and for the reference it is held against. */
export interface Contest {
  readonly figure: string;
  /** `rows/s`, `ms` … */
  readonly unit: string;
  /** Each runs once per round and resolves to the figure. */
  ours(): Promise<number>;
  reference(): Promise<number>;
}

export interface BenchDatabase {
  readonly url: string;
  remove(): Promise<void>;
}

/**
 * A new database on a durable server: that of PATCHBAY_BENCH_DATABASE_URL, or an embedded one in a temporary folder.
 */
export async function freshDatabase(): Promise<BenchDatabase> {
  const external = process.env.PATCHBAY_BENCH_DATABASE_URL;
  if (external) return withDatabase(external, async () => undefined);
  const dataDir = await mkdtemp(join(tmpdir(), "patchbay-bench-"));
  await chmod(dataDir, 0o755);
  const postgres = await startPostgres({ dataDir, durable: true });
  return withDatabase(postgres.url, async () => {
    await postgres.stop();
    await removeFolder(dataDir, postgres.home);
  });
}

async function withDatabase(server: string, stop: () => Promise<void>): Promise<BenchDatabase> {
  const database = await createTestDatabase(server);
  return {
    url: database.url,
    remove: async () => {
      await database.drop();
      await stop();
    },
  };
}

/**
 * Runs each contest in alternating rounds, after one that does not count, and prints the medians: a table for people,
 * then one line of JSON per figure.
 */
export async function compare(bench: string, contests: readonly Contest[], rounds = 5): Promise<void> {
  const results = [];
  for (const { figure, unit, ours, reference } of contests) {
    const [own, other]: [number[], number[]] = [[], []];
    for (let round = 0; round <= rounds; round++) {
      // Who goes first alternates as well, so that neither always finds the table warm.
      const runs = [async () => own.push(await ours()), async () => other.push(await reference())];
      for (const run of round % 2 === 0 ? runs : runs.reverse()) await run();
    }
    const [mine, theirs] = [median(own.slice(1)), median(other.slice(1))];
    results.push({
      bench,
      figure,
      unit,
      ours: rounded(mine),
      reference: rounded(theirs),
      ratio: Number((mine / theirs).toFixed(2)),
    });
  }
  const table = results.map(({ figure, unit, ours, reference, ratio }) => ({ figure, unit, ours, reference, ratio }));
  console.table(Object.fromEntries(table.map(({ figure, ...rest }) => [figure, rest])));
  for (const result of results) console.log(JSON.stringify(result));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

function rounded(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

/** Runs `work` for each of `count` numbers, so many at a time. Resolves to how many per second were done. */
export async function perSecond(count: number, concurrency: number, work: (index: number) => Promise<unknown>): Promise<number> {
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (let index = next++; index < count; index = next++) await work(index);
    }),
  );
  return (count * 1000) / (performance.now() - began);
}
