/**
 * The program of the page that listens to realtime events in three ways: the browser's EventSource and WebSocket, and the SDK. What
 * each has heard stands in the page, and where to and with which token in the page's address.
 */
import { Patchbay, type StreamEvent } from "./index.ts";

const address = new URLSearchParams(location.search);
const host = address.get("host") ?? "";
const token = address.get("token") ?? "";
const wanted = "user_uuid=*&events=contacts.created";

/** Shows what a listener has heard, and whether it listens. */
function board(id: string) {
  const output = document.createElement("output");
  output.id = id;
  document.body.append(output);
  const heard: unknown[] = [];
  return {
    opened: () => {
      output.dataset.opened = String(Number(output.dataset.opened ?? 0) + 1);
    },
    hear: (event: StreamEvent) => {
      if (event.type === "contacts.created") heard.push(event.data.company);
      output.textContent = heard.join(", ");
    },
  };
}

/** EventSource sends no token, so the page's own server adds it. It goes on after the last event by itself. */
function bySource(): void {
  const { opened, hear } = board("source");
  const source = new EventSource(`/events?${wanted}`);
  source.onopen = opened;
  source.onmessage = ({ data }) => hear(JSON.parse(data));
}

/** WebSocket offers the token as a protocol; who uses it remembers the place. */
function bySocket(): void {
  const { opened, hear } = board("socket");
  let last: string | undefined;
  const open = () => {
    const resume = last === undefined ? "" : `&last_event_id=${last}`;
    const url = `${host.replace("http", "ws")}/pubsub/stream?${wanted}${resume}`;
    const socket = new WebSocket(url, ["patchbay", `bearer.${token}`]);
    socket.onopen = opened;
    socket.onmessage = ({ data }) => {
      const event: StreamEvent = JSON.parse(data);
      last = event.id;
      hear(event);
    };
    socket.onclose = () => setTimeout(open, 500);
  };
  open();
}

async function bySdk(): Promise<void> {
  const { opened, hear } = board("sdk");
  const noting: typeof fetch = async (...request) => {
    const answer = await fetch(...request);
    if (answer.ok) opened();
    return answer;
  };
  const pb = new Patchbay({ host, credentials: token, fetch: noting });
  for await (const event of pb.stream({ events: ["contacts.created"], user_uuid: "*" })) hear(event);
}

bySource();
bySocket();
await bySdk();
