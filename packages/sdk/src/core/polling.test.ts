import { expect, test } from "vitest";
import { failure } from "./errors.ts";
import { type Clock, type PollOptions, pollUntilComplete, sleep, systemClock } from "./polling.ts";

/** A clock that moves only when somebody sleeps on it. */
function fakeClock(): Clock & { readonly slept: number[] } {
  let now = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    after: (ms, run) => {
      slept.push(ms);
      queueMicrotask(() => {
        now += ms;
        run();
      });
      return () => undefined;
    },
  };
}

function poll(
  statuses: (string | null | Error)[],
  more: Partial<PollOptions> = {},
): { clock: Clock & { slept: number[] }; done: Promise<void> } {
  const clock = fakeClock();
  let index = 0;
  const look = async () => {
    const status = statuses[Math.min(index++, statuses.length - 1)] ?? null;
    if (status instanceof Error) throw status;
    return status;
  };
  return { clock, done: pollUntilComplete({ look, interval: 1000, timeout: 9000, description: "HEAD /op", clock, ...more }) };
}

test("the first look comes at once, the next after a second each", async () => {
  const { clock, done } = poll(["processing", "processing", "complete"]);
  await done;
  expect(clock.slept).toEqual([1000, 1000]);
});

test("after nine seconds it gives up with 408", async () => {
  const { clock, done } = poll(["processing"]);
  await expect(done).rejects.toMatchObject({ code: 408, message: "request timeout", details: ["HEAD /op"] });
  expect(clock.slept).toHaveLength(9);
});

test.each(["failure", "something else", ""])("the status %j rejects with 500 at once", async (status) => {
  const { clock, done } = poll([status]);
  await expect(done).rejects.toMatchObject({ code: 500, message: `operation failed: ${status}` });
  expect(clock.slept).toEqual([]);
});

test("a missing status rejects with 500", async () => {
  await expect(poll([null]).done).rejects.toMatchObject({ code: 500, message: "x-status missing from response" });
});

test("a 404 means success only for a deletion, in whichever way an error says 404", async () => {
  const errors = [
    failure(404, "gone"),
    Object.assign(new Error("x"), { statusCode: 404 }),
    Object.assign(new Error("x"), { response: { status: 404 } }),
  ];
  for (const error of errors) {
    await expect(poll(["processing", error], { deleting: true }).done).resolves.toBeUndefined();
    await expect(poll([error]).done).rejects.toBe(error);
  }
  const forbidden = failure(403, "no");
  await expect(poll([forbidden], { deleting: true }).done).rejects.toBe(forbidden);
});

test("an abort ends it before the next look", async () => {
  const reason = new Error("enough");
  await expect(poll(["complete"], { signal: AbortSignal.abort(reason) }).done).rejects.toBe(reason);
});

test("the system clock does not take an endless wait for none", async () => {
  const controller = new AbortController();
  const endless = sleep(systemClock, Number.POSITIVE_INFINITY, controller.signal).then(
    () => "awake",
    () => "aborted",
  );
  // A timer that fired at once would fire before this one.
  await sleep(systemClock, 5);
  controller.abort();
  expect(await endless).toBe("aborted");
});

test("the system clock sleeps until aborted, and leaves no timer behind", async () => {
  const controller = new AbortController();
  const asleep = sleep(systemClock, 60_000, controller.signal);
  controller.abort(new Error("wake up"));
  await expect(asleep).rejects.toThrow("wake up");
  await expect(sleep(systemClock, 1, controller.signal)).rejects.toThrow("wake up");
  await expect(sleep(systemClock, 0)).resolves.toBeUndefined();
});
