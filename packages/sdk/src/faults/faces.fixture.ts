import { attemptTimeout, SkippingClock } from "../client/faulty.fixture.ts";
import { type Account, Patchbay, type PatchbayOptions } from "../client/index.ts";
import { PatchbayError } from "../core/errors.ts";
import { Accounts, setMsHost } from "../index.ts";

export const uuid = "0198c5e2-0000-7000-8000-000000000001";
export const account = { uuid, name: "Acme" };
export const accountJson = JSON.stringify(account);

/** One face of the SDK, looking at a server. */
export interface Face {
  get(): Promise<unknown>;
  /** @param name Of the account that is made. */
  post(name?: string): Promise<unknown>;
}

/** The modern client, on a clock of the test's. */
export function modern(
  host: string,
  options: Partial<PatchbayOptions> = {},
): Face & { readonly clock: SkippingClock; readonly pb: Patchbay } {
  const clock = new SkippingClock();
  const pb = new Patchbay({ host, credentials: "token-1", timeout: attemptTimeout, clock, random: () => 0, ...options });
  return {
    clock,
    pb,
    get: () => pb.accounts.getAccount({ account_uuid: uuid }),
    post: (name = "Acme"): Promise<Account> => pb.accounts.createAccount({ name, type: "Customer", parent_uuid: uuid }),
  };
}

/** The drop-in functions. */
export function dropIn(host: string): Face {
  setMsHost(host);
  return {
    get: () => Accounts.getAccount("token-1", uuid),
    post: (name = "Acme") => Accounts.createAccount("token-1", { name, type: "Customer", parent_uuid: uuid }),
  };
}

/** Both, made in the same way; the drop-in takes no options. */
export const faces: readonly (readonly [string, (host: string, options?: Partial<PatchbayOptions>) => Face])[] = [
  ["modern", modern],
  ["drop-in", dropIn],
];

/** What a call fails with; anything but an error of ours fails the test. */
export async function failureOf(promise: Promise<unknown>): Promise<PatchbayError> {
  const error: unknown = await promise.then(
    () => new Error("it succeeded"),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof PatchbayError)) throw error;
  return error;
}
