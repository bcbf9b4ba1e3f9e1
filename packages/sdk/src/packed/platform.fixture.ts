import { type Loopback, type Reply, type Seen, startLoopback } from "../core/loopback.fixture.ts";

const names = ["a", "b", "c"];

/** A server that knows three accounts, and shows a page with a program. */
export function startSmallPlatform(program = ""): Promise<Loopback> {
  return startLoopback((seen) => answer(seen, program));
}

function answer({ method, url, body }: Seen, program: string): Reply {
  const { pathname, searchParams } = new URL(url, "http://localhost");
  switch (`${method} ${pathname}`) {
    case "POST /oauth/token":
      return { body: { access_token: "A", expires_in: 3600 } };
    case "GET /accounts/accounts":
      return { body: page(Number(searchParams.get("offset")), Number(searchParams.get("limit"))) };
    case "POST /accounts/accounts":
      return { status: 201, body: { uuid: "u", ...JSON.parse(body) } };
    case "GET /page":
      return {
        headers: { "content-type": "text/html" },
        body: '<!doctype html><body><script type="module" src="/program.js"></script>',
      };
    case "GET /program.js":
      return { headers: { "content-type": "text/javascript" }, body: program };
    default:
      return { status: 404, body: { code: 404, message: "not here", trace_id: "T", details: ["why"] } };
  }
}

function page(offset: number, limit: number) {
  const items = names.slice(offset, offset + limit).map((name) => ({ name }));
  return { items, metadata: { offset, limit, count: items.length, total: names.length } };
}

const found = {
  dropIn: {
    names: ["a", "b"],
    created: { uuid: "u", name: "ü", type: "Customer" },
    error: { code: 404, message: "not here", trace_id: "T", details: ["why"] },
    basic: "aWQ6c2VjcmV0",
    uuid: 36,
  },
  modern: {
    names,
    status: 201,
    error: { name: "NotFoundError", code: 404, known: true },
    aborted: "AbortError",
  },
  doors: { host: true, namespaces: true, helpers: true, config: true, logger: true },
  webhooks: { type: "sms.inbound", refused: "no_matching_signature" },
  testing: { name: "n", calls: ["accounts.createAccount", "accounts.getAccount"], restored: true },
};

/** What the exercise finds at that server, through the package's own name and that of the original. */
export const expected = { own: found, old: found };
