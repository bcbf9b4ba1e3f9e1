/**
 * Invocations of a function that adds two numbers, over HTTP, authenticated, checked, run in a runtime of its own, written down
 * with its event before the answer, against a bare Fastify handler that adds them itself. Then what the parts of it cost: the
 * same in the runtime alone, and a function that touches the SDK.
 */
import { fastify } from "fastify";
import { invokeFunction } from "../packages/server/src/services/lambda/index.ts";
import { Pool } from "../packages/server/src/services/lambda/runtime/pool.ts";
import { compare, perSecond } from "./lib.ts";
import { signIn, startBenchServer, throughput, world } from "./server.ts";

const server = await startBenchServer();
const token = await signIn(server.url, "admina@example.com");
const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };

const source = "export default async ({ x, y }) => ({ sum: x + y });\n";
const withSdk = "export default async ({ x, y }) => ({ sum: x + y, client: typeof patchbay.lambda.listLambdas });\n";
const numbers = { x: 1, y: 2 };

async function deploy(name: string, code: string): Promise<void> {
  const answer = await fetch(`${server.url}/lambda/actions/${name}`, {
    method: "PUT",
    headers,
    body: JSON.stringify({ source: code }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}
await deploy("add", source);
await deploy("add_with_sdk", withSdk);

const bare = fastify();
bare.post<{ Body: { x: number; y: number } }>("/add", async ({ body: { x, y } }) => ({ statusCode: 200, body: { sum: x + y } }));
const bareUrl = await bare.listen({ port: 0, host: "127.0.0.1" });
const body = JSON.stringify(numbers);

const pool = new Pool({ threads: 16, home: "http://localhost" });
const unused = () => Promise.reject(new Error("unused"));
const services = { log: () => undefined, ask: unused, token: unused };
const limits = { memory_bytes: 32 * 1024 * 1024, cpu_ms: 5_000, timeout_ms: 30_000 };
const work = { owner: "bench", file: "add.js", source, parameters: body, context: "{}", secrets: [], limits };
const runAlone = () => pool.run({ owner: "bench", key: "add", most: 64, work, services });

const { kernel } = server.app;
const account = {
  account_uuid: world.accounts.customerA,
  account_path: [world.accounts.root, world.accounts.reseller, world.accounts.customerA],
};
const call = { ...account, user_uuid: world.users.adminA, parameters: numbers, trace_id: "bench" };

await compare("lambda", [
  {
    figure: "invocations over HTTP",
    unit: "calls/s",
    ours: () => throughput({ url: `${server.url}/lambda/actions/add/invoke`, method: "POST", headers, body, duration: 3 }),
    reference: () => throughput({ url: `${bareUrl}/add`, method: "POST", headers, body, duration: 3 }),
  },
  {
    figure: "runtime alone, against invocations without HTTP",
    unit: "calls/s",
    ours: () => perSecond(2_000, 16, () => invokeFunction(kernel, { ...call, name: "add" })),
    reference: () => perSecond(2_000, 16, runAlone),
  },
  {
    figure: "with the SDK, against without",
    unit: "calls/s",
    ours: () => perSecond(200, 8, () => invokeFunction(kernel, { ...call, name: "add_with_sdk" })),
    reference: () => perSecond(200, 8, () => invokeFunction(kernel, { ...call, name: "add" })),
  },
]);

await pool.close();
await bare.close();
await server.close();
