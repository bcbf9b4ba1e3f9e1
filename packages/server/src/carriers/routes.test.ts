import { describe, expect, it, test } from "vitest";
import type { Carrier } from "./carrier.ts";
import { type Route, type Routed, Routes, waysOf } from "./routes.ts";

const even = "0190b000-0000-7000-8000-000000000000";
const odd = "0190b000-0000-7000-8000-000000000001";

function text(fields: Partial<Routed> = {}): Routed {
  return { uuid: even, to: "+19415550100", channel: "sms", provider: "VI", ...fields };
}

const cases: readonly [name: string, routes: readonly Route[], text: Routed, ways: readonly string[]][] = [
  ["no route, no way", [], text(), []],
  ["a route without conditions is for all", [{ carrier: "a" }], text(), ["a"]],
  ["another prefix", [{ carrier: "a", prefix: "+44" }], text(), []],
  ["another provider", [{ carrier: "a", provider: "XY" }], text(), []],
  ["a number without a provider", [{ carrier: "a", provider: "VI" }], text({ provider: null }), []],
  [
    "the longer prefix comes first, whatever the priority",
    [{ carrier: "world" }, { carrier: "us", prefix: "+1", priority: 9 }, { carrier: "florida", prefix: "+1941", priority: 99 }],
    text(),
    ["florida", "us", "world"],
  ],
  [
    "who names the provider comes first",
    [{ carrier: "any" }, { carrier: "own", provider: "VI", priority: 5 }],
    text(),
    ["own", "any"],
  ],
  [
    "the prefix counts more than the provider",
    [
      { carrier: "own", provider: "VI" },
      { carrier: "us", prefix: "+1" },
    ],
    text(),
    ["us", "own"],
  ],
  [
    "the lowest priority comes first, the others stand in",
    [{ carrier: "c", priority: 2 }, { carrier: "b", priority: 1 }, { carrier: "a" }],
    text(),
    ["a", "b", "c"],
  ],
  ["equals take turns", [{ carrier: "a" }, { carrier: "b" }, { carrier: "z", priority: 1 }], text(), ["a", "b", "z"]],
  [
    "equals take turns: the other",
    [{ carrier: "a" }, { carrier: "b" }, { carrier: "z", priority: 1 }],
    text({ uuid: odd }),
    ["b", "a", "z"],
  ],
  ["a text without a uuid yet", [{ carrier: "a" }, { carrier: "b" }], text({ uuid: "" }), ["a", "b"]],
  [
    "a carrier is named once",
    [{ carrier: "a", prefix: "+1" }, { carrier: "a" }, { carrier: "b", priority: 1 }],
    text(),
    ["a", "b"],
  ],
];

test.each(cases)("%s", (_name, routes, given, ways) => {
  expect(waysOf(routes, given)).toEqual(ways);
});

it("shares texts equally among equals", () => {
  const routes = ["a", "b", "c"].map((carrier) => ({ carrier }));
  const counts = new Map<string, number>();
  for (let n = 0; n < 3_000; n++) {
    const uuid = `0190b000-0000-7000-8000-0000${n.toString(16).padStart(8, "0")}`;
    const [first = ""] = waysOf(routes, text({ uuid }));
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  expect([...counts.values()]).toEqual([1_000, 1_000, 1_000]);
});

function carrier(name: string, up: boolean, channels: Carrier["channels"] = ["sms", "mms"]): Carrier {
  return {
    name,
    channels,
    perSecond: undefined,
    start: async () => undefined,
    stop: async () => undefined,
    ready: () => up,
    submit: async () => ({ kind: "accepted", ids: [] }),
    health: () => ({ up, note: "" }),
  };
}

describe("the carriers behind the routes", () => {
  const routes = [{ carrier: "a" }, { carrier: "b", priority: 1 }];

  it("the best that is up is chosen", () => {
    const choose = (a: boolean, b: boolean) => new Routes([carrier("a", a), carrier("b", b)], routes).choose(text())?.name;
    expect([choose(true, true), choose(false, true), choose(false, false)]).toEqual(["a", "b", undefined]);
  });

  it("pictures go only where they can", () => {
    const some = new Routes([carrier("a", true, ["sms"]), carrier("b", true)], routes);
    expect(some.choose(text({ channel: "mms" }))?.name).toBe("b");
    const none = new Routes([carrier("a", true, ["sms"])], routes);
    expect([none.reaches(text()), none.reaches(text({ channel: "mms" }))]).toEqual([true, false]);
  });
});
