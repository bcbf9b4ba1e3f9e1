import { expect, test } from "vitest";
import { type Behaviour, startFaulty } from "../client/faulty.fixture.ts";
import { AbortError, Patchbay, PermissionError, type StreamEvent, type StreamParams } from "../index.ts";
import { json } from "./helpers.fixture.ts";

const block = (id: number, company: string) =>
  `id: ${id}\ndata: ${JSON.stringify({ id: String(id), type: "contacts.created", data: { company } })}\n\n`;

/** Streams these pieces of text, and then goes on as told. */
function streaming(pieces: readonly string[], then: "end" | "break" | "stay" = "end"): Behaviour {
  return (response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(": patchbay\nretry: 2000\n\n");
    for (const piece of pieces) response.write(piece);
    if (then === "end") response.end();
    else if (then === "break") setImmediate(() => response.socket?.resetAndDestroy());
  };
}

/** Waits between connections pass at once; nobody is silent for too long. */
const clock = {
  now: () => Date.now(),
  after: (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms < 45_000 ? 0 : ms);
    return () => clearTimeout(timer);
  },
};

/** Takes so many events, or what comes until it fails. */
async function take(server: { readonly origin: string }, count: number, params: StreamParams = {}, signal?: AbortSignal) {
  const pb = new Patchbay({ host: server.origin, credentials: "token" });
  const events: StreamEvent[] = [];
  for await (const event of pb.stream(params, { clock, random: () => 0, signal })) {
    events.push(event);
    if (events.length === count) break;
  }
  return events;
}

const companies = (events: readonly StreamEvent[]) => events.map(({ data }) => (data as { company?: unknown }).company);

test("gives events one by one, whatever pieces they arrive in", async () => {
  const text = block(1, "é") + block(2, "two");
  await using server = await startFaulty(
    streaming(
      [...text].flatMap((letter) => [letter]),
      "stay",
    ),
  );
  const events = await take(server, 2, { events: ["contacts.*"], user_uuid: "*", criteria: [{ company: "two" }] });
  expect(companies(events)).toEqual(["é", "two"]);
  const url = new URL(server.arrived[0]?.url ?? "", server.origin);
  expect(url.pathname).toBe("/pubsub/stream");
  expect(Object.fromEntries(url.searchParams)).toEqual({
    events: "contacts.*",
    user_uuid: "*",
    criteria: '[{"company":"two"}]',
  });
  expect(server.arrived[0]?.headers.authorization).toBe("Bearer token");
});

test("connects again and goes on after the last event, or the place that it was told", async () => {
  await using server = await startFaulty(
    streaming([block(7, "one")]),
    json(503, { code: 503, message: "not now" }),
    streaming(["id: 9\n\n", block(10, "two"), block(11, "thr").slice(0, 9)], "break"),
    streaming(["event: end\ndata: {}\n\n"], "stay"),
    streaming([block(11, "three")], "stay"),
  );
  const events = await take(server, 3, { after: "5" });
  expect(companies(events)).toEqual(["one", "two", "three"]);
  expect(server.arrived.map(({ headers }) => headers["last-event-id"])).toEqual(["5", "7", "7", "10", "10"]);
});

test("ends with a refusal that no further connection would mend", async () => {
  await using server = await startFaulty(json(403, { code: 403, message: "no", details: [] }));
  await expect(take(server, 1)).rejects.toBeInstanceOf(PermissionError);
  expect(server.arrived).toHaveLength(1);
});

test("ends with an abort, also while nothing happens", async () => {
  const abort = new AbortController();
  await using server = await startFaulty(streaming([], "stay"));
  const pb = new Patchbay({ host: server.origin, credentials: "token" });
  const next = pb.stream({}, { signal: abort.signal }).next();
  await server.count(1);
  abort.abort();
  await expect(next).rejects.toBeInstanceOf(AbortError);
});
