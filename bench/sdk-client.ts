/**
 * The measured side of the SDK's benchmark, a process with room for thousands of calls' garbage: as long as nothing is
 * collected, what the heap has grown by is what was allocated. Its argument is the server's address.
 */
import { Accounts, Patchbay, setMsHost } from "@patchbay/sdk";

/** A call of the benchmark: which way, which method, and what is measured of it. */
export interface Task {
  readonly way: "fetch" | "fetchWithTimeout" | "modern" | "dropIn";
  readonly method: "get" | "post";
  /** Calls per second of this process's CPU time, or bytes on the heap per call. */
  readonly figure: "calls" | "bytes";
}

const host = String(process.argv[2]);
const concurrency = 8;
const account_uuid = "0198c5e2-0000-7000-8000-000000000001";
const account = { name: "Benchmark", type: "Customer" as const, parent_uuid: account_uuid };

setMsHost(host);
const pb = new Patchbay({ host, credentials: "token" });

/** What the API asks of every request, and both faces send. */
const headers = () => ({
  authorization: "Bearer token",
  "content-type": "application/json",
  "x-api-version": "v1",
  id: crypto.randomUUID(),
  trace: crypto.randomUUID(),
  parent: crypto.randomUUID(),
  debug: "false",
});
const url = `${host}/accounts/accounts`;
const init = {
  get: () => ({ headers: headers() }),
  post: () => ({ method: "POST", headers: headers(), body: JSON.stringify(account) }),
};
const urls = { get: `${url}/${account_uuid}`, post: url };

const ways: Record<Task["way"], (method: Task["method"]) => Promise<unknown>> = {
  fetch: async (method) => (await fetch(urls[method], init[method]())).json(),
  fetchWithTimeout: async (method) => {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), 60_000);
    const answer = await fetch(urls[method], { ...init[method](), signal: controller.signal });
    const body: unknown = await answer.json();
    clearTimeout(timer);
    return body;
  },
  modern: (method) => (method === "get" ? pb.accounts.getAccount({ account_uuid }) : pb.accounts.createAccount(account)),
  dropIn: (method) => (method === "get" ? Accounts.getAccount("token", account_uuid) : Accounts.createAccount("token", account)),
};

async function calls({ way, method }: Task, count: number): Promise<void> {
  let left = count;
  const caller = async () => {
    while (left-- > 0) await ways[way](method);
  };
  await Promise.all(Array.from({ length: concurrency }, caller));
}

async function measure(task: Task): Promise<number> {
  const count = task.figure === "calls" ? 3_000 : 500;
  const heap = process.memoryUsage().heapUsed;
  const before = process.cpuUsage();
  await calls(task, count);
  const { user, system } = process.cpuUsage(before);
  if (task.figure === "calls") return (count * 1e6) / (user + system);
  const grown = process.memoryUsage().heapUsed - heap;
  // A collection came between; the next attempt finds an empty heap.
  return grown > 0 ? grown / count : measure(task);
}

process.on("message", async (task: Task) => process.send?.(await measure(task)));
