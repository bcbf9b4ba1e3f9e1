import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { signWebhook, type WebhookPayload } from "@patchbay/sdk/webhooks";
import { expect, test } from "vitest";

const script = fileURLToPath(new URL("webhook-receiver.ts", import.meta.url));
const secretOf = (seed: number) => `whsec_${Buffer.alloc(32, seed).toString("base64")}`;
const [old, next, stranger] = [secretOf(1), secretOf(2), secretOf(3)];
const group_uuid = "0198c5e2-0000-7000-8000-000000000001";

// The example uses the package as it is built, as an application would.
test("the webhook receiver does what it says", { timeout: 60_000 }, async () => {
  const env = { ...process.env, PORT: "0", WEBHOOK_SECRET: `${next},${old}` };
  const child = spawn(process.execPath, ["--import", "tsx", script], { env, stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async () => (await lines.next()).value;
  const port = /^listening on port (\d+)$/.exec(String(await line()))?.[1];

  const deliver = async (payload: WebhookPayload, secret: string, changes: RequestInit = {}, id?: string) => {
    const signed = await signWebhook(payload, secret, id === undefined ? {} : { id });
    return (await fetch(`http://127.0.0.1:${port}/`, { method: "POST", ...signed, ...changes })).status;
  };
  const joined = { type: "auth.group_members_changed", data: { group_uuid, added: ["a", "b"], removed: [] } };

  expect(await deliver({ type: "accounts.account_created", data: { type: "Customer", name: "Acme" } }, next)).toBe(204);
  expect(await line()).toBe("new Customer Acme");
  expect(await deliver(joined, old, {}, "msg_1")).toBe(204);
  expect(await line()).toBe(`group ${group_uuid}: 2 joined, 0 left`);
  expect(await deliver(joined, old, {}, "msg_1")).toBe(204);
  expect(await deliver({ type: "custom.order_placed", data: { app_uuid: "shop", event: "order_placed" } }, next)).toBe(204);
  expect(await line()).toBe("order from application shop");
  expect(await deliver({ type: "someday.something", data: {} }, next)).toBe(204);
  expect(await line()).toBe("nothing to do for someday.something");
  expect(await deliver(joined, stranger)).toBe(400);
  expect(await line()).toBe("refused: no_matching_signature");
  expect(await deliver(joined, next, { body: "{}" })).toBe(400);
  expect(await line()).toBe("refused: no_matching_signature");
  expect(await deliver(joined, next, { body: "x".repeat(1_048_577) })).toBe(413);
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(405);

  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});
