import { setTimeout as pause } from "node:timers/promises";

interface Entry<Item> {
  readonly item: Item;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Commits many small things together: all that have come while the last ones were being committed. One that comes alone is
 * committed at once; under load, a transaction and its wait for the disk are shared by many.
 */
export class Gatherer<Item> {
  readonly #commit: (items: readonly Item[]) => Promise<void>;
  readonly #most: number;
  readonly #spacing: number;
  #waiting: Entry<Item>[] = [];
  #running = false;

  /**
   * @param commit does it for some, all or none. When it throws, each of them is tried alone, so that a bad one harms no other
   * @param most so many at once at most
   * @param spacing shortest time from one beginning to the next, in ms
   */
  constructor(commit: (items: readonly Item[]) => Promise<void>, most: number, spacing: number) {
    this.#commit = commit;
    this.#most = most;
    this.#spacing = spacing;
  }

  /** Resolves when it is committed, rejects with what `commit` throws for it alone. */
  add(item: Item): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      const began = performance.now();
      await this.#settle(this.#waiting.splice(0, this.#most));
      const rest = this.#spacing - (performance.now() - began);
      if (rest > 0 && this.#waiting.length < this.#most) await pause(rest);
    }
    this.#running = false;
  }

  async #settle(entries: readonly Entry<Item>[]): Promise<void> {
    try {
      await this.#commit(entries.map(({ item }) => item));
      for (const { resolve } of entries) resolve();
    } catch (error) {
      if (entries.length === 1) entries[0]?.reject(error);
      else for (const entry of entries) await this.#settle([entry]);
    }
  }
}
