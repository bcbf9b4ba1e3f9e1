/** The other side of the SDK's benchmark, in a process of its own: answers every request with the same account. */
import { createServer } from "node:http";

const uuid = "0198c5e2-0000-7000-8000-000000000001";
const body = JSON.stringify({
  uuid,
  number: "1001",
  name: "Benchmark",
  type: "Customer",
  status: "Active",
  description: "An account as the server shows it.",
  address: { address1: "1 Main Street", city: "Springfield", state: "IL", postal_code: "62701", country: "US" },
  contacts: [{ type: "primary", first: "Ada", last: "Byron", email: "ada@example.com", phone: "+13125550100" }],
  reference: "",
  parent_uuid: "0198c5e2-0000-7000-8000-000000000000",
  created: { by: uuid, datetime: "2026-01-31T12:00:00.000Z" },
  modified: { by: uuid, datetime: "2026-01-31T12:00:00.000Z" },
});
const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };

const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => response.writeHead(200, headers).end(body));
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address !== null && typeof address === "object") process.send?.(`http://127.0.0.1:${address.port}`);
});
