import { readFile } from "node:fs/promises";
import type { FastifyInstance } from "fastify";
import { sql } from "../db/sql.ts";
import { problem } from "../errors.ts";
import type { Metrics } from "../metrics.ts";
import type { Kernel } from "../service.ts";

/** The OpenAPI document lies beside the package's code; in the repository at its root. */
const openApiFiles = [new URL("../../../openapi.json", import.meta.url), new URL("../../../../../openapi.json", import.meta.url)];

async function readOpenApi(): Promise<string> {
  for (const file of openApiFiles) {
    const text = await readFile(file, "utf8").catch(() => undefined);
    if (text !== undefined) return text;
  }
  throw problem("unavailable", "The OpenAPI document is missing from this installation.");
}

/** What operators and tools ask of any server: is it alive, is it ready, its metrics, and the description of its API. */
export function addPlatformRoutes(app: FastifyInstance, kernel: Kernel, metrics: Metrics): void {
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
    openApi ??= readOpenApi();
    return reply.type("application/json; charset=utf-8").send(await openApi);
  });
}
