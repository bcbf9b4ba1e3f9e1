import { expect, test } from "vitest";
import { Gatherer } from "./gather.ts";

/** A commit that waits until it is let go. */
function gate() {
  const batches: (readonly string[])[] = [];
  const waiting: (() => void)[] = [];
  const commit = (items: readonly string[]) => {
    batches.push(items);
    return new Promise<void>((resolve) => waiting.push(resolve));
  };
  return { batches, commit, open: () => waiting.shift()?.() };
}

test("one that comes alone goes at once; what comes meanwhile goes together, in order", async () => {
  const { batches, commit, open } = gate();
  const gatherer = new Gatherer(commit, 10, 0);
  const all = ["a", "b", "c"].map((item) => gatherer.add(item));
  expect(batches).toEqual([["a"]]);
  open();
  await all[0];
  await expect.poll(() => batches).toEqual([["a"], ["b", "c"]]);
  open();
  await Promise.all(all);
});

test("no more go together than may", async () => {
  const { batches, commit, open } = gate();
  const gatherer = new Gatherer(commit, 2, 0);
  const all = ["a", "b", "c", "d", "e"].map((item) => gatherer.add(item));
  for (let i = 1; i <= 3; i++) {
    await expect.poll(() => batches).toHaveLength(i);
    open();
  }
  await Promise.all(all);
  expect(batches).toEqual([["a"], ["b", "c"], ["d", "e"]]);
});

test("what comes within the spacing waits for its end", async () => {
  const began: number[] = [];
  const gatherer = new Gatherer<string>(async () => void began.push(performance.now()), 10, 40);
  await gatherer.add("a");
  await Promise.all([gatherer.add("b"), gatherer.add("c")]);
  expect(began).toHaveLength(2);
  expect((began[1] ?? 0) - (began[0] ?? 0)).toBeGreaterThanOrEqual(39);
});

test("a bad one fails alone, and those with it go one by one", async () => {
  const committed: (readonly string[])[] = [];
  const gatherer = new Gatherer<string>(
    async (items) => {
      if (items.includes("bad")) throw new Error("bad");
      committed.push(items);
    },
    10,
    0,
  );
  const results = await Promise.allSettled(["first", "b", "bad", "c"].map((item) => gatherer.add(item)));
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
  expect(committed).toEqual([["first"], ["b"], ["c"]]);
});
