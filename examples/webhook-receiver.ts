/**
 * A receiver of webhooks: `WEBHOOK_SECRET=whsec_… node --import tsx examples/webhook-receiver.ts`.
 *
 * It answers quickly, does nothing for what it cannot verify, and handles each event once, however often it is delivered.
 * Subscribe it with `Pubsub.addSubscription`; the answer holds the secret, as `signing_secret`.
 */
import { createServer, type IncomingMessage } from "node:http";
import { verifyWebhook, WebhookError, type WebhookEvent } from "@patchbay/sdk/webhooks";

/** Deliveries are at most this large; whoever sends more is not Patchbay. */
const largest = 1_048_576;

/** Both secrets while one is being replaced: `WEBHOOK_SECRET=whsec_new,whsec_old`. */
const secrets = (process.env.WEBHOOK_SECRET ?? "").split(",");

/** Ids of deliveries that were handled. A real application keeps them with what it does, in the same transaction. */
const handled = new Set<string>();

function handle(event: WebhookEvent): void {
  switch (event.type) {
    case "accounts.account_created":
      console.log(`new ${event.data.type} ${event.data.name}`);
      return;
    case "auth.group_members_changed":
      console.log(`group ${event.data.group_uuid}: ${event.data.added.length} joined, ${event.data.removed.length} left`);
      return;
    case "custom.order_placed":
      console.log(`order from application ${event.data.app_uuid}`);
      return;
    default:
      console.log(`nothing to do for ${event.type}`);
  }
}

/** The bytes as they arrived: the signature is over these, and over nothing that a parser makes of them. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > largest) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The status to answer with. Anything but a 2xx makes Patchbay try again later. */
async function receive(request: IncomingMessage): Promise<number> {
  if (request.method !== "POST") return 405;
  const body = await readBody(request);
  if (body === undefined) return 413;
  try {
    const event = await verifyWebhook(body, request.headers, secrets);
    if (!handled.has(event.id)) handle(event);
    handled.add(event.id);
    return 204;
  } catch (error) {
    if (!(error instanceof WebhookError)) throw error;
    console.log(`refused: ${error.code}`);
    return error.code === "invalid_secret" ? 500 : 400;
  }
}

const server = createServer((request, response) => {
  receive(request).then(
    (status) => response.writeHead(status).end(),
    (error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    },
  );
});

server.listen(Number(process.env.PORT ?? 8421), "127.0.0.1", () => {
  const address = server.address();
  console.log(`listening on port ${typeof address === "object" ? address?.port : address}`);
});

process.once("SIGTERM", () => {
  server.close();
  server.closeAllConnections();
});
