import { Readable } from "node:stream";
import type { Dispatcher } from "undici";
import { problem } from "../errors.ts";

/** The answer to an outbound call. Its body can be read once, and must be read or discarded. */
export class OutboundResponse {
  readonly status: number;
  /** Names in lower case; several lines of one header are joined by a comma and a blank. */
  readonly headers: Readonly<Record<string, string>>;
  /** The address that gave this answer, after redirects. */
  readonly url: string;
  /** The body; fails with upstream_failed when it is longer than allowed, with upstream_timeout when it stalls. */
  readonly body: Readable;

  constructor(answer: Dispatcher.ResponseData, url: URL, maxBytes: number, toProblem: (error: unknown) => unknown) {
    this.status = answer.statusCode;
    this.headers = joined(answer.headers);
    this.url = url.href;
    this.body = Readable.from(limited(answer.body, maxBytes, toProblem), { objectMode: false });
    // A generator that was never started does not run its cleanup, so the connection is let go here.
    const source = answer.body.on("error", () => undefined);
    this.body.once("close", () => source.destroy());
  }

  /** The whole body. */
  async bytes(): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this.body) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  /** The whole body as UTF-8. */
  async text(): Promise<string> {
    return (await this.bytes()).toString("utf8");
  }

  /** The whole body as JSON; upstream_failed when it is not. */
  async json(): Promise<unknown> {
    const text = await this.text();
    try {
      return JSON.parse(text);
    } catch (cause) {
      throw problem("upstream_failed", { message: "The address did not answer with JSON.", cause });
    }
  }

  /** Lets go of the body without reading it. */
  discard(): void {
    this.body.on("error", () => undefined).destroy();
  }
}

async function* limited(source: Readable, maxBytes: number, toProblem: (error: unknown) => unknown): AsyncGenerator<Buffer> {
  let size = 0;
  try {
    for await (const piece of source) {
      size += piece.length;
      if (size > maxBytes) throw problem("upstream_failed", `The answer is larger than ${maxBytes} bytes.`);
      yield piece;
    }
  } catch (error) {
    throw toProblem(error);
  }
}

/** Headers by name; several lines of one are joined. */
export function joined(headers: Dispatcher.ResponseData["headers"]): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) result[name] = typeof value === "string" ? value : value.join(", ");
  }
  return result;
}
