import type { BodyOf, HeadersOf, OperationSpec, Paged, ParamsOf, QueryOf, ReplyBodyOf, ServiceSpec } from "@patchbay/contract";
import type { FastifyInstance } from "fastify";
import type { Static, TSchema } from "typebox";
import type { Access } from "./access/access.ts";
import type { Principal } from "./access/principal.ts";
import type { Clock } from "./clock.ts";
import type { Database, Tx } from "./db/database.ts";
import type { MigrationSource } from "./db/migrate.ts";
import type { Consumer } from "./events/consumers.ts";
import type { Listener } from "./events/listener.ts";
import type { FileStore } from "./files/index.ts";
import type { Lane } from "./lanes/index.ts";
import type { Page } from "./lists.ts";
import type { Log } from "./log.ts";
import type { Outbound } from "./outbound/index.ts";
import type { Passwords } from "./passwords/passwords.ts";
import type { KeyRing } from "./secrets.ts";
import type { Settings } from "./settings.ts";

/** What the kernel offers to services. */
export interface Kernel {
  /** The entries of the table that run here. */
  readonly services: readonly ServiceSpec[];
  readonly settings: Settings;
  readonly clock: Clock;
  readonly db: Database;
  /** Hears of what other processes have committed. */
  readonly listener: Listener;
  readonly log: Log;
  /** Seals what must be stored and read again. */
  readonly secrets: KeyRing;
  readonly access: Access;
  readonly outbound: Outbound;
  /** The files of a service, by its name. */
  readonly files: (owner: string) => FileStore;
  readonly passwords: Passwords;
}

/** One call of an operation, parsed and checked. */
export interface Call<O extends OperationSpec> {
  readonly params: ParamsOf<O>;
  readonly query: QueryOf<O>;
  /** The query as it was sent, with parameters that the table does not know. */
  readonly sent: Readonly<Record<string, unknown>>;
  readonly headers: HeadersOf<O>;
  readonly body: BodyOf<O>;
  /** Offset, limit and order of a paged operation. */
  readonly page: Page;
  /** The caller; only operations with bearer access have one. */
  readonly principal: O["access"] extends { kind: "bearer" } ? Principal : undefined;
  /**
   * Commits when the handler resolves, before the answer is sent; rolls back when it throws. A GET runs its statements
   * outside a transaction.
   */
  readonly tx: Tx;
  /** The sender's address, for throttling and the records. */
  readonly address: string;
  /** The Authorization header as sent; for operations that check credentials themselves. */
  readonly authorization: string | undefined;
}

/** An answer with another than the usual status, or with headers. */
export class Reply<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: Body, headers: Readonly<Record<string, string>> = {}) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** What a paged handler returns; the kernel makes the list envelope of it. */
export interface Items<Item> {
  readonly items: readonly Item[];
  /** Matches before paging. */
  readonly total: number;
  /** Size of the page when it is smaller than the one that was asked for. */
  readonly limit?: number;
}

type ItemOf<Body> = Body extends { items: (infer Item)[] } ? Item : never;
type Answer<O extends OperationSpec> = O["paged"] extends Paged
  ? Items<ItemOf<ReplyBodyOf<O>>>
  : ReplyBodyOf<O> | Reply<ReplyBodyOf<O>>;

export type Handler<O extends OperationSpec> = (call: Call<O>) => Promise<Answer<O>>;
export type Handlers<S extends ServiceSpec> = { readonly [K in keyof S["operations"]]: Handler<S["operations"][K]> };

/** One section of a seed file, owned by a service. */
export interface SeedSection {
  /** Key in the file: `accounts`. */
  readonly key: string;
  readonly schema: TSchema;
  /** Applies the section; must be idempotent. `value` has been validated against the schema. */
  apply(tx: Tx, value: unknown): Promise<void>;
}

/** Declares a seed section, typing its value by its schema. */
export function seedSection<T extends TSchema>(
  key: string,
  schema: T,
  apply: (tx: Tx, value: Static<T>) => Promise<void>,
): SeedSection {
  // The loader validates against the same schema before it calls.
  return { key, schema, apply: (tx, value) => apply(tx, value as Static<T>) };
}

/** What a service does all the time, beside requests, events and lanes. */
export interface Background {
  /** Runs before the lanes do. */
  start(): Promise<void>;
  /** Runs when the lanes have stopped. */
  stop(): Promise<void>;
}

/** A service as the kernel sees it. */
export interface Service {
  readonly spec: ServiceSpec;
  readonly handlers: Readonly<Record<string, Handler<OperationSpec>>>;
  readonly migrations: MigrationSource | undefined;
  readonly consumers: readonly Consumer[];
  readonly lanes: readonly Lane[];
  readonly background: readonly Background[];
  /** Adds what it answers beside the operations of the table: calls that others' protocols describe. */
  addRoutes(server: FastifyInstance): void;
  readonly seed: readonly SeedSection[];
}

export interface ServiceParts<S extends ServiceSpec> {
  readonly handlers: Handlers<S>;
  /** Folder of SQL files; absent when the service keeps nothing. */
  readonly migrations?: URL;
  readonly consumers?: readonly Consumer[];
  readonly lanes?: readonly Lane[];
  readonly background?: readonly Background[];
  readonly addRoutes?: (server: FastifyInstance) => void;
  readonly seed?: readonly SeedSection[];
}

/** A service before it runs. */
export interface ServiceDefinition {
  /** Its entry in the table. */
  readonly spec: ServiceSpec;
  /** Puts it together with the kernel that it runs on. */
  start(kernel: Kernel): Service;
}

/** Defines a service: its entry in the table, and what carries it out. */
export function defineService<S extends ServiceSpec>(spec: S, partsOf: (kernel: Kernel) => ServiceParts<S>): ServiceDefinition {
  return {
    spec,
    start: (kernel) => {
      const parts = partsOf(kernel);
      return {
        spec,
        // Handlers are typed one by one against the table; past this point they are called with what the table describes.
        handlers: parts.handlers as unknown as Service["handlers"],
        migrations: parts.migrations && { owner: spec.name, folder: parts.migrations },
        consumers: parts.consumers ?? [],
        lanes: parts.lanes ?? [],
        background: parts.background ?? [],
        addRoutes: parts.addRoutes ?? (() => undefined),
        seed: parts.seed ?? [],
      };
    },
  };
}
