import type { Readable } from "node:stream";

/** A stored blob. */
export interface StoredFile {
  /** SHA-256 of the content in lower-case hex: its name. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** Part of a blob, as in RFC 9110, 14.1.2: both ends are included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Blobs by the hash of their content. It knows neither tenants nor names: a service keeps rows that point here, checks
 * who may read, counts how many rows share a blob, and deletes it only when none is left.
 */
export interface FileStore {
  /**
   * Stores a blob; storing the same content again is free of effect. Durable when it resolves.
   * @param content read to its end, or destroyed when refused
   * @param maxBytes more than that is refused
   * @throws Problem too_large
   */
  put(content: Readable, maxBytes: number): Promise<StoredFile>;

  /**
   * The content, or a part of it.
   * @param range must lie within the blob, else RangeError
   * @throws Problem not_found
   */
  get(sha256: string, range?: ByteRange): Promise<Readable>;

  /** The size in bytes; undefined when there is no such blob. */
  size(sha256: string): Promise<number | undefined>;

  /** Removes a blob; not an error when it is gone already. */
  delete(sha256: string): Promise<void>;
}
