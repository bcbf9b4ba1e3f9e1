import { LRUCache } from "lru-cache";
import type { Tx } from "../../kernel/db/database.ts";
import { open } from "../../kernel/secrets.ts";
import type { Kernel } from "../../kernel/service.ts";
import { builtins, builtinVersion } from "./builtins.ts";
import { defaults } from "./rules.ts";
import type { Limits } from "./runtime/protocol.ts";
import { type FunctionRow, selectFunction } from "./store/functions.ts";
import { selectVersion } from "./store/versions.ts";

/** What is run, whosever function it is. */
export interface Runnable {
  readonly key: string;
  readonly name: string;
  readonly version: string;
  readonly source: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly limits: Limits;
  /** JSON Schema of the parameters. */
  readonly schema: Readonly<Record<string, unknown>> | undefined;
  readonly most: number;
  readonly allowedHosts: readonly string[];
}

interface Code {
  readonly source: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** For how long a function is taken to be as it was found, in ms: so late is what another process has changed. */
const lifetime = 1_000;

/** For what the secrets of a function are sealed. */
export const secretsContext = (function_uuid: string): string => `lambda.secrets:${function_uuid}`;

/** Reads the secrets of a function. */
export function openSecrets(kernel: Kernel, row: Pick<FunctionRow, "uuid" | "secrets">): Record<string, string> {
  // What is opened here was sealed here.
  return JSON.parse(open(kernel.secrets, row.secrets, secretsContext(row.uuid))) as Record<string, string>;
}

/** The functions that can be invoked. To look for one costs as much as to run it, so what was found is remembered for a moment. */
export class Directory {
  readonly #kernel: Kernel;
  /** By account and name. What is looked for is there from the beginning of the search, so that {@link forget} finds it. */
  readonly #found = new LRUCache<string, Promise<Runnable | undefined>>({ max: 1_000, ttl: lifetime });
  /** Code by function and version, which never changes. Sizes are characters. */
  readonly #code = new LRUCache<string, Code>({
    maxSize: 16 * 1024 * 1024,
    sizeCalculation: ({ source, environment }) => source.length + JSON.stringify(environment).length,
  });

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** What runs under this name for the users of an account. */
  async find(account_uuid: string, name: string): Promise<Runnable | undefined> {
    const builtin = builtinOf(name);
    if (builtin !== undefined) return builtin;
    const key = `${account_uuid} ${name}`;
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const search = this.#search(account_uuid, name);
    this.#found.set(key, search);
    try {
      return await search;
    } catch (error) {
      this.#found.delete(key);
      throw error;
    }
  }

  /** Looks again when the transaction, which changes the function, is committed. */
  forget(tx: Tx, { account_uuid, name }: Pick<FunctionRow, "account_uuid" | "name">): void {
    tx.afterCommit(() => this.#found.delete(`${account_uuid} ${name}`));
  }

  async #search(account_uuid: string, name: string): Promise<Runnable | undefined> {
    const row = await selectFunction(this.#kernel.db, [account_uuid], account_uuid, name);
    if (row === undefined || !row.enabled) return undefined;
    const id = `${row.uuid}:${row.version}`;
    const code = this.#code.get(id) ?? (await this.#load(id, row));
    if (code === undefined) return undefined;
    const { source, environment } = code;
    return {
      key: row.uuid,
      name,
      version: String(row.version),
      source,
      environment,
      secrets: openSecrets(this.#kernel, row),
      limits: { memory_bytes: row.memory_mb * 1024 * 1024, cpu_ms: row.cpu_ms, timeout_ms: row.timeout_ms },
      schema: row.parameters_schema ?? undefined,
      most: row.concurrency ?? Number.POSITIVE_INFINITY,
      allowedHosts: row.allowed_hosts,
    };
  }

  async #load(id: string, { uuid, version }: FunctionRow): Promise<Code | undefined> {
    const row = await selectVersion(this.#kernel.db, uuid, version);
    const code = row && { source: row.source, environment: row.environment };
    if (code !== undefined) this.#code.set(id, code);
    return code;
  }
}

function builtinOf(name: string): Runnable | undefined {
  const builtin = builtins.get(name);
  return (
    builtin && {
      key: `builtin:${name}`,
      name,
      version: builtinVersion,
      source: builtin.source,
      environment: {},
      secrets: {},
      limits: { memory_bytes: defaults.memory_mb * 1024 * 1024, cpu_ms: defaults.cpu_ms, timeout_ms: defaults.timeout_ms },
      schema: builtin.parameters_schema,
      most: Number.POSITIVE_INFINITY,
      allowedHosts: [],
    }
  );
}
