/** Every recorded call of a drop-in function, made to the fake: it knows each request, and refuses none that is well made. */
import { readdirSync, readFileSync } from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";
import * as sdk from "../index.ts";
import { FakePatchbay } from "../testing.ts";

interface Recording {
  readonly fn: string;
  readonly case: string;
  readonly args: readonly unknown[];
  readonly exchanges: readonly unknown[];
}

const folder = new URL("../wire/", import.meta.url);
const modules = readdirSync(folder).map((file) => file.replace(".json", ""));

afterEach(() => vi.unstubAllGlobals());

describe.each(modules)("%s", (name) => {
  const recordings: Recording[] = JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"));
  const namespace: unknown = Reflect.get(sdk, name);

  it.each(recordings.filter((each) => each.case.startsWith("full")))("$fn, $case", async ({ fn, args, exchanges }) => {
    const fake = new FakePatchbay();
    using _ = fake.install();
    const { fetch } = globalThis;
    const answers: { status: number; text: string }[] = [];
    vi.stubGlobal("fetch", async (...sent: Parameters<typeof fetch>) => {
      const answer = await fetch(...sent);
      answers.push({ status: answer.status, text: await answer.clone().text() });
      return answer;
    });
    const found: unknown = Reflect.get(Object(namespace), fn);
    if (typeof found !== "function") throw new Error(`there is no ${name}.${fn}`);
    // A function of several requests may miss in the answers what a world with more in it would have.
    await Promise.resolve(found(...args)).catch(() => undefined);
    expect(answers.length > 0).toBe(exchanges.length > 0);
    // The recorded ids were not created here, and some recorded bodies are no more than stand-ins.
    for (const { status, text } of answers) {
      expect(text).not.toContain("There is nothing at this path.");
      expect(status < 300 || status === 400 || status === 404, `${status} ${text}`).toBe(true);
    }
  });
});
