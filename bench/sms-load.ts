/**
 * The load of the benchmark of texts, a process of its own: posts texts to ever other telephones over plain sockets, which
 * cost the machine least. Says how many were accepted in a second.
 */
import { connect } from "node:net";

/** What to post. */
export interface Load {
  readonly url: string;
  readonly token: string;
  /** Texts, each from the next of the senders: what it adds to the text and its recipient. */
  readonly senders: readonly object[];
  readonly count: number;
  readonly connections: number;
}

const areas = [201, 212, 213, 216, 248, 281, 302, 303, 305, 310, 312, 313, 323, 404, 407, 412, 415, 469, 503, 508];
let made = 0;

/** A telephone that nobody has: in the exchange 555, of one area after the other. */
function telephone(): string {
  const n = made++;
  return `+1${areas[n % areas.length]}555${String(Math.floor(n / areas.length) % 10_000).padStart(4, "0")}`;
}

/** Posts one text after the other, as long as `next` gives some. */
function post(url: URL, token: string, next: () => object | undefined): Promise<void> {
  const head = `POST ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\n`;
  return new Promise((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname);
    let answer = "";
    const send = () => {
      const text = next();
      if (text === undefined) {
        socket.end();
        return resolve();
      }
      const body = JSON.stringify(text);
      socket.write(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    socket.setNoDelay(true).setEncoding("latin1").on("error", reject).on("connect", send);
    socket.on("data", (octets) => {
      answer += octets;
      const end = answer.indexOf("\r\n\r\n");
      const length = Number(/content-length: (\d+)/i.exec(answer)?.[1]);
      if (end < 0 || answer.length < end + 4 + length) return;
      if (!answer.startsWith("HTTP/1.1 20")) reject(new Error(answer));
      answer = "";
      send();
    });
  });
}

async function run({ url, token, senders, count, connections }: Load): Promise<number> {
  let left = count;
  const next = () => {
    if (left-- <= 0) return undefined;
    return { to: telephone(), content: [{ type: "text", body: `Your code is ${left}.` }], ...senders[left % senders.length] };
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, () => post(new URL(url), token, next)));
  return (count * 1000) / (performance.now() - began);
}

process.on("message", async (load: Load) => process.send?.(await run(load)));
