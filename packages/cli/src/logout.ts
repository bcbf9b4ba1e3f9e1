import { send } from "./api.ts";
import type { Command } from "./command.ts";
import { readOptions } from "./options.ts";
import { basic, readSession, removeSession, type Session } from "./session.ts";

/** Revokes the refresh token, and with it everything that came of it (RFC 7009). */
async function revoke({ host, client, refresh_token }: Session): Promise<void> {
  const form = new URLSearchParams({ token: refresh_token, ...(client.secret === undefined ? { client_id: client.id } : {}) });
  const request = {
    method: "POST",
    path: "/oauth/revoke",
    body: form.toString(),
    contentType: "application/x-www-form-urlencoded",
  };
  await send(host, request, basic(client));
}

export const logout: Command = {
  name: "logout",
  usage: "",
  summary: "Sign out: revoke the session's tokens and forget them.",
  help: () => "The session is forgotten even when the server cannot be told.",
  async run(args) {
    readOptions({ args: [...args], options: {} });
    const session = await readSession();
    if (session === undefined) return console.log("Nobody was signed in.");
    await removeSession();
    await revoke(session);
    console.log(`Signed out of ${session.host}.`);
  },
};
