import { createServer, type Socket } from "node:net";

/** What is done with one request: anything, on the bare socket. */
export type Act = (socket: Socket, request: string) => void;

/** A server that speaks no HTTP by itself, so that it can break every rule of it. */
export interface RawServer extends AsyncDisposable {
  readonly origin: string;
  /** Connections that were ever made. */
  opened(): number;
  /** Connections that are open now. */
  open(): number;
  /** Requests as they came, head and body, in Latin-1. */
  readonly requests: readonly string[];
  /** Resolves as soon as so many requests have arrived. */
  requested(count: number): Promise<void>;
  /** Resolves as soon as somebody connects. */
  connected(): Promise<void>;
  /** Ends all connections, and every one that is made from now on. */
  refuse(): void;
  /** Resolves as soon as all connections on which something came are closed: Node may have opened another in advance. */
  closed(): Promise<void>;
}

/** Starts a server that acts request by request; the last act stays. */
export async function startRaw(...acts: readonly [Act, ...Act[]]): Promise<RawServer> {
  const open = new Set<Socket>();
  const used = new Set<Socket>();
  const requests: string[] = [];
  let opened = 0;
  let refusing = false;
  let waiting: { readonly over: () => boolean; readonly resolve: () => void }[] = [];
  const look = () => {
    for (const { over, resolve } of waiting) if (over()) resolve();
    waiting = waiting.filter(({ over }) => !over());
  };
  const until = (over: () => boolean) =>
    new Promise<void>((resolve) => {
      waiting.push({ over, resolve });
      look();
    });
  const server = createServer((socket) => {
    open.add(socket);
    opened++;
    look();
    // A broken connection is what these tests are about.
    socket.on("error", () => undefined);
    if (refusing) socket.destroy();
    socket.on("close", () => {
      open.delete(socket);
      used.delete(socket);
      look();
    });
    let received: Buffer[] = [];
    socket.on("data", (chunk) => {
      used.add(socket);
      received.push(chunk);
      const request = whole(received);
      if (request === undefined) return;
      received = [];
      const act = acts[requests.length] ?? acts.at(-1);
      requests.push(request);
      act?.(socket, request);
      look();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server listens on no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    opened: () => opened,
    open: () => open.size,
    requests,
    requested: (count) => until(() => requests.length >= count),
    connected: () => until(() => opened > 0),
    refuse: () => {
      refusing = true;
      for (const socket of open) socket.destroy();
    },
    closed: () => until(() => opened > 0 && used.size === 0),
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The request, once all of it is there. */
function whole(received: readonly Buffer[]): string | undefined {
  const length = received.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const first = received[0]?.toString("latin1") ?? "";
  const head = first.indexOf("\r\n\r\n") === -1 ? Buffer.concat(received).toString("latin1") : first;
  const end = head.indexOf("\r\n\r\n");
  if (end === -1) return undefined;
  const [, size = "0"] = /^content-length: (\d+)$/im.exec(head.slice(0, end)) ?? [];
  return length >= end + 4 + Number(size) ? Buffer.concat(received).toString("latin1") : undefined;
}

/** The head of an answer: status, headers, and an empty line. */
export function head(status: number, headers: Readonly<Record<string, string | number>> = {}): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Told So\r\n${lines.join("")}\r\n`;
}

/** Sends a whole answer and keeps the connection. */
export function answers(
  status: number,
  body: string | Buffer = "",
  headers: Readonly<Record<string, string | number>> = { "content-type": "application/json" },
): Act {
  return (socket) => {
    socket.write(head(status, { ...headers, "content-length": Buffer.byteLength(body) }));
    socket.write(body);
  };
}

/** Sends pieces one by one, each in a turn of its own, and then does something. */
export function sendsSlowly(pieces: readonly string[], then: Act = () => undefined): Act {
  return (socket, request) => {
    const next = (index: number) => {
      const piece = pieces[index];
      if (piece === undefined) return then(socket, request);
      socket.write(piece, () => setImmediate(next, index + 1));
    };
    next(0);
  };
}

/** Reads the request and never says anything. */
export const hangs: Act = () => undefined;

/** Breaks the connection. */
export const resets: Act = (socket) => {
  socket.resetAndDestroy();
};
