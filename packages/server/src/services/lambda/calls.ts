import { isUtf8 } from "node:buffer";
import type { FastifyInstance, InjectOptions } from "fastify";
import { Type } from "typebox";
import { Value } from "typebox/value";
import type { Outbound } from "../../kernel/outbound/index.ts";
import { allowsUrl } from "./rules.ts";

/** The most that a function gets of one answer, in bytes. */
const longestAnswer = 5 * 1024 * 1024;
/** Longest that one call of a function to the outside may take, in ms. */
const longestCall = 60_000;

/** A call that the code inside asks for. It comes from users' code, so it may be anything. */
const Asked = Type.Object({
  url: Type.String(),
  method: Type.String(),
  redirect: Type.Union([Type.Literal("follow"), Type.Literal("manual"), Type.Literal("error")]),
  headers: Type.Array(Type.Tuple([Type.String(), Type.String()])),
  text: Type.Optional(Type.String()),
  base64: Type.Optional(Type.String()),
});

/** Where the calls of one function can go. */
export interface Routes {
  readonly outbound: Outbound;
  /** The platform itself, which is called without a network. */
  readonly server: FastifyInstance;
  /** URL under which the function knows the platform. */
  readonly home: string;
  readonly allowedHosts: readonly string[];
  readonly user_uuid: string;
  /** Ends all calls when the function has ended. */
  readonly signal: AbortSignal;
}

/**
 * Makes a call for a function.
 * @param kind `fetch`, or `platform` for a call of the SDK
 * @param question JSON of what is asked
 * @returns JSON of the answer, as the `Response` inside takes it
 * @throws Error whose message the function may see
 */
export async function makeCall(routes: Routes, kind: string, question: string): Promise<string> {
  const asked: unknown = JSON.parse(question);
  if (!Value.Check(Asked, asked) || !URL.canParse(asked.url)) throw new Error("This is not a request that can be sent.");
  const url = new URL(asked.url);
  const body = asked.base64 === undefined ? asked.text : Buffer.from(asked.base64, "base64");
  const request: Request = { url, method: asked.method, redirect: asked.redirect, headers: asked.headers, body };
  const home = kind === "platform" && url.origin === new URL(routes.home).origin;
  return JSON.stringify(await (home ? callPlatform(routes, request) : callOutside(routes, request)));
}

interface Request {
  readonly url: URL;
  readonly method: string;
  readonly redirect: "follow" | "manual" | "error";
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | Buffer | undefined;
}

async function callOutside({ outbound, allowedHosts, signal }: Routes, { url, method, redirect, headers, body }: Request) {
  const answer = await outbound.fetch(url, {
    method,
    headers: Object.fromEntries(headers),
    ...(body === undefined ? {} : { body }),
    redirects: redirect === "follow" ? 5 : 0,
    allows: (each) => allowsUrl(allowedHosts, each),
    maxBytes: longestAnswer,
    timeout: longestCall,
    signal,
  });
  if (redirect === "error" && answer.status >= 300 && answer.status < 400 && answer.headers.location !== undefined) {
    answer.discard();
    throw new Error("The address redirects.");
  }
  return {
    status: answer.status,
    headers: Object.entries(answer.headers),
    url: answer.url,
    redirected: answer.url !== url.href,
    content: contentOf(await answer.bytes()),
  };
}

/** Headers that say where a request comes from: not for a function to say. */
const origins = /^(forwarded|x-forwarded-.*|x-real-ip)$/;

async function callPlatform({ server, user_uuid }: Routes, { url, method, headers, body }: Request) {
  const answer = await server.inject({
    // Other methods than these have no routes, which is what a caller of one is told.
    method: method as NonNullable<InjectOptions["method"]>,
    url: url.pathname + url.search,
    headers: { ...Object.fromEntries(headers.filter(([name]) => !origins.test(name))), host: url.host },
    remoteAddress: addressOf(user_uuid),
    ...(body === undefined ? {} : { payload: body }),
  });
  const pairs = Object.entries(answer.headers).map(([name, value]) => [name, [value].flat().join(", ")]);
  return { status: answer.statusCode, headers: pairs, url: url.href, redirected: false, content: contentOf(answer.rawPayload) };
}

/** The address from which the calls of a user's functions seem to come: each user has his own, as rates are limited by it. */
function addressOf(user_uuid: string): string {
  const digits = user_uuid.replaceAll("-", "").slice(-14);
  return `fd${digits.slice(0, 2)}:${digits.slice(2, 6)}:${digits.slice(6, 10)}:${digits.slice(10)}::1`;
}

function contentOf(bytes: Buffer): { text: string } | { base64: string } {
  return isUtf8(bytes) ? { text: bytes.toString("utf8") } : { base64: bytes.toString("base64") };
}
