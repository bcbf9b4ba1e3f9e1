import { randomUUID } from "node:crypto";
import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { FastifyInstance } from "fastify";
import { WebSocketServer } from "ws";
import { Problem, problem } from "../../../kernel/errors.ts";
import { queryText } from "../../../kernel/lists.ts";
import type { Kernel } from "../../../kernel/service.ts";
import { SseChannel, WebSocketChannel } from "./channel.ts";
import type { Listening, StreamHub } from "./hub.ts";
import { readInterest } from "./interest.ts";

const path = "/pubsub/stream";
/** What a WebSocket client offers: browsers can send a token in no other way. */
const protocol = "patchbay";
const bearerProtocol = "bearer.";

type Query = Readonly<Record<string, unknown>>;
type Parts = Pick<Kernel, "access" | "db">;

/** `GET /pubsub/stream`: Server-Sent Events, or WebSocket when the client asks for an upgrade. */
export function addStream(server: FastifyInstance, parts: Parts, hub: StreamHub): void {
  server.get<{ Querystring: Query }>(path, async (request, reply) => {
    const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
    const listening = await listeningOf(parts, token, request.query, request.headers["last-event-id"]);
    await hub.admit(listening);
    const channel = new SseChannel();
    hub.attach(listening, channel);
    return reply.type("text/event-stream; charset=utf-8").header("x-accel-buffering", "no").send(channel);
  });
  server.addHook("preClose", async () => hub.endAll());
  addWebSocket(server, parts, hub);
}

async function listeningOf(
  { access, db }: Parts,
  token: string | undefined,
  query: Query,
  lastEventId: string | string[] | undefined,
): Promise<Listening> {
  if (token === undefined) throw problem("unauthenticated");
  const principal = await access.authenticate(token);
  const interest = await readInterest(db, principal, query);
  const last = queryText(lastEventId) ?? queryText(query.last_event_id);
  const after = last !== undefined && /^\d{1,15}$/.test(last) ? Number(last) : undefined;
  return { token, user_uuid: principal.user_uuid, interest, after };
}

function addWebSocket(server: FastifyInstance, parts: Parts, hub: StreamHub): void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 4_096,
    handleProtocols: (offered) => (offered.has(protocol) ? protocol : false),
  });
  server.server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => undefined);
    const url = new URL(request.url ?? "/", "http://localhost");
    if (request.headers.upgrade?.toLowerCase() !== "websocket" || url.pathname.replace(/\/$/, "") !== path) {
      return serveWithoutUpgrade(server, request, socket, head);
    }
    upgrade(request, socket, head, url.searchParams).catch((error: unknown) => refuse(socket, error));
  });

  async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, query: URLSearchParams): Promise<void> {
    const listening = await listeningOf(parts, tokenOf(request), Object.fromEntries(query), undefined);
    await hub.admit(listening);
    sockets.handleUpgrade(request, socket, head, (opened) => hub.attach(listening, new WebSocketChannel(opened)));
  }
}

/** The token of a WebSocket client: in its header, or among the protocols that it offers, as `bearer.<token>`. */
function tokenOf({ headers }: IncomingMessage): string | undefined {
  const offered = (headers["sec-websocket-protocol"] ?? "").split(",").map((each) => each.trim());
  const named = offered.find((each) => each.startsWith(bearerProtocol))?.slice(bearerProtocol.length);
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? "")?.[1] ?? named;
}

/** The refusal of an upgrade, in the form of all refusals. */
function refuse(socket: Duplex, error: unknown): void {
  const refusal = error instanceof Problem ? error : problem("internal", { cause: error });
  const { status, key, message, details } = refusal;
  const body = JSON.stringify({ code: status, message, trace_id: randomUUID(), details, key });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "content-type: application/json; charset=utf-8",
    `content-length: ${Buffer.byteLength(body)}`,
    "connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}

/** Headers that ask for another protocol. */
const askForUpgrade = ["connection", "upgrade", "http2-settings"];

/**
 * Serves a request as if it had not asked for another protocol (some HTTP clients always ask for HTTP/2): Node gives all that
 * ask to whoever listens for upgrades. It is read once more, without these headers.
 */
function serveWithoutUpgrade(server: FastifyInstance, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const { method, url, httpVersion, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    if (!askForUpgrade.includes(rawHeaders[at]?.toLowerCase() ?? "")) lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), head]));
  server.server.emit("connection", socket);
}
