import { readFile } from "node:fs/promises";
import type { FastifyInstance } from "fastify";
import { sql } from "../db/sql.ts";
import { problem } from "../errors.ts";
import type { Metrics } from "../metrics.ts";
import type { Kernel, Service } from "../service.ts";
import { shippedAt } from "../shipped.ts";

/** The document of the whole table, without the operations of services that are not mounted. */
async function readOpenApi(mounted: readonly string[]): Promise<string> {
  for (const file of shippedAt("openapi.json")) {
    const text = await readFile(file, "utf8").catch(() => undefined);
    if (text !== undefined) return JSON.stringify(onlyOf(mounted, JSON.parse(text)));
  }
  throw problem("unavailable", "The OpenAPI document is missing from this installation.");
}

/** What is looked at in the OpenAPI document; its generator is tested to write it like that. */
interface OpenApi {
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly tags: readonly string[] }>>>>;
}

function onlyOf(mounted: readonly string[], document: OpenApi): OpenApi {
  const paths = Object.entries(document.paths).map(([path, item]): [string, OpenApi["paths"][string]] => [
    path,
    Object.fromEntries(Object.entries(item).filter(([, { tags }]) => tags.some((tag) => mounted.includes(tag)))),
  ]);
  return {
    ...document,
    tags: document.tags.filter(({ name }) => mounted.includes(name)),
    paths: Object.fromEntries(paths.filter(([, item]) => Object.keys(item).length > 0)),
  };
}

/** What operators and tools ask of any server: is it alive, is it ready, its metrics, and the description of its API. */
export function addPlatformRoutes(app: FastifyInstance, kernel: Kernel, mounted: readonly Service[], metrics: Metrics): void {
  let openApi: Promise<string> | undefined;
  app.get("/healthz", async () => ({ status: "ok" }));
  app.get("/readyz", async () => {
    await kernel.db.run(sql`select 1`).catch((cause: unknown) => {
      throw problem("unavailable", { message: "The database does not answer.", cause });
    });
    return { status: "ok" };
  });
  app.get("/metrics", async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  app.get("/openapi.json", async (_request, reply) => {
    openApi ??= readOpenApi(mounted.map(({ spec }) => spec.name));
    return reply.type("application/json; charset=utf-8").send(await openApi);
  });
}
