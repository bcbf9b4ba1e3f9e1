import { Problem } from "../../../kernel/errors.ts";
import type { Outbound, OutboundResponse } from "../../../kernel/outbound/index.ts";
import { mediaTypeOf } from "./types.ts";

/** A file that cannot be taken, now or later. */
export class MediaRefused extends Error {
  override readonly name = "MediaRefused";
  readonly code: "media_refused" | "media_too_large" | "media_unavailable";

  constructor(code: MediaRefused["code"], message: string) {
    super(message);
    this.code = code;
  }
}

/** A file that was fetched. */
export interface Fetched {
  readonly octets: Buffer;
  /** MIME type. */
  readonly type: string;
}

export interface FetchOptions {
  /** Bytes at most. */
  readonly maxBytes: number;
  /** Whether it must be https, also where it is redirected to. */
  readonly encrypted: boolean;
  readonly signal?: AbortSignal;
}

/** Time for all of it, in ms. */
const timeout = 20_000;
/** Answers after which it is worth asking again. */
const passing: ReadonlySet<number> = new Set([408, 425, 429]);

/**
 * Fetches a file through the guarded client, and judges what it is by its octets.
 * @throws MediaRefused when it is no file that can be taken; Error when it may be, another time
 */
export async function fetchMedium(outbound: Outbound, url: string, options: FetchOptions): Promise<Fetched> {
  const response = await ask(outbound, url, options);
  const octets = await read(response, options.maxBytes);
  const type = mediaTypeOf(octets);
  if (type === undefined) throw new MediaRefused("media_refused", `${url} is no picture, sound, film, PDF or card.`);
  return { octets, type };
}

async function ask(outbound: Outbound, url: string, { maxBytes, encrypted, signal }: FetchOptions): Promise<OutboundResponse> {
  try {
    // What is longer is noticed while reading; the client's own limit would not say that it was that.
    const response = await outbound.fetch(url, { redirects: 3, maxBytes: maxBytes + 65_536, timeout, ...(signal && { signal }) });
    const refusal = refusalOf(response, url, maxBytes, encrypted);
    if (refusal === undefined) return response;
    response.discard();
    throw refusal;
  } catch (error) {
    if (error instanceof Problem && (error.key === "destination_refused" || error.key === "invalid_request"))
      throw new MediaRefused("media_refused", `${url} is not allowed: ${error.message}`);
    throw error;
  }
}

function refusalOf({ status, url: last, headers }: OutboundResponse, url: string, most: number, encrypted: boolean) {
  if (encrypted && !last.startsWith("https:")) return new MediaRefused("media_refused", `${url} leads to what is not https.`);
  if (status >= 500 || passing.has(status)) return new Error(`${url} answered with status ${status}.`);
  if (status !== 200) return new MediaRefused("media_unavailable", `${url} answered with status ${status}.`);
  if (Number(headers["content-length"] ?? 0) > most) return tooLarge(url, most);
  return undefined;
}

async function read(response: OutboundResponse, most: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of response.body) {
    pieces.push(piece);
    size += piece.length;
    if (size > most) throw tooLarge(response.url, most);
  }
  return Buffer.concat(pieces);
}

function tooLarge(url: string, most: number): MediaRefused {
  return new MediaRefused("media_too_large", `${url} is larger than the ${most} bytes that are left for it.`);
}
