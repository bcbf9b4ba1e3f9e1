import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import cors from "@fastify/cors";
import type { ErrorKey } from "@patchbay/contract";
import {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  fastify,
  LogController,
} from "fastify";
import type { Principal } from "../access/principal.ts";
import type { Clock } from "../clock.ts";
import { Problem, problem } from "../errors.ts";
import type { Metrics } from "../metrics.ts";
import type { Kernel, Service } from "../service.ts";
import type { RateLimit } from "../settings.ts";
import { isUuid, mountService } from "./mount.ts";
import { networkOf } from "./network.ts";
import { findOperation } from "./operations.ts";
import { addPlatformRoutes } from "./platform.ts";
import { RateLimiter } from "./rate-limit.ts";
import { readTrace, type Trace } from "./trace.ts";

declare module "fastify" {
  interface FastifyRequest {
    trace: Trace;
    principal: Principal | undefined;
  }
  interface FastifyContextConfig {
    /** `service.operation`, on routes that come from the table. */
    operation?: string;
  }
}

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
const allowHeaders = [
  "authorization",
  "content-type",
  "x-api-version",
  "id",
  "trace",
  "parent",
  "debug",
  "cache-control",
  "idempotency-key",
  "last-event-id",
  "x-device-id",
  "x-login-hint",
  "x-user-uuid",
  "user_uuid",
];

/** Largest JSON or form body; uploads have their own limit. */
const bodyLimit = 1_048_576;
/** How long a request may take to arrive, in ms: nobody may hold a connection by sending a body byte by byte. */
const requestTimeout = 120_000;

/** The HTTP server with every operation of the given services mounted; not listening yet. */
export async function createServer(kernel: Kernel, services: readonly Service[], metrics: Metrics): Promise<FastifyInstance> {
  const logger: FastifyBaseLogger = kernel.log;
  const app = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trustProxy(kernel.settings.trustProxy),
    bodyLimit,
    requestTimeout,
    genReqId: () => randomUUID(),
    // What is logged about a request names its trace; a logger of its own for each would cost more than the rest of it.
    childLoggerFactory: (parent) => parent,
    forceCloseConnections: "idle",
    return503OnClosing: true,
    routerOptions: { ignoreTrailingSlash: true, ignoreDuplicateSlashes: true, maxParamLength: 2048 },
  });
  app.decorateRequest("trace");
  app.decorateRequest("principal", undefined);

  // Bodies stay bytes until the operation is known, because the operation says how to read them.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));

  await allowOrigins(app, kernel.settings.corsOrigins);
  addTracing(app, metrics);
  const limits = addRateLimits(app, kernel);
  addErrorAnswers(app);

  const baseUrl = (request: FastifyRequest) => kernel.settings.publicUrl ?? `${request.protocol}://${request.host}`;
  const running = new Set<Promise<unknown>>();
  finishWhatWasAccepted(app, running);
  const context = { kernel, baseUrl, running, limitToken: limits.limitToken };
  for (const service of services) {
    mountService(app, context, service);
    service.addRoutes(app);
  }
  addOperationStatus(app, kernel);
  addPlatformRoutes(app, kernel, services, metrics);
  addMethodNotAllowed(app, services);
  return app;
}

/** While the server stops: how often connections are closed whose last request has been answered, in ms. */
const closeIdleEvery = 50;

/**
 * A stop waits for handlers at work, and for connections. One that was busy when the stop began would be kept alive for
 * another minute after its answer, so those that have become idle are closed again and again, and those that have never
 * asked for anything, which Node does not count as idle.
 */
function finishWhatWasAccepted(app: FastifyInstance, running: ReadonlySet<Promise<unknown>>): void {
  let closing: NodeJS.Timeout | undefined;
  const silent = new Set<Socket>();
  app.server.on("connection", (socket) => {
    silent.add(socket);
    socket.once("close", () => silent.delete(socket));
  });
  app.server.on("request", ({ socket }) => silent.delete(socket));
  app.addHook("preClose", async () => {
    closing = setInterval(() => {
      app.server.closeIdleConnections();
      for (const socket of silent) socket.destroy();
    }, closeIdleEvery);
  });
  app.addHook("onClose", async () => {
    clearInterval(closing);
    await Promise.allSettled(running);
  });
}

/** Lets pages of these origins call the API; without any, browsers keep to this server's own. */
async function allowOrigins(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  await app.register(cors, {
    origin: origins.includes("*") ? true : [...origins],
    credentials: true,
    methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"],
    allowedHeaders: allowHeaders,
    exposedHeaders: ["location", "x-status", "retry-after", "trace", "id"],
    maxAge: 600,
  });
}

/** Either how many proxies stand in front, or which addresses they have. */
function trustProxy(setting: number | readonly string[]): string[] | ((address: string, hop: number) => boolean) {
  return typeof setting === "number" ? (_address, hop) => hop < setting : [...setting];
}

function addTracing(app: FastifyInstance, metrics: Metrics): void {
  app.addHook("onRequest", async (request, reply) => {
    request.trace = readTrace(request.id, request.headers);
    reply.header("trace", request.trace.trace_id);
    reply.header("id", request.trace.request_id);
    // Answers are data for one caller: never run, never kept, unless a handler says otherwise.
    reply.header("x-content-type-options", "nosniff");
    reply.header("cache-control", "no-store");
    checkAccept(request.headers.accept);
  });
  app.addHook("onResponse", async (request, reply) => {
    const { trace_id, request_id, client_id, parent_id, debug } = request.trace;
    const entry = {
      trace: trace_id,
      id: request_id,
      client_id,
      parent: parent_id,
      method: request.method,
      path: loggedPath(request),
      operation: request.routeOptions.config.operation,
      user: request.principal?.user_uuid,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    metrics.observeRequest(entry.operation, reply.statusCode, reply.elapsedTime / 1000);
    // A trace marked `debug` is logged in any case.
    if (debug) request.log.warn({ ...entry, debug: true, agent: request.headers["user-agent"], address: request.ip }, "request");
    else request.log.info(entry, "request");
  });
}

/** A path without what does not belong in a log: its query, and a token that stands in it. */
function loggedPath(request: FastifyRequest): string | undefined {
  const route = request.routeOptions.url;
  return route?.includes(":token") ? route : request.url.split("?")[0];
}

/** Only JSON can be produced. */
function checkAccept(accept: string | undefined): void {
  if (accept === undefined || accept === "") return;
  const types = accept.split(",").map((part) => part.split(";")[0]?.trim().toLowerCase() ?? "");
  const fits = types.some(
    (type) => type === "*/*" || type === "application/*" || type.endsWith("json") || type.startsWith("text/"),
  );
  if (!fits) throw problem("not_acceptable");
}

function addRateLimits(app: FastifyInstance, kernel: Kernel) {
  const { rateLimitPerAddress, rateLimitPerToken } = kernel.settings;
  const limitAddress = limitBy(rateLimitPerAddress, kernel.clock);
  const limitToken = limitBy(rateLimitPerToken, kernel.clock);
  app.addHook("onRequest", async (request) => limitAddress(networkOf(request.ip)));
  return { limitToken: (principal: Principal) => limitToken(principal.claims.jti) };
}

/** A check that refuses a key which has used up its rate; none when the limit is switched off. */
function limitBy(limit: RateLimit | null, clock: Clock): (key: string) => void {
  if (limit === null) return () => undefined;
  const limiter = new RateLimiter(limit, clock);
  return (key) => {
    const { allowed, retryAfterSeconds } = limiter.check(key);
    if (!allowed) throw problem("rate_limited", { headers: { "retry-after": String(retryAfterSeconds) } });
  };
}

/** Faults that Fastify itself finds, in the words of the catalogue. */
const byStatus: ReadonlyMap<number, ErrorKey> = new Map([
  [400, "invalid_request"],
  [404, "not_found"],
  [405, "method_not_allowed"],
  [408, "upstream_timeout"],
  [413, "too_large"],
  [414, "invalid_request"],
  [415, "unsupported_media_type"],
  [431, "invalid_request"],
  [503, "unavailable"],
]);

function toProblem(error: FastifyError | Problem): Problem {
  if (error instanceof Problem) return error;
  const key = byStatus.get(error.statusCode ?? 500);
  return key === undefined ? problem("internal", { cause: error }) : problem(key, { cause: error });
}

function addErrorAnswers(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | Problem, request, reply) => {
    const refusal = toProblem(error);
    if (refusal.status >= 500 && !refusal.quiet)
      request.log.error({ trace: request.trace?.trace_id, err: refusal.cause ?? refusal }, "request failed");
    return sendProblem(request, reply, refusal);
  });
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, problem("not_found", "There is nothing at this path.")));
}

function sendProblem(request: FastifyRequest, reply: FastifyReply, refusal: Problem): FastifyReply {
  reply.headers(refusal.headers);
  if (refusal.status === 401 && !reply.hasHeader("www-authenticate")) reply.header("www-authenticate", "Bearer");
  const body = {
    code: refusal.status,
    message: refusal.message,
    trace_id: request.trace?.trace_id ?? randomUUID(),
    details: refusal.details,
    key: refusal.key,
    ...refusal.members,
  };
  return reply.code(refusal.status).header("content-type", "application/json; charset=utf-8").serializer(JSON.stringify).send(body);
}

/** Where a 202's Location points: `HEAD` gives `x-status`. */
function addOperationStatus(app: FastifyInstance, kernel: Kernel): void {
  app.get<{ Params: { uuid: string } }>(
    "/:service/operations/:uuid",
    { config: { operation: "platform.getOperation" } },
    async (request, reply) => {
      const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
      if (token === undefined) throw problem("unauthenticated");
      const principal = await kernel.access.authenticate(token);
      const uuid = isUuid(request.params.uuid) ? request.params.uuid : undefined;
      const status = uuid === undefined ? undefined : await findOperation(kernel.db, principal.user_uuid, uuid);
      if (status === undefined) throw problem("not_found");
      return reply.header("x-status", status).send({ uuid, status });
    },
  );
}

function addMethodNotAllowed(app: FastifyInstance, services: readonly Service[]): void {
  const allowed = new Map<string, Set<string>>();
  for (const operation of services.flatMap((service) => Object.values(service.spec.operations))) {
    for (const path of [operation.path, ...(operation.aliases ?? [])]) {
      const url = path.replaceAll(/\{(\w+)\}/g, ":$1");
      allowed.set(url, (allowed.get(url) ?? new Set()).add(operation.method));
    }
  }
  for (const [url, present] of allowed) {
    const missing = methods.filter((method) => !present.has(method) && !app.hasRoute({ method, url }));
    if (missing.length === 0) continue;
    app.route({
      method: missing,
      url,
      handler: async () => {
        throw problem("method_not_allowed", { headers: { allow: [...present].join(", ") } });
      },
    });
  }
}
