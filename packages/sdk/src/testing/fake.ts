import { Patchbay, type PatchbayOptions } from "../client/index.ts";
import { failure } from "../core/errors.ts";
import { type Clock, sleep, systemClock } from "../core/polling.ts";
import { Delayed, type FakeAnswer, type FakeRequest, NetworkFailure, type OperationId, Problem, Reply } from "./answers.ts";
import { operations } from "./generated/table.ts";
import { install, type Restore } from "./install.ts";
import { readQuery, readValue } from "./list.ts";
import { readBody, readSent, type Sent } from "./request.ts";
import { errorReply, responseOf } from "./response.ts";
import { Router } from "./router.ts";
import { Sampler } from "./sample.ts";
import { type ReadRequest, UsualAnswers } from "./server.ts";
import type { TableOperation } from "./table.ts";
import { tokenOf } from "./token.ts";
import { isValid, violations } from "./validate.ts";

const router = new Router(operations);

export interface FakeOptions {
  /** Time of answers that are delayed, of dates, and of the clients that the fake makes. Default: the system's. */
  readonly clock?: Clock;
}

/**
 * A Patchbay in this process, made from the table of operations, for the unit tests of applications. What is created is
 * there until it is deleted; everything else answers with as little as its schema allows. Requests are judged as the server
 * judges them. A test can say what an operation answers, and look at what was called.
 *
 * ```ts
 * const fake = new FakePatchbay();
 * const pb = fake.client();
 * const account = await pb.accounts.createAccount({ name: "Acme", type: "Customer", parent_uuid: fake.account_uuid });
 * fake.once("accounts.getAccount", problem("unavailable"));
 * ```
 */
export class FakePatchbay {
  /** Base URL of both hosts. Nothing listens there. */
  readonly host = "https://patchbay.test";
  /** The user whose token {@link token} is. */
  readonly user_uuid = "01900000-0000-7000-8000-aaaaaaaaaaaa";
  /** The account of that user. */
  readonly account_uuid = "01900000-0000-7000-8000-bbbbbbbbbbbb";
  /** An access token. Any other is taken as well; none at all is refused. */
  readonly token: string;
  /** Stands in for `fetch`. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

  readonly #clock: Clock;
  readonly #usual: UsualAnswers;
  readonly #always = new Map<string, unknown>();
  readonly #once = new Map<string, unknown[]>();
  #calls: FakeRequest[] = [];
  #uuids = 0;

  constructor({ clock = systemClock }: FakeOptions = {}) {
    this.#clock = clock;
    this.token = tokenOf(this.user_uuid, this.account_uuid, Math.floor(clock.now() / 1000));
    const { user_uuid, account_uuid, token } = this;
    const by = { created_by: user_uuid, modified_by: user_uuid };
    const source = {
      uuid: () => this.#uuid(),
      now: () => clock.now(),
      known: { user_uuid, account_uuid, owner_uuid: user_uuid, ...by, access_token: token, resource_status: "complete" },
    };
    this.#usual = new UsualAnswers(this.host, new Sampler(source), source.now);
    this.fetch = (input, init) => this.#fetch(input, init);
  }

  /** A client of the fake; options win over the fake's. */
  client(options: Partial<PatchbayOptions> = {}): Patchbay {
    return new Patchbay({ host: this.host, fetch: this.fetch, credentials: this.token, clock: this.#clock, ...options });
  }

  /**
   * Replaces `globalThis.fetch` for addresses of the fake, and sets the hosts of the drop-in functions.
   *
   * @returns What puts everything back; also at the end of a block, with `using`.
   */
  install(): Restore {
    return install(this.host, this.fetch);
  }

  /** Says what an operation answers from now on, instead of what it answered before. */
  on<Id extends OperationId>(operation: Id, answer: FakeAnswer<Id>): this {
    this.#always.set(operation, answer);
    return this;
  }

  /**
   * Says what an operation answers the next time. Several are used one after the other, and before what {@link on} said. What
   * gives undefined leaves the answer to that.
   */
  once<Id extends OperationId>(operation: Id, answer: FakeAnswer<Id>): this {
    this.#once.set(operation, [...(this.#once.get(operation) ?? []), answer]);
    return this;
  }

  /** What arrived, in order, refused requests included: of one operation, or of all. */
  calls<Id extends OperationId = OperationId>(operation?: Id): readonly FakeRequest<Id>[] {
    return this.#calls.filter((call): call is FakeRequest<Id> => operation === undefined || call.operation === operation);
  }

  /** Forgets everything: items, calls, and what the test said. */
  reset(): void {
    this.#usual.clear();
    this.#always.clear();
    this.#once.clear();
    this.#calls = [];
    this.#uuids = 0;
  }

  /** Counted, so that tests can compare with what they saw before. */
  #uuid(): string {
    this.#uuids += 1;
    return `01900000-0000-7000-8000-${this.#uuids.toString(16).padStart(12, "0")}`;
  }

  async #fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const sent = await readSent(input, init);
    if (sent.url.origin !== this.host) throw failure(500, `the fake answers at ${this.host}, not at ${sent.url.origin}`);
    sent.signal?.throwIfAborted();
    const answer = await unlessAborted(this.#answer(sent), sent.signal);
    if (answer instanceof NetworkFailure) throw new TypeError(answer.message);
    return responseOf(answer, sent.headers, sent.method);
  }

  async #answer(sent: Sent): Promise<Reply | NetworkFailure> {
    try {
      return await this.#perform(sent);
    } catch (error) {
      if (error instanceof Problem) return errorReply(error, sent.headers);
      // A mistake in the test, or in the fake: an error that no client tries again after.
      throw failure(
        500,
        error instanceof Error ? error.message : String(error),
        [],
        error instanceof SyntaxError ? error : undefined,
      );
    }
  }

  async #perform(sent: Sent): Promise<Reply | NetworkFailure> {
    const { method, url } = sent;
    if (/^\/+\w+\/operations\/[\w-]+\/?$/.test(url.pathname))
      return new Reply(200, { status: "complete" }, { "x-status": "complete" });
    const match = router.match(method === "HEAD" ? "GET" : method, url.pathname);
    if (!("operation" in match)) {
      if (match.length === 0) throw new Problem("not_found", { message: "There is nothing at this path." });
      throw new Problem("method_not_allowed", { headers: { allow: match.join(", ") } });
    }
    const { operation, params } = match;
    requireToken(operation, sent.headers);
    requireIds(operation, params);
    const body = await readBody(operation, sent);
    const query = readQuery(operation, url.searchParams);
    // The table vouches for the types: what does not fit is refused next, and only recorded.
    const parts = { params: typed(operation, params), query, body };
    const call = { operation: operation.id, method, url: url.href, headers: sent.headers, ...parts } as FakeRequest;
    this.#calls.push(call);
    requireValid(operation, body);
    const request = { address: `${url.origin}${url.pathname}`, params, query, body };
    const next = this.#once.get(operation.id)?.shift();
    return this.#evaluate([next, this.#always.get(operation.id)], { operation, request, call, signal: sent.signal });
  }

  /** The first thing that the test said, until it is an answer; what says nothing leaves it to the next. */
  async #evaluate([said, ...others]: readonly unknown[], asked: Asked): Promise<Reply | NetworkFailure> {
    const { operation, request, call, signal } = asked;
    if (said instanceof Problem) throw said;
    if (said instanceof Reply || said instanceof NetworkFailure) return said;
    if (typeof said === "function") return this.#evaluate([await said(call), ...others], asked);
    if (said instanceof Delayed) {
      if (said.ms > 0) await sleep(this.#clock, said.ms, signal ?? undefined);
      return this.#evaluate([said.answer, ...others], asked);
    }
    if (said !== undefined) return this.#usual.completed(operation, request, said);
    return others.length > 0 ? this.#evaluate(others, asked) : this.#usual.answer(operation, request);
  }
}

/** A request with what it asks for. */
interface Asked {
  readonly operation: TableOperation;
  readonly request: ReadRequest;
  readonly call: FakeRequest;
  readonly signal: AbortSignal | null;
}

function requireToken({ access }: TableOperation, headers: Headers): void {
  if (access === "bearer" && !/^Bearer +\S/i.test(headers.get("authorization") ?? "")) throw new Problem("unauthenticated");
}

/** Numbers in a path as such. */
function typed({ params: schemas }: TableOperation, params: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).map(([name, text]) => [name, readValue(schemas[name]?.type, text) ?? text]));
}

/** A path id that is no uuid is the id of nothing. */
function requireIds({ params: schemas }: TableOperation, params: Readonly<Record<string, string>>): void {
  const wrong = Object.entries(schemas).some(([name, schema]) => schema.format === "uuid" && !isValid(schema, params[name]));
  if (wrong) throw new Problem("not_found");
}

function requireValid({ body: schema, bodyRequired, encoding }: TableOperation, body: unknown): void {
  if (schema === undefined || encoding === "raw" || encoding === "multipart") return;
  if (body === undefined && bodyRequired !== true) return;
  const details = violations(schema, body);
  if (details.length > 0) throw new Problem("validation_failed", { message: details.join("; "), details });
}

/** Nobody hears of an answer to a request that its caller ended. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | null): Promise<T> {
  if (signal === null) return work;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
