/**
 * The engine makes of stored runs what it made of them when they were recorded. A history that is there is never changed: a
 * change of the engine that fails here would break runs that are under way. One that is missing is recorded by
 * `PATCHBAY_RECORD_HISTORIES=1 npx vitest run histories`.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { conditions } from "../../conditions/index.ts";
import { Expressions } from "../../expressions/expressions.ts";
import { type History, record, replay, replayWhole } from "./history.ts";
import { stories } from "./stories.ts";

const expressions = new Expressions();
afterAll(() => expressions.close());

const folder = new URL("./recorded/", import.meta.url);
const fileOf = (name: string) => new URL(`${name}.json`, folder);

if (process.env.PATCHBAY_RECORD_HISTORIES === "1")
  for (const [name, story] of Object.entries(stories))
    if (!existsSync(fileOf(name)))
      writeFileSync(fileOf(name), `${JSON.stringify(await record(story, expressions), undefined, 2)}\n`);

const recorded = readdirSync(folder).map((file): [string, History] => [
  file.replace(".json", ""),
  JSON.parse(readFileSync(new URL(file, folder), "utf8")),
]);

it.each(recorded)("%s goes on from each of its moves as it did", async (_, history) => {
  const moves = history.moves.map(({ state, steps }) => ({ state, steps }));
  expect(await replay(history, expressions)).toEqual(moves);
});

it.each(recorded)("%s comes to the same end", async (_, history) => {
  const state = await replayWhole(history, expressions);
  expect(state.end).toBeDefined();
  expect(state).toEqual(history.moves.at(-1)?.state);
});

it("all stories are recorded, and all types of conditions are in them", () => {
  expect(recorded.map(([name]) => name)).toEqual(expect.arrayContaining(Object.keys(stories)));
  const types = recorded.flatMap(([, { definition }]) => definition.transitions.map(({ condition }) => condition.type));
  expect(new Set(types)).toEqual(new Set(Object.keys(conditions)));
});
