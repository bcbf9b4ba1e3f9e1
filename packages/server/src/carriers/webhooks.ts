import type { FastifyInstance, FastifyRequest } from "fastify";
import { problem } from "../kernel/errors.ts";
import type { HttpCarrier, WebhookKind } from "./http.ts";

/** Where carriers by HTTP tell of receipts and texts: `POST /carriers/<name>/receipts` and `…/inbound`, answered with 204. */
export function addCarrierWebhooks(server: FastifyInstance, carriers: readonly HttpCarrier[]): void {
  const byName = new Map(carriers.map((carrier) => [carrier.name, carrier]));
  for (const kind of ["receipts", "inbound"] satisfies WebhookKind[]) {
    server.post<{ Params: { name: string } }>(`/carriers/:name/${kind}`, async (request, reply) => {
      const carrier = byName.get(request.params.name);
      if (carrier === undefined) throw problem("not_found");
      await carrier.receive(kind, signedHeaders(request), bodyOf(request));
      return reply.code(204).send();
    });
  }
}

function signedHeaders({ headers }: FastifyRequest) {
  const one = (name: string) => {
    const value = headers[name];
    return typeof value === "string" ? value : undefined;
  };
  return { id: one("webhook-id"), timestamp: one("webhook-timestamp"), signature: one("webhook-signature") };
}

/** The signature is over the octets, which the server keeps as they came. */
function bodyOf({ body }: FastifyRequest): Buffer {
  if (Buffer.isBuffer(body)) return body;
  throw problem("invalid_request", "A body is required.");
}
