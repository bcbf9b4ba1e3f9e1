/** What the tests of pubsub share: a server that may reach a receiver, and short ways to what they need. */
import { expect } from "vitest";
import { type Answer, startTestServer, type TestServer, type TestServerOptions } from "../../testing/harness.ts";
import { type Receiver, startReceiver } from "../../testing/webhooks.ts";
import type { UserName } from "../../testing/world.ts";

export interface Stage {
  readonly server: TestServer;
  readonly receiver: Receiver;
  /** A path of the receiver that no other test uses. */
  newPath(): string;
  /** A request of adminA, unless another token is given, that must succeed. */
  call(method: string, path: string, body?: unknown, by?: string): Promise<Answer>;
  /** Subscribes to new contacts of adminA's account, at this path of the receiver. */
  subscribe(path: string, members?: object): Promise<Answer>;
  /** A token of adminA, whatever time it is. */
  token(): Promise<string>;
  /** Makes something happen that subscriptions hear of. */
  happen(company: string, user?: UserName): Promise<Answer>;
  /** The deliveries of a subscription, the oldest first. */
  deliveries(subscription_uuid: unknown): Promise<Answer[]>;
  /** Waits until the deliveries of a subscription have these states, the oldest first. */
  until(subscription_uuid: unknown, ...states: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export async function setStage(options: TestServerOptions = {}): Promise<Stage> {
  const receiver = await startReceiver();
  const server = await startTestServer({ env: { PATCHBAY_OUTBOUND_ALLOW: "127.0.0.1" }, ...options });
  const token = () => server.tokenFor("adminA");
  let paths = 0;
  const call: Stage["call"] = async (method, path, body, by) => {
    const answer = await server.call(method, path, { token: by ?? (await token()), ...(body === undefined ? {} : { body }) });
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    return answer.body;
  };
  const deliveries: Stage["deliveries"] = async (uuid) => {
    const list = await call("GET", `/pubsub/subscriptions/${uuid}/deliveries?sort=created_datetime&limit=1000`);
    return Array.from({ length: Number(list.metadata?.count) }, (_, index) => list.items?.[index] ?? {});
  };
  return {
    server,
    receiver,
    token,
    newPath: () => `/hook/${++paths}`,
    call,
    subscribe: (path, members = {}) =>
      call("POST", "/pubsub/subscriptions", {
        account_uuid: server.world.accounts.customerA,
        callback: { url: receiver.url + path },
        events: { contacts: ["created"] },
        ...members,
      }),
    happen: (company, user = "userA") => call("POST", `/contacts/users/${server.world.users[user]}/contacts`, { company }),
    deliveries,
    until: async (uuid, ...states) => {
      const present = async () => (await deliveries(uuid)).map(({ status }) => String(status));
      await expect.poll(present, { timeout: 10_000 }).toEqual(states);
    },
    close: async () => {
      await server.close();
      await receiver.close();
    },
  };
}
