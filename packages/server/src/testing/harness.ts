import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OperationSpec } from "@patchbay/contract";
import { inject } from "vitest";
import { type App, createApp } from "../app.ts";
import { violations } from "../kernel/http/validate.ts";
import { createLog, type Log } from "../kernel/log.ts";
import type { Resolve } from "../kernel/outbound/index.ts";
import { secretKey } from "../kernel/secrets.ts";
import { services } from "../services/index.ts";
import { TestClock } from "./clock.ts";
import { createTestDatabase } from "./databases.ts";
import { cheapPasswords, testSettings } from "./template.ts";
import { installTenancyGuard } from "./tenancy-guard.ts";
import { leaveReport } from "./tenancy-report.ts";
import { client, homes, type UserName, world } from "./world.ts";

export interface CallOptions {
  /** Access token; none when absent. */
  readonly token?: string;
  /** JSON unless it is a string, which is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The body of an answer, for tests to look into: any member may be read, and is again one of these. The harness has
 * checked the whole against its schema; what a test expects of it, it says with `expect`.
 */
export interface Answer {
  readonly [member: string]: Answer;
  readonly [index: number]: Answer;
}

export interface CallResult {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, the text otherwise, undefined when empty. */
  readonly body: Answer;
}

/** The real server on a database of its own, with a world of accounts and users, and a clock that tests move. */
export interface TestServer {
  readonly app: App;
  readonly url: string;
  readonly databaseUrl: string;
  readonly clock: TestClock;
  readonly world: typeof world;
  readonly client: typeof client;
  /** `Basic` credentials of the world's client, base64. */
  readonly basicToken: string;
  /** An access token of this person, as the token endpoint would give. */
  tokenFor(user: UserName | { uuid: string; account_uuid: string }, scope?: string): Promise<string>;
  /** One request; the answer is checked against what the table declares. */
  call(method: string, path: string, options?: CallOptions): Promise<CallResult>;
  close(): Promise<void>;
}

export interface TestServerOptions {
  /** Another server of the test (or a database) on which this one runs as well, as a second process would. */
  readonly beside?: Pick<TestServer, "databaseUrl">;
  /** Receives the server's log; errors go to the standard output when absent. */
  readonly log?: Log;
  /** Settings beside those of the tests: `{ PATCHBAY_PUBLIC_URL: "…" }`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where its outbound calls look up host names. */
  readonly resolve?: Resolve;
}

/** Starts a server on a copy of the migrated and seeded template database. Close it in `afterAll`. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { template, secret } = inject("world");
  const database = options.beside
    ? { url: options.beside.databaseUrl, drop: async () => undefined }
    : await createTestDatabase(inject("postgresUrl"), template);
  const dataDir = await mkdtemp(join(tmpdir(), "patchbay-test-data-"));
  const clock = new TestClock();
  const app = await createApp({
    settings: testSettings(dataDir, options.env ?? {}),
    databaseUrl: database.url,
    secrets: [secretKey(Buffer.from(secret, "base64"))],
    log: options.log ?? createLog("error"),
    clock,
    passwords: cheapPasswords,
    ...(options.resolve && { resolve: options.resolve }),
  });
  installTenancyGuard(app.kernel.db);
  const url = await app.listen(0, "127.0.0.1");
  return {
    app,
    url,
    databaseUrl: database.url,
    clock,
    world,
    client,
    basicToken: Buffer.from(`${client.public_id}:${client.secret}`).toString("base64"),
    tokenFor: (user, scope) => issueToken(app, user, scope ?? "default"),
    call: (method, path, call) => callServer(url, method, path, call ?? {}),
    close: async () => {
      await leaveReport(inject("tenancyReports"));
      await app.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function issueToken(app: App, user: UserName | { uuid: string; account_uuid: string }, scope: string): Promise<string> {
  const now = Math.floor(app.kernel.clock.now().getTime() / 1000);
  const { uuid, account_uuid } =
    typeof user === "string" ? { uuid: world.users[user], account_uuid: world.accounts[homes[user]] } : user;
  const jti = randomUUID();
  return app.kernel.access.keys.sign({
    jti,
    sub: uuid,
    tid: account_uuid,
    cid: client.public_id,
    scp: scope,
    typ: "user",
    iat: now,
    exp: now + 3600,
  });
}

async function callServer(url: string, method: string, path: string, options: CallOptions): Promise<CallResult> {
  const hasBody = options.body !== undefined;
  const body = typeof options.body === "string" ? options.body : JSON.stringify(options.body);
  const response = await fetch(url + path, {
    method,
    redirect: "manual",
    headers: {
      ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
      ...(hasBody ? { "content-type": "application/json" } : {}),
      ...options.headers,
    },
    ...(hasBody ? { body } : {}),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  const result = {
    status: response.status,
    headers: response.headers,
    body: text === "" ? undefined : isJson ? JSON.parse(text) : text,
  };
  checkAnswer(method, new URL(url + path).pathname, result);
  return result;
}

const operations: readonly OperationSpec[] = services.flatMap(({ spec }) => Object.values(spec.operations));
const patterns = operations.flatMap((operation) =>
  [operation.path, ...(operation.aliases ?? [])].map((path) => ({
    operation,
    method: operation.method,
    pattern: new RegExp(`^${path.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&").replaceAll(/\{\w+\}/g, "[^/]+")}/?$`),
    parameters: (path.match(/\{/g) ?? []).length,
  })),
);

/** The operation at a path; the one with the fewest parameters, as the router prefers. */
export function operationAt(method: string, path: string): OperationSpec | undefined {
  const found = patterns.filter((candidate) => candidate.method === method && candidate.pattern.test(path));
  return found.sort((a, b) => a.parameters - b.parameters)[0]?.operation;
}

/** Every success must be one that the table declares, with a body of the declared shape and nothing beside it. */
function checkAnswer(method: string, path: string, result: CallResult): void {
  const operation = operationAt(method, path);
  if (operation === undefined || result.status >= 300) return;
  const schema = operation.responses[result.status];
  if (schema === undefined) throw new Error(`${method} ${path} answered ${result.status}, which the table does not declare`);
  if (schema === null) {
    if (result.body !== undefined) throw new Error(`${method} ${path} answered ${result.status} with a body`);
    return;
  }
  const wrong = violations(schema, result.body);
  if (wrong.length > 0) throw new Error(`${method} ${path} answered ${result.status} against its schema: ${wrong.join("; ")}`);
}
