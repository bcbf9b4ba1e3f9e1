import type { Executor, Tx } from "../../kernel/db/database.ts";
import { equal, hashSecret } from "../../kernel/secrets.ts";
import { refusal } from "./refusal.ts";
import { type ClientRow, findByPublicId, holdClient } from "./store/clients.ts";

/** How a client says who it is: HTTP Basic, or members of the form. */
export interface Presented {
  readonly authorization: string | undefined;
  readonly body: { readonly client_id?: string; readonly client_secret?: string };
}

interface Credentials {
  readonly public_id: string;
  readonly secret: string;
}

const challenge = { "www-authenticate": 'Basic realm="patchbay", charset="UTF-8"' };
const invalidClient = () =>
  refusal("invalid_client", "The client is unknown, or its credentials are wrong.", { headers: challenge });

/**
 * Finds out which client is calling (RFC 6749, 2.3): a confidential one by its secret, a public one by its id alone.
 * @throws problem `invalid_client`, or `invalid_request` when two ways are used at once
 */
export async function authenticateClient(db: Executor, { authorization, body }: Presented): Promise<ClientRow> {
  const client = await (authorization === undefined ? byForm(db, body) : byBasic(db, authorization, body));
  if (client === undefined || client.status !== "Active") throw invalidClient();
  return client;
}

/**
 * Gives nothing to a client that was deleted or switched off since it authenticated: whoever did so has revoked what it
 * had by then. What it gets in this transaction is revoked by whoever does so later.
 * @throws problem `invalid_client`
 */
export async function requireStillActive(tx: Tx, client: ClientRow): Promise<void> {
  if (!(await holdClient(tx, client.uuid))) throw invalidClient();
}

async function byForm(db: Executor, body: Presented["body"]): Promise<ClientRow | undefined> {
  const { client_id, client_secret } = body;
  if (client_id === undefined || client_id === "") return undefined;
  if (client_secret !== undefined) return bySecret(db, { public_id: client_id, secret: client_secret });
  const client = await findByPublicId(db, client_id);
  return client?.secret_hash === null ? client : undefined;
}

async function byBasic(db: Executor, authorization: string, body: Presented["body"]): Promise<ClientRow | undefined> {
  const encoded = /^Basic +([A-Za-z0-9+/_=-]+)$/i.exec(authorization)?.[1];
  const text = encoded === undefined ? "" : Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  if (colon < 1) return undefined;
  if (body.client_secret !== undefined) throw refusal("invalid_request", "The client must authenticate in one way only.");
  const raw = { public_id: text.slice(0, colon), secret: text.slice(colon + 1) };
  const client = (await bySecret(db, raw)) ?? (await bySecret(db, decoded(raw)));
  if (client !== undefined && body.client_id !== undefined && body.client_id !== client.public_id) {
    throw refusal("invalid_request", "client_id is not the client that authenticates.");
  }
  return client;
}

async function bySecret(db: Executor, credentials: Credentials | undefined): Promise<ClientRow | undefined> {
  if (credentials === undefined || !isStorable(credentials.public_id)) return undefined;
  const client = await findByPublicId(db, credentials.public_id);
  // Compared in any case, so that an unknown id takes as long as a wrong secret.
  const matches = equal(hashSecret(credentials.secret), client?.secret_hash ?? "");
  return matches ? client : undefined;
}

/** RFC 6749 wants both parts form-encoded within the header; the clients of this API send them plain. */
function decoded({ public_id, secret }: Credentials): Credentials | undefined {
  if (!/[%+]/.test(public_id + secret)) return undefined;
  try {
    const decode = (text: string) => decodeURIComponent(text.replaceAll("+", " "));
    return { public_id: decode(public_id), secret: decode(secret) };
  } catch {
    return undefined;
  }
}

/** What came in a header has not been through the body's checks. */
function isStorable(text: string): boolean {
  return !text.includes("\u0000");
}
