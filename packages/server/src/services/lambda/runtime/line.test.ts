import { expect, it } from "vitest";
import { Line } from "./line.ts";

const call = (owner: string, key = owner, most = 64) => ({ owner, key, most, since: 0 });

it("gives owners their turns, and none more than its share", () => {
  const line = new Line(2);
  for (const owner of ["a", "a", "a", "a", "b", "b", "c"]) line.join(call(owner));
  const order = Array.from({ length: 7 }, () => line.next()?.owner);
  expect(order).toEqual(["a", "b", "c", "a", "b", undefined, undefined]);
  expect(line.canGoOn).toBe(false);
  line.end(call("a"));
  expect(line.next()?.owner).toBe("a");
  expect(line.next()).toBeUndefined();
});

it("keeps to the limit of a function, and lets others of its owner go before", () => {
  const line = new Line(10);
  for (const key of ["slow", "slow", "quick"]) line.join(call("a", key, key === "slow" ? 1 : 10));
  expect([line.next()?.key, line.next()?.key, line.next()?.key]).toEqual(["slow", "quick", undefined]);
  line.end(call("a", "slow"));
  expect(line.next()?.key).toBe("slow");
});

it("refuses what is too much, and knows who has waited too long", () => {
  const line = new Line(1);
  for (let n = 0; n < 64; n++) line.join({ ...call("a"), since: n });
  expect(() => line.join(call("a"))).toThrow(expect.objectContaining({ key: "lambda.busy", status: 429 }));
  line.join(call("b"));
  expect(line.overdue(10)).toHaveLength(11);
  expect(line.overdue(10)).toHaveLength(0);
  expect(line.clear()).toHaveLength(54);
  expect(line.isEmpty).toBe(true);
});
