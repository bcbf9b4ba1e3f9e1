import type { ListOf } from "../resources/types.ts";
import { Call } from "./call.ts";
import { ListCall, type PageOf } from "./list.ts";
import type { Operation } from "./operation.ts";
import type { CallOptions } from "./options.ts";
import type { Params } from "./request.ts";

/** An answer as it came. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Performs operations. A `Connection` does. */
export interface Caller {
  perform(operation: Operation, params: Params, options: CallOptions): Promise<RawAnswer>;
}

/** What the generated classes have in common. */
export abstract class ServiceApi {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** @typeParam T Type of the answer's body, which the table vouches for. */
  protected call<T>(operation: Operation, params: object, options: CallOptions = {}): Call<T> {
    return new Call<T>(this.#caller.perform(operation, { ...params }, options).then(answered<T>));
  }

  /** @typeParam Item Type of the list's items. */
  protected list<Item, Page extends PageOf<Item> = ListOf<Item>>(
    operation: Operation,
    params: object,
    options: CallOptions = {},
  ): ListCall<Item, Page> {
    const given: Params = { ...params };
    return new ListCall<Item, Page>((offset) => {
      const page = offset === undefined ? given : { ...given, offset };
      return this.#caller.perform(operation, page, options).then(answered<Page>);
    });
  }
}

/** The one place where an answer is believed to be what the table says; the server's tests check that it is. */
function answered<T>({ status, headers, body }: RawAnswer) {
  return { data: (body === "" ? undefined : body) as T, status, headers };
}
