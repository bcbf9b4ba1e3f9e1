/**
 * The program of the page in the browser test: it signs in and lists accounts with both faces of the SDK, and leaves what
 * it found in the page. Where to and as whom stands in the page's address.
 */
import s2sMS, { Patchbay, PatchbayError } from "./index.ts";

const address = new URLSearchParams(location.search);
const given = (name: string) => address.get(name) ?? "";
const host = given("host");
const person = { username: given("username"), password: given("password") };
const client = { clientId: given("client"), clientSecret: given("secret") };

async function modern(): Promise<string[]> {
  const pb = new Patchbay({ host, credentials: { ...person, ...client } });
  const names: string[] = [];
  for await (const account of pb.accounts.listAccounts({ limit: 2, sort: "name" })) names.push(account.name);
  return names;
}

async function dropIn(): Promise<string[]> {
  s2sMS.setMsHost(host);
  s2sMS.setMsAuthHost(host);
  const basic = s2sMS.Oauth.generateBasicToken(client.clientId, client.clientSecret);
  const { access_token } = await s2sMS.Oauth.getAccessToken(basic, person.username, person.password);
  const { items } = await s2sMS.Accounts.listAccounts(access_token, 0, 100, { sort: "name" });
  return items.map(({ name }) => name);
}

async function refused(): Promise<unknown> {
  const pb = new Patchbay({ host, credentials: "no token", maxRetries: 0 });
  try {
    return await pb.accounts.listAccounts();
  } catch (error) {
    return error instanceof PatchbayError ? { name: error.name, code: error.code } : String(error);
  }
}

const found = await Promise.all([modern(), dropIn(), refused()]).then(
  ([names, sameNames, refusal]) => ({ names, sameNames, refusal }),
  (error: unknown) => ({ error: `${error}: ${JSON.stringify(error)}` }),
);
const output = document.createElement("output");
output.textContent = JSON.stringify(found);
document.body.append(output);
