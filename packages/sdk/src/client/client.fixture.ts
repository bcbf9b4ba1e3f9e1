import { PatchbayError } from "../core/errors.ts";
import { attemptTimeout, type Behaviour, type FaultyServer, json, SkippingClock } from "./faulty.fixture.ts";
import { Patchbay, type PatchbayOptions } from "./index.ts";

export const uuid = "0198c5e2-0000-7000-8000-000000000001";
export const account = { uuid, name: "Acme" };
export const ok = json(200, account);

/** A client of the server with a fixed token, on a clock of the test's, without jitter. */
export function clientOf(server: FaultyServer, options: Partial<PatchbayOptions> = {}): { pb: Patchbay; clock: SkippingClock } {
  const clock = new SkippingClock();
  const fixed = { host: server.origin, credentials: "token-1", timeout: attemptTimeout, clock, random: () => 0 };
  return { pb: new Patchbay({ ...fixed, ...options }), clock };
}

/** An error answer as the server gives it. */
export function problem(code: number, key: string): Behaviour {
  return json(code, { code, key, message: `${key}!`, trace_id: "T", details: ["why"] });
}

/** What a call fails with; anything but an error of ours fails the test. */
export async function failureOf(promise: Promise<unknown>): Promise<PatchbayError> {
  const error: unknown = await promise.then(
    () => new Error("it succeeded"),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof PatchbayError)) throw error;
  return error;
}
