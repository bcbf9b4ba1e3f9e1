import type { oauth as contract } from "@patchbay/contract";
import { type Handlers, type Kernel, Reply } from "../../kernel/service.ts";
import { authenticateClient } from "./client-auth.ts";
import { authorizationCode } from "./grants/authorization-code.ts";
import { clientCredentials } from "./grants/client-credentials.ts";
import { type Grant, required } from "./grants/grant.ts";
import { password } from "./grants/password.ts";
import { refreshToken } from "./grants/refresh-token.ts";
import { noStore, refusal } from "./refusal.ts";
import type { ClientRow } from "./store/clients.ts";

const grants: ReadonlyMap<string, Grant> = new Map<ClientRow["grant_types"][number], Grant>([
  ["client_credentials", clientCredentials],
  ["password", password],
  ["refresh_token", refreshToken],
  ["authorization_code", authorizationCode],
]);

/** The device id of a request: what the client likes, within reason. */
function deviceId(header: string | undefined): string | undefined {
  if (header === undefined || header === "") return undefined;
  if (!/^[\x20-\x7e]{1,255}$/.test(header))
    throw refusal("invalid_request", "x-device-id must have 1 to 255 printable ASCII characters.");
  return header;
}

/** `POST /oauth/token`: finds out which client is calling, and hands over to the grant that it names. */
export function requestToken(kernel: Kernel): Handlers<typeof contract>["requestToken"] {
  return async ({ tx, body: form, headers, authorization, address }) => {
    // Not within the transaction: it would hold a connection while a password is being checked.
    const client = await authenticateClient(kernel.db, { authorization, body: form });
    const grant_type = required(form, "grant_type");
    const grant = grants.get(grant_type);
    if (grant === undefined) throw refusal("unsupported_grant_type", "There is no such grant.");
    if (!client.grant_types.some((name) => name === grant_type)) {
      throw refusal("unauthorized_client", `The client may not use the grant ${grant_type}.`);
    }
    const tokens = await grant({ kernel, tx, client, form, device_id: deviceId(headers["x-device-id"]), address });
    return new Reply(200, tokens, noStore);
  };
}
