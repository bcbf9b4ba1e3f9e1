import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, it } from "vitest";
import { AddressPolicy } from "./addresses.ts";
import { guardedConnector } from "./connector.ts";

it("checks the address of the open socket once more, and sends nothing when it is not allowed", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const accepted = once(server, "connection");
  // Stands for everything that may come between lookup and connection: it finds the address allowed only once.
  class Forgetful extends AddressPolicy {
    #asked = 0;
    override allowsAddress(): boolean {
      return this.#asked++ === 0;
    }
  }
  const connect = guardedConnector(new Forgetful([]), async () => [{ address: "127.0.0.1", family: 4 }], 1000);
  const port = String((server.address() as AddressInfo).port);
  const error = await new Promise((resolve) =>
    connect({ hostname: "a.example", protocol: "http:", port }, (...result) => resolve(result[0])),
  );
  expect(error).toMatchObject({ key: "destination_refused" });
  const [socket] = await accepted;
  let received = 0;
  socket.on("data", (bytes: Buffer) => {
    received += bytes.length;
  });
  if (!socket.closed) await once(socket, "close");
  expect(received).toBe(0);
  server.close();
});
