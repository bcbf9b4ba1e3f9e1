import { describe, expect, test } from "vitest";
import { raw } from "./body.ts";
import { account, clientOf, failureOf, ok, problem, uuid } from "./client.fixture.ts";
import { type Behaviour, empty, hang, json, stall, startFaulty } from "./faulty.fixture.ts";
import * as sdk from "./index.ts";

describe("time and abort", () => {
  test.each([
    ["never comes", hang],
    ["never ends", stall],
  ])("an answer that %s times out, attempt by attempt", async (_, behaviour: Behaviour) => {
    await using server = await startFaulty(behaviour, behaviour, ok);
    const { pb, clock } = clientOf(server);
    const call = pb.accounts.getAccount({ account_uuid: uuid });
    await server.count(1);
    clock.expire();
    await server.count(2);
    clock.expire();
    expect(await call).toEqual(account);
    expect(clock.waits).toEqual([500, 1000]);
  });

  test("the last timeout is a TimeoutError with code 408", async () => {
    await using server = await startFaulty(hang);
    const { pb, clock } = clientOf(server, { maxRetries: 0 });
    const failed = failureOf(pb.accounts.getAccount({ account_uuid: uuid }));
    await server.count(1);
    clock.expire();
    expect(await failed).toBeInstanceOf(sdk.TimeoutError);
    expect((await failed).code).toBe(408);
  });

  test("the real clock ends an attempt, too", async () => {
    await using server = await startFaulty(hang);
    const pb = new sdk.Patchbay({ host: server.origin, credentials: "t", maxRetries: 0 });
    expect(await failureOf(pb.accounts.getAccount({ account_uuid: uuid }, { timeout: 20 }))).toBeInstanceOf(sdk.TimeoutError);
  });

  test("an abort ends an attempt under way and is not retried", async () => {
    await using server = await startFaulty(hang);
    const { pb } = clientOf(server);
    const controller = new AbortController();
    const failed = failureOf(pb.accounts.getAccount({ account_uuid: uuid }, { signal: controller.signal }));
    await server.count(1);
    controller.abort("enough");
    expect(await failed).toBeInstanceOf(sdk.AbortError);
    expect(await failed).toMatchObject({ name: "AbortError", cause: "enough" });
    expect(server.arrived).toHaveLength(1);
  });

  test("an abort ends the wait between attempts", async () => {
    await using server = await startFaulty(empty(503));
    const { pb, clock } = clientOf(server);
    const controller = new AbortController();
    clock.onWait = () => controller.abort();
    expect(await failureOf(pb.accounts.getAccount({ account_uuid: uuid }, { signal: controller.signal }))).toBeInstanceOf(
      sdk.AbortError,
    );
    expect(server.arrived).toHaveLength(1);
  });

  test("an abort ends polling", async () => {
    await using server = await startFaulty(
      json(202, account, { location: "/o/1", "x-status": "processing" }),
      empty(200, { "x-status": "processing" }),
    );
    const { pb, clock } = clientOf(server);
    const controller = new AbortController();
    clock.onWait = () => controller.abort();
    expect(await failureOf(pb.accounts.deleteAccount({ account_uuid: uuid }, { signal: controller.signal }))).toBeInstanceOf(
      sdk.AbortError,
    );
    expect(server.arrived).toHaveLength(2);
  });

  test("an abort between the answer and the first look ends the call, too", async () => {
    await using server = await startFaulty(json(202, account, { location: "/o/1", "x-status": "processing" }));
    const controller = new AbortController();
    const { pb } = clientOf(server, { hooks: { response: () => controller.abort("enough") } });
    const error = await failureOf(pb.accounts.deleteAccount({ account_uuid: uuid }, { signal: controller.signal }));
    expect(error).toBeInstanceOf(sdk.AbortError);
    expect(error.cause).toBe("enough");
    expect(server.arrived).toHaveLength(1);
  });

  test("nothing is sent for a signal that has fired before", async () => {
    await using server = await startFaulty(ok);
    const { pb } = clientOf(server);
    expect(await failureOf(pb.accounts.getAccount({ account_uuid: uuid }, { signal: AbortSignal.abort() }))).toBeInstanceOf(
      sdk.AbortError,
    );
    expect(server.arrived).toHaveLength(0);
  });
});

describe("whatever a call waits for", () => {
  const deaf = () => new Promise<never>(() => undefined);
  const account_uuid = uuid;

  /** Starts a call that stops at `reached`, aborts there, and gives what it fails with. */
  async function abortAt(begin: (signal: AbortSignal) => Promise<unknown>, reached: Promise<unknown>): Promise<unknown> {
    const controller = new AbortController();
    const failed = failureOf(begin(controller.signal));
    await reached;
    controller.abort("enough");
    return failed;
  }
  /** A function that never ends, and a promise that it was called. */
  function stuck(): { readonly run: () => Promise<never>; readonly called: Promise<void> } {
    let call: () => void = () => undefined;
    const called = new Promise<void>((resolve) => {
      call = resolve;
    });
    return {
      called,
      run: () => {
        call();
        return deaf();
      },
    };
  }
  const ended = { name: "AbortError", key: "aborted", code: 499, cause: "enough" };

  test.each([
    ["a function that gives tokens", (run: () => Promise<never>) => ({ credentials: run })],
    ["the hook before an attempt", (run: () => Promise<never>) => ({ hooks: { request: run } })],
    ["the hook after an answer", (run: () => Promise<never>) => ({ hooks: { response: run } })],
    [
      "the hook before a retry",
      (run: () => Promise<never>) => ({ hooks: { retry: run }, fetch: async () => new Response("", { status: 503 }) }),
    ],
    ["a fetch that does not listen to signals", (run: () => Promise<never>) => ({ fetch: run })],
  ])("an abort ends it: %s", async (_, options) => {
    await using server = await startFaulty(ok);
    const { run, called } = stuck();
    const { pb } = clientOf(server, options(run));
    expect(await abortAt((signal) => pb.accounts.getAccount({ account_uuid }, { signal }), called)).toMatchObject(ended);
  });

  test("an abort ends the reading of a body that is a stream", async () => {
    await using server = await startFaulty(ok);
    const { run, called } = stuck();
    const { clock } = clientOf(server);
    const connection = new sdk.Connection({ host: server.origin, credentials: "t", clock });
    const upload: sdk.Operation = { id: "x.upload", method: "POST", path: "/x", body: "whole", encode: raw };
    const body = new ReadableStream({ pull: run });
    expect(await abortAt((signal) => connection.perform(upload, { body }, { signal }), called)).toMatchObject(ended);
    expect(server.arrived).toHaveLength(0);
  });

  test("nothing is sent, and no hook is told, once a token comes too late", async () => {
    await using server = await startFaulty(ok);
    let give: (token: string) => void = () => undefined;
    let asked: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const credentials = () => {
      asked();
      return new Promise<string>((resolve) => {
        give = resolve;
      });
    };
    const told: string[] = [];
    const { pb } = clientOf(server, { credentials, hooks: { request: ({ operation }) => void told.push(operation) } });
    const failed = await abortAt((signal) => pb.accounts.getAccount({ account_uuid }, { signal }), waiting);
    expect(failed).toMatchObject(ended);
    give("late");
    await new Promise((resolve) => setImmediate(resolve));
    expect([told, server.arrived]).toEqual([[], []]);
  });

  test("time ends an attempt whose fetch does not listen to signals", async () => {
    await using server = await startFaulty(ok);
    const { run, called } = stuck();
    const { pb, clock } = clientOf(server, { fetch: run, maxRetries: 0 });
    const failed = failureOf(pb.accounts.getAccount({ account_uuid }));
    await called;
    clock.expire();
    expect(await failed).toMatchObject({ name: "TimeoutError", key: "timeout", code: 408 });
  });
});

test("a signal that has fired before leaves no failure behind that nobody hears of", async () => {
  await using server = await startFaulty(ok);
  const { pb } = clientOf(server, { credentials: () => Promise.reject(new Error("vault is closed")) });
  const unheard: unknown[] = [];
  const note = (reason: unknown) => unheard.push(reason);
  process.on("unhandledRejection", note);
  const signal = AbortSignal.abort();
  expect(await failureOf(pb.accounts.getAccount({ account_uuid: uuid }, { signal }))).toBeInstanceOf(sdk.AbortError);
  // Node tells of unhandled rejections after the microtasks of the present turn.
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", note);
  expect(unheard).toEqual([]);
});

describe("an accepted operation", () => {
  const accepted = (location: string) => json(202, account, { location, "x-status": "processing" });

  test("is asked about until it is complete, where the server was reached", async () => {
    await using server = await startFaulty(
      accepted("https://elsewhere.example/accounts/operations/1?x=1"),
      empty(200, { "x-status": "processing" }),
      empty(503),
      empty(200, { "x-status": "complete" }),
    );
    const { pb, clock } = clientOf(server);
    expect(await pb.accounts.createAccount({ name: "A", type: "Customer", parent_uuid: uuid })).toEqual(account);
    expect(server.arrived.map(({ method }) => method)).toEqual(["POST", "HEAD", "HEAD", "HEAD"]);
    const [, look] = server.arrived;
    expect(look?.url).toBe("/accounts/operations/1?x=1");
    expect(look?.headers.authorization).toBe("Bearer token-1");
    expect(look?.headers).not.toHaveProperty("idempotency-key");
    expect(clock.waits).toEqual([1000, 500]);
  });

  test("is not asked about when the caller does not want to wait", async () => {
    await using server = await startFaulty(accepted("/o/1"));
    const { pb } = clientOf(server);
    await pb.accounts.deleteAccount({ account_uuid: uuid }, { poll: false });
    expect(server.arrived).toHaveLength(1);
  });

  test("that deletes is done when nothing is left to ask about", async () => {
    await using server = await startFaulty(accepted("/o/1"), problem(404, "not_found"));
    const { pb } = clientOf(server);
    expect(await pb.accounts.deleteAccount({ account_uuid: uuid })).toEqual(account);
  });

  test("that takes longer than a minute is a timeout; one that failed is an error", async () => {
    await using slow = await startFaulty(accepted("/o/1"), empty(200, { "x-status": "processing" }));
    const error = await failureOf(clientOf(slow).pb.accounts.deleteAccount({ account_uuid: uuid }));
    expect(error).toBeInstanceOf(sdk.TimeoutError);
    expect(error).toMatchObject({ key: "timeout", details: ["accounts.deleteAccount: /o/1"] });
    await using failing = await startFaulty(accepted("/o/1"), empty(200, { "x-status": "failure" }));
    expect(await failureOf(clientOf(failing).pb.accounts.deleteAccount({ account_uuid: uuid }))).toMatchObject({
      name: "ServerError",
      code: 500,
    });
  });
});
