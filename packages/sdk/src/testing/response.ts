import { uuid4 } from "../core/uuid.ts";
import { type Problem, Reply } from "./answers.ts";
import { errors } from "./generated/table.ts";

/** Statuses whose answers must not have a body. */
const bodiless = new Set([204, 205, 304]);

/** An answer as `fetch` gives it. */
export function responseOf({ status, body, headers }: Reply, request: Headers, method: string): Response {
  const [type, content] = contentOf(body);
  const sent = new Headers({
    trace: request.get("trace") ?? uuid4(),
    id: uuid4(),
    ...(type === undefined ? {} : { "content-type": type }),
    ...headers,
  });
  return new Response(method === "HEAD" || bodiless.has(status) ? null : content, { status, headers: sent });
}

function contentOf(body: unknown): [type: string | undefined, content: BodyInit | null] {
  if (body === undefined) return [undefined, null];
  if (typeof body === "string") return ["text/plain; charset=utf-8", body];
  if (body instanceof Blob) return [body.type || "application/octet-stream", body];
  if (body instanceof Uint8Array) return ["application/octet-stream", new Uint8Array(body)];
  return ["application/json; charset=utf-8", JSON.stringify(body)];
}

/** The error answer of the server. */
export function errorReply({ key, options }: Problem, request: Headers): Reply {
  const [code, sentence] = errors[key];
  const { message = sentence, details = [], headers = {} } = options;
  const authenticate = code === 401 ? { "www-authenticate": "Bearer" } : {};
  return new Reply(
    code,
    { code, message, trace_id: request.get("trace") ?? uuid4(), details, key },
    { ...authenticate, ...headers },
  );
}
