import type { Command } from "./command.ts";
import { readOptions } from "./options.ts";
import { askAsClient, readSession, removeSession, type Session } from "./session.ts";

/** Revokes the refresh token, and with it everything that came of it (RFC 7009). */
async function revoke({ host, client, refresh_token }: Session): Promise<void> {
  await askAsClient(host, client, "revokeToken", { token: refresh_token });
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
