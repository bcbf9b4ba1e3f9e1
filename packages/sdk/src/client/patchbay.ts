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
  constructor(options: PatchbayOptions) {
    super(new Connection(options));
  }
}
