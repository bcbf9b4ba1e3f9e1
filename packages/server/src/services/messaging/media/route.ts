import type { FastifyInstance } from "fastify";
import { problem } from "../../../kernel/errors.ts";
import type { LinkQuery } from "../../../kernel/signed-links.ts";
import type { Library } from "./library.ts";

/** Serves files to whoever has a signed link to them: carriers and browsers, which have no token. */
export function addMediaRoute(server: FastifyInstance, library: Library): void {
  server.get<{ Params: { uuid: string }; Querystring: LinkQuery }>("/messaging/media/:uuid", async (request, reply) => {
    const medium = await library.open(request.params.uuid, request.query);
    // Whoever guesses learns nothing: a link that is not good, or not any more, is like one to nothing.
    if (medium === undefined) throw problem("not_found");
    const { type, size, sha256 } = medium;
    return reply
      .type(type)
      .headers({
        "content-length": size,
        "content-disposition": "inline",
        // It came from outside: whatever it is, it runs nothing here.
        "content-security-policy": "sandbox; default-src 'none'",
        "cross-origin-resource-policy": "cross-origin",
        "cache-control": "private, max-age=86400, immutable",
      })
      .send(await library.files.get(sha256));
  });
}
