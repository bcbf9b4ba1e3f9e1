import { afterEach, expect, test } from "vitest";
import { startLoopback } from "../core/loopback.fixture.ts";
import { startPlatform } from "./hosts.fixture.ts";
import { Oauth, Util } from "./namespaces.ts";
import { setMsAuthHost } from "./store.ts";

afterEach(() => {
  Util.config.compat = "4.14";
});

async function manageClients() {
  await Oauth.createClientApp("T", "u", "n", "d");
  await Oauth.scopeClientApp("T", "c/1", ["default"]);
  await Oauth.assignPolicyToClientApp("T", "c/1", "p");
}

const answer = ({ url }: { url: string }) => (url.endsWith("/clients") ? { body: {} } : { status: 204 });

test("clients are managed on the auth host, as in 4.14", async () => {
  await using gateway = await startPlatform(answer);
  await using auth = await startLoopback(answer);
  setMsAuthHost(auth.origin);
  await manageClients();
  expect(gateway.seen).toEqual([]);
  expect(auth.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
    `POST /oauth/clients`,
    `POST /oauth/clients/c%2F1/scopes`,
    `POST /clients/c%2F1/policy`,
  ]);
});

test("with compat 4.16 they are managed on the gateway; tokens stay where they are", async () => {
  await using gateway = await startPlatform(answer);
  await using auth = await startLoopback(answer);
  setMsAuthHost(auth.origin);
  Util.config.compat = "4.16";
  await manageClients();
  await Oauth.validateToken("T", "t");
  expect(gateway.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
    `POST /oauth/oauth/clients`,
    `POST /oauth/clients/c%2F1/scopes`,
    `POST /oauth/clients/c%2F1/policy`,
  ]);
  expect(auth.seen.map(({ method, url }) => `${method} ${url}`)).toEqual(["POST /oauth/validate/access"]);
});
