import { join } from "node:path";
import type { Readable } from "node:stream";
import { openDiskStore } from "./disk.ts";
import type { ByteRange, FileStore, StoredFile } from "./store.ts";

/**
 * The stores of the platform: one for each service that keeps files, because each counts by itself who uses a blob. A folder
 * is made when the first file comes.
 * @param dataDir the data folder
 */
export function fileStores(dataDir: string): (owner: string) => FileStore {
  return (owner) => new LazyStore(join(dataDir, "files", owner));
}

class LazyStore implements FileStore {
  readonly #folder: string;
  #store: Promise<FileStore> | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async put(content: Readable, maxBytes: number): Promise<StoredFile> {
    return (await this.#open()).put(content, maxBytes);
  }

  async get(sha256: string, range?: ByteRange): Promise<Readable> {
    return (await this.#open()).get(sha256, range);
  }

  async size(sha256: string): Promise<number | undefined> {
    return (await this.#open()).size(sha256);
  }

  async delete(sha256: string): Promise<void> {
    return (await this.#open()).delete(sha256);
  }

  #open(): Promise<FileStore> {
    this.#store ??= openDiskStore(this.#folder).catch((error: unknown) => {
      this.#store = undefined;
      throw error;
    });
    return this.#store;
  }
}
