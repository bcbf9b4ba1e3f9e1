import type { FastifyInstance, FastifyReply } from "fastify";
import { problem } from "../kernel/errors.ts";
import { layout, results } from "./layout.ts";
import type { Library, Page } from "./library.ts";
import type { Rendered } from "./render.ts";
import { script } from "./script.ts";
import type { Search } from "./search.ts";
import { style } from "./style.ts";

/** The documentation as it is served. */
interface Site {
  readonly library: Library;
  render(page: Page): Rendered;
  search(): Promise<Search>;
}

/** Made when somebody first looks, because a start should not wait for it. */
async function createSite(): Promise<Site> {
  const [{ readLibrary }, { render }, { createSearch }] = await Promise.all([
    import("./library.ts"),
    import("./render.ts"),
    import("./search.ts"),
  ]);
  const library = await readLibrary();
  const rendered = new Map<Page, Rendered>();
  const renderOnce = (page: Page) => {
    const done = rendered.get(page) ?? render(page);
    rendered.set(page, done);
    return done;
  };
  let search: Promise<Search> | undefined;
  return {
    library,
    render: renderOnce,
    search: () => {
      search ??= createSearch(library.pages.values(), renderOnce);
      return search;
    },
  };
}

/** The pages may load nothing but the style, script and search of this server, and be framed by nobody. */
const contentSecurityPolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

function answer(reply: FastifyReply, type: string, text: string): FastifyReply {
  return reply
    .type(`${type}; charset=utf-8`)
    .header("content-security-policy", contentSecurityPolicy)
    .header("cache-control", "public, max-age=60")
    .send(text);
}

/** Serves the folder docs/ as a site: `/docs`, with a search; `/` leads there. */
export function addDocumentation(app: FastifyInstance): void {
  let made: Promise<Site> | undefined;
  const site = () => {
    made ??= createSite();
    return made;
  };
  const page = async (path: string, reply: FastifyReply) => {
    const { library, render } = await site();
    const found = library.pages.get(path);
    if (found === undefined) throw problem("not_found", "There is no such page.");
    const content = render(found).html;
    return answer(reply, "text/html", layout({ title: found.title, path, content, chapters: library.chapters }));
  };
  app.get("/", async (_request, reply) => reply.redirect("/docs"));
  app.get("/docs", async (_request, reply) => page("", reply));
  app.get<{ Params: { "*": string } }>("/docs/*", async (request, reply) => page(request.params["*"].replace(/\/$/, ""), reply));
  app.get("/docs/site.css", async (_request, reply) => answer(reply, "text/css", style));
  app.get("/docs/site.js", async (_request, reply) => answer(reply, "text/javascript", script));
  app.get<{ Querystring: { q?: unknown } }>("/docs/search", async (request, reply) => {
    const { library, search } = await site();
    const query = String(request.query.q ?? "");
    const content = results(query, (await search()).find(query));
    return answer(reply, "text/html", layout({ title: "Search", path: "search", content, chapters: library.chapters, query }));
  });
  app.get<{ Querystring: { q?: unknown } }>("/docs/search.json", async (request, reply) => {
    const { search } = await site();
    return answer(reply, "application/json", JSON.stringify((await search()).find(String(request.query.q ?? ""))));
  });
}
