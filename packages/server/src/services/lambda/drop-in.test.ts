/** What applications on the old SDK rely on: its functions, called as they call them. */
import s2sMS from "@patchbay/sdk";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../../testing/harness.ts";

const { Lambda, Oauth, Util } = s2sMS;
const trace = () => Util.generateNewMetaData({});

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer();
  s2sMS.setMsHost(server.url);
  s2sMS.setMsAuthHost(server.url);
  token = await server.tokenFor("userA");
});
afterAll(() => server.close());

const names = ({ items }: { readonly items: readonly { readonly name: string }[] }) => items.map(({ name }) => name);

it("lists functions, also where a trace stands for the offset", async () => {
  expect(names(await Lambda.listLambdas(token, 0, 10, trace()))).toContain("sumnumbers");
  expect(names(await Reflect.apply(Lambda.listLambdas, undefined, [token, trace()]))).toContain("sumnumbers");
});

it("lists functions for an OAuth client", async () => {
  const { access_token } = await Oauth.getClientToken(server.basicToken);
  expect(names(await Lambda.listLambdas(access_token))).not.toEqual([]);
});

it("adds numbers, and has no function whose name has spaces", async () => {
  expect(await Lambda.invokeLambda(token, "sumnumbers", { nbrs: [2, 3] }, trace())).toMatchObject({ body: { sum: 5 } });
  expect(await Lambda.invokeLambda(token, "sumnumbers", { x: "2", y: 3 })).toMatchObject({ body: { sum: 5 } });
  expect(await Lambda.invokeLambda(token, "echo", { any: [1, null, "x"] })).toMatchObject({ body: { any: [1, null, "x"] } });
  const missing = Lambda.invokeLambda(token, "no such function", {}, trace());
  await expect(missing).rejects.toMatchObject({ code: 404 });
});
