import { createHash, randomBytes } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { crashPoint } from "../crash.ts";
import { problem } from "../errors.ts";
import type { ByteRange, FileStore, StoredFile } from "./store.ts";

/** Uploads that a dead process left behind are removed when they are older than this (ms). */
const abandonedAfter = 24 * 60 * 60 * 1000;

/**
 * Opens the store in a folder: blobs in `ab/cd/<sha256>`, uploads under way in `incoming/`.
 * @param folder created when absent
 */
export async function openDiskStore(folder: string): Promise<FileStore> {
  const incoming = join(folder, "incoming");
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await removeAbandoned(incoming);
  return new DiskStore(folder, incoming);
}

class DiskStore implements FileStore {
  readonly #folder: string;
  readonly #incoming: string;

  constructor(folder: string, incoming: string) {
    this.#folder = folder;
    this.#incoming = incoming;
  }

  async put(content: Readable, maxBytes: number): Promise<StoredFile> {
    const draft = join(this.#incoming, randomBytes(16).toString("hex"));
    try {
      const handle = await open(draft, "wx", 0o600);
      let stored: StoredFile;
      try {
        stored = await write(handle, content, maxBytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      crashPoint("files.put:before_rename");
      await this.#moveIn(draft, this.#path(stored.sha256));
      crashPoint("files.put:after_rename");
      return stored;
    } catch (error) {
      content.destroy();
      await rm(draft, { force: true });
      throw error;
    }
  }

  async get(sha256: string, range?: ByteRange): Promise<Readable> {
    const handle = await this.#open(sha256);
    try {
      if (range !== undefined) check(range, (await handle.stat()).size);
      // The stream closes the handle when it ends or is destroyed.
      return handle.createReadStream(range);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  async size(sha256: string): Promise<number | undefined> {
    try {
      return (await stat(this.#path(sha256))).size;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async delete(sha256: string): Promise<void> {
    await rm(this.#path(sha256), { force: true });
  }

  async #open(sha256: string): Promise<FileHandle> {
    try {
      return await open(this.#path(sha256), "r");
    } catch (error) {
      if (isMissing(error)) throw problem("not_found", { cause: error });
      throw error;
    }
  }

  /** Also the guard against names that would lead out of the folder. */
  #path(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError("This is not a SHA-256 in lower-case hex.");
    return join(this.#folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }

  async #moveIn(draft: string, path: string): Promise<void> {
    const folder = dirname(path);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(draft, path);
    // The folders are entries of their parents and may be new, made by this process or another, so all are written down.
    for (const changed of [folder, dirname(folder), this.#folder]) await syncFolder(changed);
  }
}

async function write(handle: FileHandle, content: Readable, maxBytes: number): Promise<StoredFile> {
  const hash = createHash("sha256");
  let size = 0;
  for await (const piece of content) {
    const bytes: Buffer = typeof piece === "string" ? Buffer.from(piece) : piece;
    size += bytes.length;
    if (size > maxBytes) throw problem("too_large", `The file is larger than ${maxBytes} bytes.`);
    hash.update(bytes);
    await handle.writeFile(bytes);
  }
  return { sha256: hash.digest("hex"), size };
}

function check({ start, end }: ByteRange, size: number): void {
  const sound = Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end < size;
  if (!sound) throw new RangeError(`Bytes ${start} to ${end} are not within the ${size} bytes of the file.`);
}

async function syncFolder(folder: string): Promise<void> {
  // Windows neither needs nor allows this.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeAbandoned(incoming: string): Promise<void> {
  const oldest = Date.now() - abandonedAfter;
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    try {
      if ((await stat(path)).mtimeMs < oldest) await unlink(path);
    } catch (error) {
      // Another process finished that upload, or removed it, in the meantime.
      if (!isMissing(error)) throw error;
    }
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
