/**
 * URLs that nothing in the platform may call, and a trap that notices if something does. Every feature that takes a URL is
 * put to this test: where the URL is given it may be refused or not, but no connection may be attempted.
 */
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo, Socket } from "node:net";
import type { Resolve } from "../kernel/outbound/index.ts";

const at = (host: string) => `http://${host}:PORT/latest/meta-data`;

/** Every way to write an address that is not public, and URLs that are nobody's business; `PORT` stands for a port. */
export const hostileUrls: readonly string[] = [
  ...[
    // Loopback: dotted, decimal, hexadecimal, octal, short, mixed, padded, percent-encoded, full-width, with a dot
    "127.0.0.1",
    "127.0.0.2",
    "127.255.255.254",
    "2130706433",
    "0x7f000001",
    "0x7F.0.0.1",
    "0177.0.0.1",
    "017700000001",
    "0177.0x0.0.1",
    "127.1",
    "127.0.1",
    "127.0.0.1.",
    "0x7f.1",
    "00000177.0.0.1",
    "%31%32%37.0.0.1",
    "127%2e0%2e0%2e1",
    "127。0。0。1",
    "１２７.０.０.１",
    "①②⑦.⓪.⓪.①",
    // This host, private, shared, link-local, metadata, reserved, documentation, benchmarking, multicast, broadcast
    "0.0.0.0",
    "0",
    "0.1.2.3",
    "0x0",
    "10.0.0.1",
    "10.255.255.255",
    "167772161",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1",
    "192.168.255.255",
    "0xc0a80001",
    "100.64.0.1",
    "100.127.255.254",
    "100.100.100.200",
    "169.254.169.254",
    "0xa9fea9fe",
    "2852039166",
    "0251.0376.0251.0376",
    "168.63.129.16",
    "192.0.0.1",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "0xffffffff",
    // IPv6
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[0000::0001]",
    "[::]",
    "[0::0]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::ffff:10.0.0.1]",
    "[::ffff:169.254.169.254]",
    "[0:0:0:0:0:ffff:127.0.0.1]",
    "[::ffff:0:127.0.0.1]",
    "[::127.0.0.1]",
    "[::7f00:1]",
    "[64:ff9b::127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b::a9fe:a9fe]",
    "[64:ff9b:1::10.0.0.1]",
    "[2002:7f00:1::]",
    "[2002:7f00:1::1]",
    "[2002:a00:1::1]",
    "[2002:a9fe:a9fe::]",
    "[2001::1]",
    "[2001:0:4136:e378:8000:63bf:80ff:fffe]",
    "[2001:db8::1]",
    "[2001:10::1]",
    "[2001:20::1]",
    "[2001:2::1]",
    "[3fff::1]",
    "[100::1]",
    "[fc00::1]",
    "[fd00:ec2::254]",
    "[fdff:ffff::1]",
    "[fe80::1]",
    "[febf::1]",
    "[fec0::1]",
    "[ff02::1]",
    "[ff0e::1]",
    "[4000::1]",
    "[5f00::1]",
    "[ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]",
  ].map(at),
  // Names that resolve to such an address
  "http://hooks.example:PORT/",
  "http://HOOKS.example:PORT/",
  "https://hooks.example:PORT/",
  // Another scheme, credentials, no address, no URL
  "http://user:password@hooks.example:PORT/",
  "http://user@hooks.example:PORT/",
  "http://:x@127.0.0.1:PORT/",
  "http://example.com@127.0.0.1:PORT/",
  "http://example.com\\@127.0.0.1:PORT/",
  "file:///etc/passwd",
  "ftp://127.0.0.1:PORT/",
  "gopher://127.0.0.1:PORT/_x",
  "ws://127.0.0.1:PORT/",
  "unix:/var/run/docker.sock",
  "data:text/plain,x",
  "javascript:alert(1)",
  "blob:http://127.0.0.1:PORT/x",
  "http://",
  "http://256.256.256.256/",
  "http://127.0.0.1:99999/",
  "http://[::1%25lo]:PORT/",
  "http://[fe80::1%25eth0]:PORT/",
  "//127.0.0.1:PORT/",
  "/etc/passwd",
  "127.0.0.1:PORT",
  "localhost:PORT",
  "",
];

/** The one private address that servers under test may call. What listens there redirects to those they may not. */
const gate = "127.0.0.77";
const redirections = [301, 302, 303, 307, 308];

/** Listens wherever a hostile URL may lead on this machine, and hears of every attempt to connect from this process. */
export interface Trap {
  /** All hostile URLs with the port of the trap, names among them that resolve to private addresses, and redirections. */
  readonly urls: readonly string[];
  /** Settings for `startTestServer`: `{ env: trap.env, resolve: trap.resolve }`. */
  readonly env: Readonly<Record<string, string>>;
  readonly resolve: Resolve;
  /** Attempts to connect from this process and connections from any: `10.0.0.1`. Must stay empty. */
  readonly touched: readonly string[];
  close(): Promise<void>;
}

/** Sets the trap. */
export async function startTrap(): Promise<Trap> {
  const touched: string[] = [];
  const target = createServer((_, response) => response.end("reached"));
  target.on("connection", (socket) => touched.push(`from ${socket.remoteAddress}`));
  target.listen(0);
  await once(target, "listening");
  const { port } = target.address() as AddressInfo;
  const redirector = createServer(({ url = "" }, response) => redirect(url, response)).listen(0, gate);
  await once(redirector, "listening");
  const { port: gatePort } = redirector.address() as AddressInfo;

  const withPort = (url: string) => url.replace("PORT", String(port));
  const names = ["private.example", "rebinding.example", "mixed.example", "metadata.example"];
  const places = ["http://127.0.0.1:PORT/", "http://169.254.169.254:PORT/", "http://[::1]:PORT/", "http://private.example:PORT/"];
  const unwatch = watchConnections(port, touched);
  return {
    urls: [
      ...hostileUrls.map(withPort),
      ...names.map((name) => withPort(`http://${name}:PORT/`)),
      ...places.flatMap((place) =>
        redirections.map((status) => `http://${gate}:${gatePort}/${status}?${encodeURIComponent(withPort(place))}`),
      ),
    ],
    env: { PATCHBAY_OUTBOUND_ALLOW: gate },
    resolve: hostileResolver(),
    touched,
    close: async () => {
      unwatch();
      for (const server of [target, redirector]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

function redirect(url: string, response: ServerResponse): void {
  const { pathname, search } = new URL(url, "http://gate.example");
  response.writeHead(Number(pathname.slice(1)), { location: decodeURIComponent(search.slice(1)) }).end();
}

/** Names lead to private addresses, one to another each time, one to several. */
function hostileResolver(): Resolve {
  let asked = 0;
  const answers = ["127.0.0.1", "10.0.0.1", "::1", "169.254.169.254"];
  const at = (address: string) => ({ address, family: address.includes(":") ? 6 : 4 });
  return async (host) => {
    if (host === "rebinding.example") return [at(answers[asked++ % answers.length] ?? "")];
    if (host === "mixed.example") return answers.map(at);
    return [at(host === "metadata.example" ? "169.254.169.254" : "127.0.0.1")];
  };
}

/** Notes every attempt of this process to connect to the port, wherever; returns how to end it. */
function watchConnections(port: number, touched: string[]): () => void {
  const { connect } = Socket.prototype;
  const watched = function (this: Socket, ...args: unknown[]): Socket {
    this.on("connectionAttempt", (address: string, to: number) => {
      if (to === port) touched.push(address);
    });
    return Reflect.apply(connect, this, args);
  };
  // The overloads of `connect` differ only in their arguments, which are passed on as they are.
  Socket.prototype.connect = watched as typeof connect;
  return () => {
    Socket.prototype.connect = connect;
  };
}
