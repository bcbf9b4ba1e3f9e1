import { Problem } from "./answers.ts";
import type { TableOperation } from "./table.ts";

/** What `fetch` was called with, in one form. */
export interface Sent {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: BodyInit | null;
  readonly signal: AbortSignal | null;
}

export async function readSent(input: string | URL | Request, init: RequestInit = {}): Promise<Sent> {
  const request = input instanceof Request ? input : undefined;
  const body = init.body ?? (request === undefined || request.body === null ? null : await request.arrayBuffer());
  const headers = new Headers(init.headers ?? request?.headers);
  const type = body === null ? null : new Response(body).headers.get("content-type");
  if (type !== null && !headers.has("content-type")) headers.set("content-type", type);
  return {
    method: (init.method ?? request?.method ?? "GET").toUpperCase(),
    url: new URL(request?.url ?? String(input)),
    headers,
    body,
    signal: init.signal ?? request?.signal ?? null,
  };
}

/**
 * The body as the operation takes it.
 *
 * @throws Problem `invalid_json`, `unsupported_media_type` or `invalid_request`
 */
export async function readBody({ body, encoding }: TableOperation, { headers, body: given }: Sent): Promise<unknown> {
  if (body === undefined) return undefined;
  const type = headers.get("content-type") ?? "";
  const response = new Response(given, { headers: { "content-type": type } });
  if (encoding === "raw") return new Uint8Array(await response.arrayBuffer());
  if (encoding === "multipart") return given === null ? undefined : readForm(response);
  const text = await response.text();
  const isForm = encoding === "form" && !/json/i.test(type);
  if (isForm) return Object.fromEntries(new URLSearchParams(text));
  if (text.trim() === "") return undefined;
  if (type !== "" && !/[/+]json\s*(?:;|$)/i.test(type)) throw new Problem("unsupported_media_type");
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem("invalid_json");
  }
}

async function readForm(response: Response): Promise<Record<string, unknown>> {
  try {
    return Object.fromEntries(await response.formData());
  } catch {
    throw new Problem("invalid_request");
  }
}
