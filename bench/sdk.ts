/**
 * One GET and one POST over loopback by each face of the SDK, against `fetch` with the same headers and `json()`. The server
 * is another process. Calls are counted per second of the client's CPU time, which does not depend on what else the
 * machine does.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { compare } from "./lib.ts";
import type { Task } from "./sdk-client.ts";

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const server = fork(file("./sdk-server.ts"));
const [host] = await once(server, "message");
// Half a gigabyte of young generation, so that collections are rare.
const client = fork(file("./sdk-client.ts"), [String(host)], { execArgv: [...process.execArgv, "--max-semi-space-size=512"] });

async function measured(task: Task): Promise<number> {
  client.send(task);
  const [figure] = await once(client, "message");
  return Number(figure);
}

const names = { dropIn: "drop-in", modern: "modern", fetch: "fetch", fetchWithTimeout: "fetch with a timeout" };
const contest = (figure: Task["figure"], method: Task["method"], way: Task["way"], against: Task["way"] = "fetch") => ({
  figure: `${figure} of ${method.toUpperCase()}, ${names[way]} against ${names[against]}`,
  unit: figure === "calls" ? "calls/s" : "bytes/call",
  ours: () => measured({ way, method, figure }),
  reference: () => measured({ way: against, method, figure }),
});

await compare(
  "sdk",
  (["calls", "bytes"] as const).flatMap((figure) =>
    (["get", "post"] as const).flatMap((method) => [
      contest(figure, method, "dropIn"),
      contest(figure, method, "modern"),
      contest(figure, method, "modern", "fetchWithTimeout"),
    ]),
  ),
);
client.kill();
server.kill();
