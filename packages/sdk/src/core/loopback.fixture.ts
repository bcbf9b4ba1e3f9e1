import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it arrived. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body as it came. */
  readonly bytes: Buffer<ArrayBuffer>;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A string is sent as it is; anything else as JSON, with its content type. */
  readonly body?: unknown;
}

export interface Loopback extends AsyncDisposable {
  readonly origin: string;
  readonly seen: Seen[];
}

/** A real HTTP server on a free port of this machine that answers what the test says. */
export async function startLoopback(answer: (seen: Seen) => Reply): Promise<Loopback> {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const bytes = Buffer.concat(chunks);
    const arrived = { method: request.method ?? "", url: request.url ?? "", headers, body: bytes.toString(), bytes };
    seen.push(arrived);
    const { status = 200, headers: extra = {}, body } = answer(arrived);
    const isText = typeof body === "string";
    response.writeHead(status, { ...(body === undefined || isText ? {} : { "content-type": "application/json" }), ...extra });
    response.end(body === undefined || isText ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers in turn; the last one stays. */
export function inTurn(...replies: readonly Reply[]): () => Reply {
  let index = 0;
  return () => replies[Math.min(index++, replies.length - 1)] ?? {};
}

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
