import { randomBytes } from "node:crypto";
import { availableParallelism } from "node:os";
import { hash as argon2Hash, verify as argon2Verify } from "@node-rs/argon2";
import { problem } from "../errors.ts";
import { BoundedQueue } from "./queue.ts";

/** What one hash costs. */
export interface HashCost {
  /** KiB of memory. */
  readonly memory: number;
  readonly iterations: number;
  readonly parallelism: number;
}

/** OWASP Password Storage Cheat Sheet: the argon2id setting with the least memory; the others cost an attacker the same. */
const owasp: HashCost = { memory: 19_456, iterations: 2, parallelism: 1 };

export interface PasswordsOptions {
  /** Hashes computed at once. When absent 2, or 1 on a machine with two cores, so that a core is left for other requests. */
  readonly concurrency?: number;
  /** Hashes that may wait before further ones are refused. 64 when absent, a wait of about a second. */
  readonly maxWaiting?: number;
  /** Tests hash more cheaply. */
  readonly cost?: HashCost;
}

/** Hashes and verifies passwords with argon2id, off the event loop and never so many at once that other requests suffer. */
export class Passwords {
  readonly #cost: HashCost;
  readonly #queue: BoundedQueue;
  /** Looks like a hash at our cost and is none of any password: its parts are random. */
  readonly #nobody: string;

  constructor(options: PasswordsOptions = {}) {
    this.#cost = options.cost ?? owasp;
    const concurrency = options.concurrency ?? Math.min(2, Math.max(1, availableParallelism() - 1));
    this.#nobody = `${this.#prefix()}${unpadded(randomBytes(16))}$${unpadded(randomBytes(32))}`;
    this.#queue = new BoundedQueue(concurrency, options.maxWaiting ?? 64);
  }

  /**
   * The hash to store.
   * @returns a PHC string: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`
   * @throws Problem unavailable with Retry-After when too many hashes wait already
   */
  hash(password: string): Promise<string> {
    const { memory, iterations, parallelism } = this.#cost;
    return this.#run(() => argon2Hash(prepared(password), { memoryCost: memory, timeCost: iterations, parallelism }));
  }

  /**
   * Whether the password belongs to a stored hash.
   * @throws Problem unavailable with Retry-After when too many hashes wait already
   */
  verify(hash: string, password: string): Promise<boolean> {
    return this.#run(() => argon2Verify(hash, prepared(password)));
  }

  /**
   * Takes as long as {@link verify} and is never right: for a login name that does not exist, so that the time of the
   * answer does not tell.
   * @throws Problem unavailable with Retry-After when too many hashes wait already
   */
  dummyVerify(password: string): Promise<false> {
    return this.#run<false>(async () => {
      await argon2Verify(this.#nobody, prepared(password));
      return false;
    });
  }

  /** Whether a stored hash was made at another cost than today's and should be replaced at the next successful login. */
  needsRehash(hash: string): boolean {
    return !hash.startsWith(this.#prefix());
  }

  #prefix(): string {
    const { memory, iterations, parallelism } = this.#cost;
    return `$argon2id$v=19$m=${memory},t=${iterations},p=${parallelism}$`;
  }

  #run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#queue.full) {
      return Promise.reject(
        problem("unavailable", { message: "Too many sign-ins at the moment. Try again.", headers: { "retry-after": "1" } }),
      );
    }
    return this.#queue.run(task);
  }
}

/** NIST SP 800-63B, 3.1.1.2: the same characters typed on another keyboard or system must give the same password. */
function prepared(password: string): string {
  return password.normalize("NFC");
}

function unpadded(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}
