import { createHash, randomBytes } from "node:crypto";
import { openAsBlob } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Socket, type Server as TcpServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, describe, expect, test, vi } from "vitest";
import { clientOf, failureOf, ok } from "../client/client.fixture.ts";
import { empty, reset, startFaulty } from "../client/faulty.fixture.ts";
import { AbortError, AuthenticationError, ConnectionError, Patchbay } from "../client/index.ts";
import { startLoopback } from "../core/loopback.fixture.ts";
import type { FileInput } from "../resources/types.ts";
import { type UploadProgress, uploadLargeFile } from "./index.ts";

const user_uuid = "0198c5e2-0000-7000-8000-000000000001";
const content = randomBytes(300_000);
const half = content.subarray(0, 150_000);
const rest = content.subarray(150_000);

async function* chunks(...pieces: readonly (Uint8Array | string)[]) {
  yield* pieces;
}

/** A media service that keeps what it was sent. */
async function mediaServer() {
  const server = await startLoopback(() => ({ status: 201, body: { file_id: "f", file_size: content.length } }));
  const pb = new Patchbay({ host: server.origin, credentials: "token", maxRetries: 0 });
  const received = async () => {
    const [seen] = server.seen;
    const form = await new Response(seen?.bytes, { headers: { "content-type": seen?.headers["content-type"] ?? "" } }).formData();
    const file = form.get("file");
    if (!(file instanceof Blob)) throw new Error("no file has arrived");
    const fields = Object.fromEntries([...form].filter(([name]) => name !== "file"));
    return { file: Buffer.from(await file.arrayBuffer()), type: file.type, name: file.name, fields };
  };
  return { server, pb, received, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

// Node can send streams; with a document in sight it is taken for a browser, which cannot.
describe.each(["streams", "has no streams"])("where the platform %s", (platform) => {
  const streams = platform === "streams";
  const enter = () => streams || vi.stubGlobal("document", {});
  afterEach(() => vi.unstubAllGlobals());

  test.each<[string, () => FileInput, number | undefined]>([
    ["a Blob", () => new Blob([content]), content.length],
    ["bytes", () => content, content.length],
    [
      "a part of a buffer",
      () => Buffer.concat([half, content, rest]).subarray(half.length, half.length + content.length),
      content.length,
    ],
    ["an ArrayBuffer", () => new Uint8Array(content).buffer, content.length],
    ["a Node stream", () => Readable.from([half, rest]), undefined],
    ["a web stream", () => new Blob([content]).stream(), undefined],
    ["an async iterable", () => chunks(half, rest), undefined],
  ])("%s arrives as it is, and progress is told in its bytes", async (_, file, total) => {
    enter();
    await using media = await mediaServer();
    const progress: UploadProgress[] = [];
    const onProgress = (each: UploadProgress) => progress.push(each);
    const stored = await uploadLargeFile(media.pb.media, { user_uuid, file: file(), file_name: 'ä "b".bin' }, { onProgress });
    expect(stored.file_id).toBe("f");
    const received = await media.received();
    expect(received.file.equals(content)).toBe(true);
    expect(received.fields).toEqual({ file_name: 'ä "b".bin' });
    const [seen] = media.server.seen;
    expect(seen?.url).toBe(`/media/users/${user_uuid}/media`);
    expect(seen?.headers["transfer-encoding"]).toBe(streams ? "chunked" : undefined);
    expect(progress[0]).toEqual({ loaded: 0, total: streams ? total : content.length });
    expect(progress.at(-1)).toEqual({ loaded: content.length, total: streams ? total : content.length });
    const steps = progress.map(({ loaded }) => loaded);
    expect(steps).toEqual(steps.toSorted((one, other) => one - other));
    expect(progress.length > 2).toBe(streams);
  });

  test("text is sent as UTF-8, other fields beside it, to the global library", async () => {
    enter();
    await using media = await mediaServer();
    await uploadLargeFile(media.pb.media, { file: "grüße", file_title: "Greetings", file_category: "document" });
    const received = await media.received();
    expect(received.file.toString()).toBe("grüße");
    expect(received.fields).toEqual({ file_title: "Greetings", file_category: "document" });
    expect(media.server.seen[0]?.url).toBe("/media/media");
  });

  test("a File gives its name and type; a name that is given counts more", async () => {
    enter();
    const file = new File(["x"], "own.png", { type: "image/png" });
    await using named = await mediaServer();
    await uploadLargeFile(named.pb.media, { file });
    expect(await named.received()).toMatchObject({ name: "own.png", type: "image/png" });
    await using renamed = await mediaServer();
    await uploadLargeFile(renamed.pb.media, { file, file_name: "new.png" });
    expect(await renamed.received()).toMatchObject({ name: "new.png", type: "image/png" });
  });

  test("a Blob is sent again when the connection breaks", async () => {
    enter();
    await using server = await startFaulty(reset, ok);
    const loaded: number[] = [];
    const onProgress = (each: UploadProgress) => loaded.push(each.loaded);
    await uploadLargeFile(clientOf(server).pb.media, { file: new Blob(["again"]) }, { onProgress });
    expect(server.arrived.map(({ body }) => body.includes("again"))).toEqual([true, true]);
    if (streams) expect(loaded).toEqual([0, 5, 0, 5]);
  });
});

test("a stream that tells no size may be given one", async () => {
  await using media = await mediaServer();
  const totals = new Set<number | undefined>();
  const options = { size: content.length, onProgress: ({ total }: UploadProgress) => totals.add(total) };
  await uploadLargeFile(media.pb.media, { file: chunks(half, rest) }, options);
  expect([...totals]).toEqual([content.length]);
});

test("a file on the disk is read from there, as often as it takes", async () => {
  const folder = await mkdtemp(join(tmpdir(), "upload-"));
  const path = join(folder, "file.bin");
  await writeFile(path, content);
  await using server = await startFaulty(reset, ok);
  await uploadLargeFile(clientOf(server).pb.media, { file: await openAsBlob(path) });
  expect(server.arrived).toHaveLength(2);
  await rm(folder, { recursive: true });
});

test.each([
  ["the connection breaks", reset, ConnectionError],
  ["the token is refused", empty(401), AuthenticationError],
] as const)("a stream is not sent again when %s", async (_, behaviour, type) => {
  await using server = await startFaulty(behaviour, ok);
  const tokens = ["first", "second"];
  const { pb } = clientOf(server, { credentials: async () => tokens.shift() ?? "none" });
  expect(await failureOf(uploadLargeFile(pb.media, { file: chunks("once") }))).toBeInstanceOf(type);
  expect(server.arrived).toHaveLength(1);
});

test.each([
  ["the stream", true],
  ["onProgress", false],
])("what %s fails with is the cause", async (_, inStream) => {
  await using server = await startFaulty(ok);
  const broken = new Error("disk is gone");
  async function* failing() {
    yield half;
    if (inStream) throw broken;
    yield rest;
  }
  const onProgress = ({ loaded }: UploadProgress) => {
    if (!inStream && loaded > 0) throw broken;
  };
  const error = await failureOf(uploadLargeFile(clientOf(server).pb.media, { file: failing() }, { onProgress }));
  const causes: unknown[] = [];
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) causes.push(cause);
  expect(causes).toContain(broken);
  expect(server.arrived).toHaveLength(0);
});

test.each([undefined, null, 17, {}])("a file of %j is refused before anything is sent", async (file) => {
  await using server = await startFaulty(ok);
  const untyped: Parameters<typeof uploadLargeFile>[1] = JSON.parse(JSON.stringify({ file }));
  expect(await failureOf(uploadLargeFile(clientOf(server).pb.media, untyped))).toMatchObject({ code: 400 });
  expect(server.arrived).toHaveLength(0);
});

/** A file that never ends, and whether somebody has closed it. */
function endless() {
  const state = { closed: false };
  async function* pieces() {
    try {
      for (;;) yield half;
    } finally {
      state.closed = true;
    }
  }
  return { state, file: pieces() };
}

test("an abort ends it in the middle, and closes the stream", async () => {
  await using server = await startFaulty(ok);
  const controller = new AbortController();
  const { state, file } = endless();
  const onProgress = ({ loaded }: UploadProgress) => {
    if (loaded > 2_000_000) controller.abort("enough");
  };
  const upload = uploadLargeFile(clientOf(server).pb.media, { file }, { onProgress, signal: controller.signal });
  const error = await failureOf(upload);
  expect(error).toBeInstanceOf(AbortError);
  expect(error.cause).toBe("enough");
  await vi.waitFor(() => expect(state.closed).toBe(true));
});

test.each<[string, (socket: Socket) => void, string]>([
  ["breaks the connection", (socket) => socket.resetAndDestroy(), "ConnectionError"],
  ["refuses it", (socket) => socket.end("HTTP/1.1 413 Too Large\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"), "ApiError"],
])("a server that %s in the middle ends it, and closes the stream", async (_, answer, name) => {
  const server = createTcpServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => answer(socket));
  });
  const host = await listening(server);
  const { state, file } = endless();
  const pb = new Patchbay({ host, credentials: "token" });
  const error = await failureOf(uploadLargeFile(pb.media, { file }));
  expect(error.name).toBe(name);
  await vi.waitFor(() => expect(state.closed).toBe(true));
  await new Promise((resolve) => server.close(resolve));
});

async function listening(server: TcpServer): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

test("it may take longer than other calls", async () => {
  await using server = await startFaulty((response, request) => setImmediate(() => ok(response, request)));
  const { pb, clock } = clientOf(server);
  const upload = uploadLargeFile(pb.media, { file: "x" });
  clock.expire();
  await upload;
  expect(clock.waits).toEqual([]);
});

/** Reads a form without keeping it: how long its file is, and its checksum. */
async function digestOf(request: IncomingMessage): Promise<{ size: number; sha256: string }> {
  const boundary = /boundary=(.+)$/.exec(request.headers["content-type"] ?? "")?.[1] ?? "";
  const end = Buffer.from(`\r\n--${boundary}--`);
  const hash = createHash("sha256");
  let held = Buffer.alloc(0);
  let size = 0;
  let inFile = false;
  const take = (bytes: Buffer) => {
    hash.update(bytes);
    size += bytes.length;
  };
  for await (const chunk of request) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    if (!inFile) {
      const headers = held.indexOf('name="file"');
      const start = headers < 0 ? -1 : held.indexOf("\r\n\r\n", headers);
      if (start < 0) continue;
      inFile = true;
      held = held.subarray(start + 4);
    }
    // The end may be cut in two, so that as many bytes wait for the next chunk.
    const kept = Math.max(0, held.length - end.length - 4);
    take(held.subarray(0, kept));
    held = held.subarray(kept);
  }
  take(held.subarray(0, held.indexOf(end)));
  return { size, sha256: hash.digest("hex") };
}

test("memory stays flat while a gigabyte goes out", { timeout: 120_000 }, async () => {
  const server = createServer(async (request, response) => {
    const { size: file_size, sha256: checksum } = await digestOf(request);
    response.writeHead(201, { "content-type": "application/json" });
    response.end(JSON.stringify({ file_id: "f", file_size, checksum }));
  });
  const pb = new Patchbay({ host: await listening(server), credentials: "token" });
  const size = 2 ** 30;
  const piece = randomBytes(2 ** 16);
  const expected = createHash("sha256");
  async function* gigabyte() {
    for (let sent = 0; sent < size; sent += piece.length) {
      expected.update(piece);
      yield piece;
    }
  }
  let [before, peak, last] = [0, 0, 0];
  const onProgress = ({ loaded }: UploadProgress) => {
    last = loaded;
    // Measured from the first 16 MB on, when everything is loaded and buffers are filled.
    if (loaded === 2 ** 24) before = process.memoryUsage.rss();
    if (loaded % 2 ** 22 === 0) peak = Math.max(peak, process.memoryUsage.rss());
  };
  const started = performance.now();
  const stored = await uploadLargeFile(pb.media, { file: gigabyte() }, { onProgress, size });
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(`1 GiB in ${seconds.toFixed(1)} s, memory grew by ${((peak - before) / 2 ** 20).toFixed(0)} MiB\n`);
  expect(stored).toMatchObject({ file_size: size, checksum: expected.digest("hex") });
  expect(last).toBe(size);
  expect(peak - before).toBeLessThan(100 * 2 ** 20);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
