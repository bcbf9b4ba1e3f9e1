import { expect } from "vitest";
import { type Answer, type CallResult, startTestServer, type TestServer } from "../../testing/harness.ts";
import { homes, type UserName } from "../../testing/world.ts";

/** What the tests of this service do again and again, as somebody of the world. */
export interface AuthActor {
  readonly user_uuid: string;
  call(method: string, path: string, body?: unknown): Promise<CallResult>;
  /** Creates a role of these permissions in an account, the actor's own unless named. */
  role(permissions: readonly string[], account?: string): Promise<string>;
  /** Creates a group of these users in an account, the actor's own unless named. */
  group(users: readonly string[], account?: string): Promise<string>;
  /** Gives a group a role, on its account or limited to targets. */
  give(group: string, role: string, scope?: Record<string, string | string[]>): Promise<void>;
}

export interface AuthWorld {
  readonly server: TestServer;
  actor(user: UserName, scope?: string): Promise<AuthActor>;
  /** The id of a permission of the catalogue. */
  permission(name: string): string;
  close(): Promise<void>;
}

/** The items of a list answer. */
export const itemsOf = (body: Answer): Answer[] => Object.values(body.items ?? {});
export const namesOf = (body: Answer): string[] => itemsOf(body).map((item) => String(item.name));
export const uuidsOf = (body: Answer): string[] => itemsOf(body).map((item) => String(item.uuid));

let counter = 0;
/** A name that nothing else in this run has. */
export const uniqueName = (what: string): string => `${what} ${process.pid} ${++counter}`;

/** Starts a server and learns the ids of the catalogue. */
export async function startAuthWorld(): Promise<AuthWorld> {
  const server = await startTestServer();
  const token = await server.tokenFor("root");
  const permissions = new Map<string, string>();
  for (const offset of [0, 100]) {
    const { body } = await server.call("GET", `/auth/permissions?limit=100&offset=${offset}`, { token });
    for (const item of itemsOf(body)) permissions.set(String(item.name), String(item.uuid));
  }
  const permission = (name: string) => permissions.get(name) ?? expect.fail(`There is no permission ${name}`);
  return {
    server,
    permission,
    actor: async (user, scope) => makeActor(server, permission, user, await server.tokenFor(user, scope)),
    close: () => server.close(),
  };
}

function makeActor(server: TestServer, permission: (name: string) => string, user: UserName, token: string): AuthActor {
  const home = server.world.accounts[homes[user]];
  const call = (method: string, path: string, body?: unknown) =>
    server.call(method, `/auth${path}`, { token, ...(body === undefined ? {} : { body }) });
  const create = async (account: string, kind: string, body: unknown) => {
    const answer = await call("POST", `/accounts/${account}/${kind}`, body);
    expect(answer).toMatchObject({ status: 202 });
    return String(answer.body.uuid);
  };
  return {
    user_uuid: server.world.users[user],
    call,
    role: (permissions, account = home) =>
      create(account, "roles", { name: uniqueName("Role"), permissions: permissions.map(permission) }),
    group: (users, account = home) => create(account, "user-groups", { name: uniqueName("Group"), users }),
    give: async (group, role, scope) => {
      const answer =
        scope === undefined
          ? await call("POST", `/user-groups/${group}/roles`, { roles: [role] })
          : await call("POST", `/user-groups/${group}/role/scopes`, { role, scope: [scope] });
      expect(answer).toMatchObject({ status: scope === undefined ? 204 : 202 });
    },
  };
}
