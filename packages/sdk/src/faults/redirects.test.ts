/** Redirects: what may be followed is, and no credential goes to another host. */
import { describe, expect, test } from "vitest";
import { account, accountJson, dropIn, failureOf, modern, uuid } from "./faces.fixture.ts";
import { answers, head, startRaw } from "./raw-server.fixture.ts";

const to = (location: string, status: number) => answers(status, "moved", { "content-type": "text/plain", location });
const secrets = { cookie: "session=s3cret", "x-gateway-key": "s3cret-key", "Proxy-Authorization": "Basic czNjcmV0" };
const password = { username: "ada", password: "s3cret", clientId: "c", clientSecret: "s3cret" };

describe("modern", () => {
  test.each([301, 302, 303, 307, 308])("%i to another host: a GET goes there without any header of ours", async (status) => {
    await using other = await startRaw(answers(200, accountJson));
    await using server = await startRaw(to(`${other.origin}/elsewhere`, status));
    expect(await modern(server.origin, { headers: secrets }).get()).toEqual(account);
    expect(other.requests).toEqual([expect.stringMatching(/^GET \/elsewhere /)]);
    expect(other.requests[0]).not.toMatch(/authorization|cookie|s3cret|token-1|idempotency|x-api-version|trace/i);
  });

  test.each([301, 302, 303])("%i to another host: a POST becomes a GET that tells nothing", async (status) => {
    await using other = await startRaw(answers(200, accountJson));
    await using server = await startRaw(to(other.origin, status));
    expect(await modern(server.origin, { headers: secrets }).post("s3cret")).toEqual(account);
    expect(other.requests[0]).toMatch(/^GET /);
    expect(other.requests[0]).not.toMatch(/authorization|cookie|s3cret|token-1|idempotency|content-type/i);
  });

  test.each([307, 308])("%i to another host: a POST is not repeated there", async (status) => {
    await using other = await startRaw(answers(200, accountJson));
    await using server = await startRaw(to(`${other.origin}/x`, status));
    const error = await failureOf(modern(server.origin).post());
    expect(error).toMatchObject({ name: "ApiError", code: status, message: `a redirect to ${other.origin} is not followed` });
    expect(error.response?.headers.get("location")).toBe(`${other.origin}/x`);
    expect([server.requests.length, other.opened()]).toEqual([1, 0]);
  });

  test("neither is a sign-in: its body is the password", async () => {
    await using other = await startRaw(answers(200, JSON.stringify({ access_token: "stolen" })));
    await using server = await startRaw(to(`${other.origin}/oauth/token`, 307));
    const error = await failureOf(modern(server.origin, { credentials: password }).get());
    expect(error).toMatchObject({ name: "ApiError", code: 307 });
    expect(other.opened()).toBe(0);
  });

  test("within the host everything goes along, and 307 repeats the request", async () => {
    await using server = await startRaw(to("/moved", 302), answers(200, accountJson), to("/moved", 307), answers(201, accountJson));
    const { get, post } = modern(server.origin);
    await get();
    await post();
    const [, got, , posted] = server.requests;
    expect(got).toMatch(/^GET \/moved [\s\S]*authorization: Bearer token-1/);
    expect(posted).toMatch(/^POST \/moved [\s\S]*idempotency-key: [\s\S]*"name":"Acme"/);
  });

  test("whoever was sent to another host and back has lost the credentials on the way", async () => {
    const back: { origin: string } = { origin: "" };
    await using other = await startRaw((socket, request) => to(`${back.origin}/home`, 302)(socket, request));
    await using server = await startRaw(to(other.origin, 302), answers(200, accountJson));
    back.origin = server.origin;
    await modern(server.origin).get();
    expect(server.requests[1]).toMatch(/^GET \/home /);
    expect(server.requests[1]).not.toMatch(/authorization/i);
  });

  test("a failure after a redirect is the failure, and takes the place of nothing", async () => {
    await using server = await startRaw(to("/there", 307), answers(503, "{}"));
    const { pb } = modern(server.origin, { maxRetries: 0 });
    const error = await failureOf(pb.accounts.deleteAccount({ account_uuid: uuid }));
    expect(error).toMatchObject({ name: "ServerError", code: 503 });
    expect(server.requests.map((request) => request.slice(0, 14))).toEqual(["DELETE /accoun", "DELETE /there "]);
  });

  test("that lead nowhere end", async () => {
    await using server = await startRaw(to("/again", 302));
    expect(await failureOf(modern(server.origin).get())).toMatchObject({ name: "ApiError", code: 302 });
    expect(server.requests).toHaveLength(21);
  });

  test("the body of a redirect is not read to its end", async () => {
    await using other = await startRaw(answers(200, accountJson));
    await using server = await startRaw((socket) => {
      socket.write(`${head(302, { location: other.origin, "transfer-encoding": "chunked" })}5\r\nhello\r\n`);
    });
    expect(await modern(server.origin).get()).toEqual(account);
    await server.closed();
  });

  test("a browser, which does not show where they lead, follows those of a GET by itself", async () => {
    const asked: (string | undefined)[] = [];
    const fetch = async (_: string, { redirect }: RequestInit) => {
      asked.push(redirect);
      if (redirect !== "manual") return Response.json(account);
      return Object.defineProperty(new Response(null), "type", { value: "opaqueredirect" });
    };
    const { get, post } = modern("https://patchbay.test", { fetch });
    expect(await get()).toEqual(account);
    expect(asked).toEqual(["manual", undefined]);
    await post();
    expect(asked).toEqual(["manual", undefined, "manual"]);
  });
});

describe("drop-in", () => {
  test.each([301, 302, 303, 307, 308])("%i to another host: the token stays, for GET and POST", async (status) => {
    await using other = await startRaw(answers(200, accountJson));
    await using server = await startRaw(to(other.origin, status));
    const { get, post } = dropIn(server.origin);
    expect(await get()).toEqual(account);
    expect(await post()).toEqual(account);
    expect(server.requests.join()).toContain("Bearer token-1");
    expect(other.requests.join()).not.toMatch(/authorization|token-1/i);
  });

  test("a failure there is asked about once more, without any header", async () => {
    await using other = await startRaw(answers(400, "only one way to authenticate"), answers(200, accountJson));
    await using server = await startRaw(to(other.origin, 302));
    expect(await dropIn(server.origin).get()).toEqual(account);
    expect(other.requests[1]).not.toMatch(/authorization|x-api-version|trace/i);
  });
});
