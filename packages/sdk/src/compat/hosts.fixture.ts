import { type Loopback, type Reply, type Seen, startLoopback } from "../core/loopback.fixture.ts";
import { setMSVersion, setMsAuthHost, setMsHost } from "./store.ts";

/** A loopback server that the drop-in functions take for gateway and token host. */
export async function startPlatform(answer: (seen: Seen) => Reply): Promise<Loopback> {
  const server = await startLoopback(answer);
  setMsHost(server.origin);
  setMsAuthHost(server.origin);
  setMSVersion();
  return server;
}

/** What a test compares of a request: method, URL and JSON body. */
export function line({ method, url, body }: Seen): string {
  return [method, url, body].filter((part) => part !== "").join(" ");
}
