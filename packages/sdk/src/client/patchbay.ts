import { type StreamEvent, type StreamOptions, type StreamParams, streamEvents } from "../helpers/stream.ts";
import { Services } from "../resources/index.ts";
import { Connection } from "./connection.ts";
import type { PatchbayOptions } from "./options.ts";

/**
 * A client of one Patchbay server. Each service is a property, each of its operations a method that takes named
 * parameters and, last, options of the call:
 *
 * ```ts
 * const pb = new Patchbay({ host: "https://patchbay.example.com", credentials: { clientId, clientSecret } });
 * const account = await pb.accounts.getAccount({ account_uuid });
 * for await (const each of pb.accounts.listAccounts({ type: "Customer" })) console.log(each.name);
 * ```
 *
 * Every failure is a {@link PatchbayError} of the class that tells its kind. Clients share nothing with each other or with
 * the drop-in functions. To bundle a single service, make its class with a {@link Connection}:
 * `new AccountsApi(new Connection(options))`.
 */
export class Patchbay extends Services {
  readonly #connection: Connection;

  constructor(options: PatchbayOptions) {
    const connection = new Connection(options);
    super(connection);
    this.#connection = connection;
  }

  /**
   * Events as they happen, until an abort or the end of the loop; one's own when it says nothing. When the connection breaks it is
   * made again, and nothing is missed.
   *
   * ```ts
   * for await (const event of pb.stream({ events: ["sms.inbound"] }, { signal })) console.log(event.data);
   * ```
   *
   * @throws AbortError when the signal fires; else what opening the stream is refused with.
   */
  stream(params: StreamParams = {}, options: StreamOptions = {}): AsyncGenerator<StreamEvent, void, undefined> {
    return streamEvents(this.#connection, params, options);
  }
}
