import { expect } from "vitest";
import { listOutbox } from "../../kernel/mail/index.ts";
import type { Answer, TestServer } from "../../testing/harness.ts";

/** What the tests of this service share. */
let counter = 0;

/** A body for a new user with a name of his own. */
export function newUser(members: Record<string, unknown> = {}): Record<string, unknown> & { username: string } {
  const name = `person${++counter}`;
  return {
    username: `${name}@example.net`,
    email: `${name}@example.net`,
    type: "user",
    first_name: "Pat",
    last_name: name,
    ...members,
  };
}

/** Creates a user of customer A. */
export async function createUser(server: TestServer, members: Record<string, unknown> = {}): Promise<Answer> {
  const token = await server.tokenFor("adminA");
  const path = `/identity/accounts/${server.world.accounts.customerA}/identities`;
  const answer = await server.call("POST", path, { token, body: newUser(members) });
  expect(answer.status).toBe(202);
  return answer.body;
}

/** A token of somebody that a test has created. */
export function tokenOf(server: TestServer, user: Answer): Promise<string> {
  return server.tokenFor({ uuid: String(user.uuid), account_uuid: String(user.account_uuid) });
}

/** Texts of the messages to this recipient, newest first. */
export async function messagesTo(server: TestServer, to: string): Promise<string[]> {
  return (await listOutbox(server.app.kernel.db, { to })).map((message) => message.text ?? "");
}

/** The password token in the newest mail to this address that has one. */
export async function mailedToken(server: TestServer, to: string): Promise<string> {
  const token = (await messagesTo(server, to)).flatMap((text) => /^[\w-]{43}$/m.exec(text) ?? [])[0];
  if (token === undefined) throw new Error(`No token was mailed to ${to}`);
  return token;
}

/** Names of the events about a user, oldest first. */
export async function eventsOf(server: TestServer, user_uuid: string): Promise<{ event: string; data: Record<string, unknown> }[]> {
  const { rows } = await server.app.kernel.db.pool.query(
    "select service || '.' || event as event, data from kernel.event where user_uuid = $1 order by id",
    [user_uuid],
  );
  return rows;
}
