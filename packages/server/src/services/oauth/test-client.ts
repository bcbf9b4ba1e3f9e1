import { sql } from "../../kernel/db/sql.ts";
import type { CallResult, TestServer } from "../../testing/harness.ts";
import { password } from "../../testing/world.ts";

export interface FormOptions {
  /** Base64 credentials; the world's client unless said, none when null. */
  readonly basic?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a form as OAuth clients do. */
export function sendForm(
  server: TestServer,
  path: string,
  fields: Readonly<Record<string, string>>,
  options: FormOptions = {},
): Promise<CallResult> {
  const basic = options.basic === undefined ? server.basicToken : options.basic;
  return server.call("POST", path, {
    body: new URLSearchParams(fields).toString(),
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      ...(basic === null ? {} : { authorization: `Basic ${basic}` }),
      ...options.headers,
    },
  });
}

/** Asks the token endpoint. */
export const askToken = (
  server: TestServer,
  fields: Readonly<Record<string, string>>,
  options?: FormOptions,
): Promise<CallResult> => sendForm(server, "/oauth/token", fields, options);

/** Signs a person of the world in by password. */
export function signIn(
  server: TestServer,
  email: string,
  options: FormOptions & { readonly device?: string; readonly scope?: string } = {},
) {
  const headers = options.device === undefined ? {} : { "x-device-id": options.device };
  const fields = { grant_type: "password", scope: options.scope ?? "default", email, password };
  return askToken(server, fields, { ...options, headers });
}

/** Uses a refresh token. */
export const refresh = (server: TestServer, refresh_token: string, options?: FormOptions): Promise<CallResult> =>
  askToken(server, { grant_type: "refresh_token", refresh_token }, options);

/** Whether the API serves the bearer of this token. */
export async function isServed(server: TestServer, token: string): Promise<boolean> {
  return (await server.call("GET", "/oauth/scopes", { token })).status === 200;
}

/** Data of the events of one name, oldest first. */
export async function eventsNamed(server: TestServer, service: string, event: string): Promise<Record<string, unknown>[]> {
  const rows = await server.app.kernel.db.many<{ data: Record<string, unknown> }>(sql`
    select data from kernel.event where service = ${service} and event = ${event} order by id`);
  return rows.map((row) => row.data);
}

export const basicOf = (public_id: string, secret: string): string => Buffer.from(`${public_id}:${secret}`).toString("base64");
