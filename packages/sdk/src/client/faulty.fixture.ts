import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Clock } from "../core/polling.ts";

/** A request as it arrived. */
export interface Arrived {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the server does with one request. */
export type Behaviour = (response: ServerResponse, request: Arrived) => void;

/** Answers with JSON. */
export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Behaviour {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  };
}

/** Answers without a body. */
export function empty(status: number, headers: Readonly<Record<string, string>> = {}): Behaviour {
  return (response) => {
    response.writeHead(status, headers);
    response.end();
  };
}

/** Breaks the connection without an answer. */
export const reset: Behaviour = (response) => {
  response.socket?.resetAndDestroy();
};

/** Never answers. */
export const hang: Behaviour = () => undefined;

/** Begins an answer and breaks off in the middle. */
export const breakOff: Behaviour = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
  response.write('{"half":', () => response.socket?.resetAndDestroy());
};

/** Begins an answer and never ends it. */
export const stall: Behaviour = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
  response.write('{"half":');
};

export interface FaultyServer extends AsyncDisposable {
  readonly origin: string;
  readonly arrived: Arrived[];
  /** Resolves as soon as so many requests have arrived. */
  count(requests: number): Promise<void>;
}

/** A real server that behaves as told, request by request; the last behaviour stays. A function decides by the request. */
export async function startFaulty(...script: readonly [Behaviour, ...Behaviour[]]): Promise<FaultyServer> {
  const arrived: Arrived[] = [];
  const waiting: { readonly requests: number; readonly resolve: () => void }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const seen = { method: request.method ?? "", url: request.url ?? "", headers, body: Buffer.concat(chunks).toString() };
    const behave = script[arrived.length] ?? script.at(-1);
    arrived.push(seen);
    behave?.(response, seen);
    for (const { requests, resolve } of waiting) if (arrived.length >= requests) resolve();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const { port } = address as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    arrived,
    count: (requests) =>
      arrived.length >= requests ? Promise.resolve() : new Promise((resolve) => waiting.push({ requests, resolve })),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Timeout of the attempts in these tests, which tells their sleeps from all others. */
export const attemptTimeout = 77_777;

/** A clock on which waits take no time, except that attempts end late only when the test says so. */
export class SkippingClock implements Clock {
  /** Milliseconds of every wait so far. */
  readonly waits: number[] = [];
  #now = Date.parse("2026-01-31T12:00:00Z");
  #expire = new Set<() => void>();
  /** Called at the beginning of each wait. */
  onWait: () => void = () => undefined;

  now(): number {
    return this.#now;
  }

  advance(ms: number): void {
    this.#now += ms;
  }

  /** Lets the time of every attempt under way run out. */
  expire(): void {
    for (const resolve of this.#expire) resolve();
  }

  after(ms: number, run: () => void): () => void {
    if (ms === attemptTimeout || ms === Number.POSITIVE_INFINITY) {
      this.#expire.add(run);
      return () => this.#expire.delete(run);
    }
    this.waits.push(ms);
    let cancelled = false;
    queueMicrotask(() => {
      this.onWait();
      if (cancelled) return;
      this.#now += ms;
      run();
    });
    return () => {
      cancelled = true;
    };
  }
}
