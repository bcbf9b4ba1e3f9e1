/**
 * Client-credential grants and password logins per second, each against a bare Fastify handler that does only what cannot
 * be left out: sign a token and note it in one row, and for logins verify an argon2id hash of the same cost. Then what
 * other requests notice of logins: the p99 of a GET without and with people signing in all the time.
 */
import { randomUUID } from "node:crypto";
import { fastify } from "fastify";
import { generateKeyPair, SignJWT } from "jose";
import pg from "pg";
import { Passwords } from "../packages/server/src/kernel/passwords/passwords.ts";
import { compare } from "./lib.ts";
import { grant, load, passwordGrant, startBenchServer, throughput, world } from "./server.ts";

const server = await startBenchServer();
const config: pg.PoolConfig & { pipeline: boolean } = { connectionString: server.databaseUrl, max: 20, pipeline: true };
const pool = new pg.Pool(config);
pool.on("error", () => undefined);
await pool.query("create table bare_token (jti uuid primary key, token text not null)");

const { privateKey } = await generateKeyPair("RS256", { modulusLength: 2048 });
const passwords = new Passwords();
const hash = await passwords.hash("correct horse battery staple");

async function bareToken(): Promise<{ access_token: string }> {
  const jti = randomUUID();
  const access_token = await new SignJWT({ tid: world.accounts.root, cid: "bare", scp: "default" })
    .setProtectedHeader({ alg: "RS256" })
    .setSubject(world.users.root)
    .setJti(jti)
    .setExpirationTime("1h")
    .sign(privateKey);
  await pool.query({ name: "note", text: "insert into bare_token (jti, token) values ($1, $2)", values: [jti, access_token] });
  return { access_token };
}

const bare = fastify();
bare.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) => done(null, body));
bare.post("/client", bareToken);
bare.post("/password", async () => {
  if (!(await passwords.verify(hash, "correct horse battery staple"))) throw new Error("The password is right.");
  return bareToken();
});
const bareUrl = await bare.listen({ port: 0, host: "127.0.0.1" });

const clientGrant = grant({ grant_type: "client_credentials", scope: "default" });
// Several people, as one person's attempts are checked a few at a time.
const people = ["root", "reseller", "admina", "usera", "adminb", "userb", "locationa", "reseller2"];
const login = { ...passwordGrant("root@example.com"), requests: people.map((name) => passwordGrant(`${name}@example.com`)) };
const get = {
  url: `${server.url}/accounts/accounts/${world.accounts.customerA}`,
  headers: { authorization: `Bearer ${server.token}` },
};

/** p99 of a GET in ms, asked for by four connections, while `meanwhile` runs. */
async function p99(meanwhile: () => Promise<unknown>): Promise<number> {
  const [result] = await Promise.all([load({ ...get, connections: 4, duration: 3 }), meanwhile()]);
  return result.latency.p99;
}

await compare(
  "token",
  [
    {
      figure: "client-credential grants",
      unit: "grants/s",
      ours: () => throughput({ url: `${server.url}/oauth/token`, ...clientGrant }),
      reference: () => throughput({ url: `${bareUrl}/client`, ...clientGrant }),
    },
    {
      figure: "password logins",
      unit: "logins/s",
      ours: () => throughput({ url: `${server.url}/oauth/token`, ...login }),
      reference: () => throughput({ url: `${bareUrl}/password`, ...login }),
    },
    {
      figure: "p99 of a GET while people sign in (reference: while nobody does)",
      unit: "ms",
      ours: () => p99(() => load({ url: `${server.url}/oauth/token`, ...login, connections: 4, duration: 3 })),
      reference: () => p99(async () => undefined),
    },
  ],
  3,
);

await bare.close();
await pool.end();
await server.close();
