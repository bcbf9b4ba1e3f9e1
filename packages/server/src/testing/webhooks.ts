/** A receiver of webhooks on loopback, for tests. */
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One delivery as it came. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: { readonly type: string; readonly timestamp: string; readonly data: Readonly<Record<string, unknown>> };
  readonly at: number;
}

export interface Receiver {
  readonly url: string;
  /** What has come, in that order. */
  readonly received: Received[];
  /** Those that came to this path. */
  at(path: string): Received[];
  /** How it answers from now on; 204 before. */
  answer(how: (response: ServerResponse, request: Received) => unknown): void;
  /** Answers with this status from now on. */
  answerWith(status: number, headers?: Readonly<Record<string, string>>): void;
  close(): Promise<void>;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

/** Starts a receiver; servers under test need `env: { PATCHBAY_OUTBOUND_ALLOW: "127.0.0.1" }` to reach it. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  let how: (response: ServerResponse, request: Received) => unknown = (response) => response.writeHead(204).end();
  const server = createServer((request, response) => {
    textOf(request).then(
      (text) => {
        const { url = "/", headers } = request;
        const one = { path: url, headers, text, body: JSON.parse(text), at: performance.now() };
        received.push(one);
        how(response, one);
      },
      () => undefined,
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    at: (path) => received.filter((one) => one.path === path),
    answer: (next) => {
      how = next;
    },
    answerWith: (status, headers = {}) => {
      how = (response) => response.writeHead(status, headers).end();
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
