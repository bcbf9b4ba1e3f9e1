/// <reference lib="esnext.disposable" preserve="true" />
import { getGlobalThis, setMsAuthHost, setMsHost } from "../compat/store.ts";

/** Puts everything back as it was: call it, or declare it with `using`. */
export interface Restore {
  (): void;
  [Symbol.dispose](): void;
}

type GlobalFetch = typeof globalThis.fetch;

/**
 * Lets the drop-in functions, and everything else that fetches from this host, speak with the fake.
 *
 * @param fake What answers at the host; every other address is fetched as before.
 */
export function install(host: string, fake: GlobalFetch): Restore {
  const { fetch } = globalThis;
  const store = getGlobalThis();
  const { MS_HOST, AUTH_HOST } = store;
  globalThis.fetch = (input, init) => (isAt(host, input) ? fake(input, init) : fetch(input, init));
  setMsHost(host);
  setMsAuthHost(host);
  const restore = () => {
    globalThis.fetch = fetch;
    for (const [name, value] of Object.entries({ MS_HOST, AUTH_HOST })) {
      // An environment makes the text "undefined" of undefined.
      if (value === undefined) delete store[name];
      else store[name] = value;
    }
  };
  return Object.assign(restore, { [Symbol.dispose]: restore });
}

function isAt(host: string, input: Parameters<GlobalFetch>[0]): boolean {
  const url = input instanceof Request ? input.url : String(input);
  return url === host || url.startsWith(`${host}/`);
}
