/**
 * The other side of the benchmark of webhooks, in a process of its own: answers 204 and tells when as many have come as it was
 * told to expect, with the latencies by the time that stands in the body. What is sent to `/dead` is never answered, and what is
 * sent to `/live` is not counted.
 */
import { createServer } from "node:http";

let expected = 0;
let come = 0;
let latencies: number[] = [];

process.on("message", (count: number) => {
  [expected, come, latencies] = [count, 0, []];
});

const server = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on("data", (piece: Buffer) => pieces.push(piece));
  request.on("end", () => {
    if (request.url?.startsWith("/dead") === true) return;
    response.writeHead(204).end();
    if (request.url?.startsWith("/live") === true) return;
    const sent = /"sent":(\d+)/.exec(Buffer.concat(pieces).toString())?.[1];
    if (sent !== undefined) latencies.push(Date.now() - Number(sent));
    if (++come === expected) process.send?.({ latencies });
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address !== null && typeof address === "object") process.send?.(`http://127.0.0.1:${address.port}`);
});
