import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FileStore, openDiskStore } from "./index.ts";

let folder: string;
let store: FileStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "patchbay-files-"));
  store = await openDiskStore(folder);
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const pieces = (...parts: (Buffer | string)[]) => Readable.from(parts, { objectMode: false });
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const incoming = () => readdir(join(folder, "incoming"));

async function blobs(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

describe("the disk store", () => {
  it("keeps content under its hash", async () => {
    const content = randomBytes(300_000);
    const stored = await store.put(pieces(content.subarray(0, 100_001), content.subarray(100_001)), 300_000);
    expect(stored).toEqual({ sha256: sha256(content), size: 300_000 });
    expect(await buffer(await store.get(stored.sha256))).toEqual(content);
    expect(await store.size(stored.sha256)).toBe(300_000);
    expect(await readdir(join(folder, stored.sha256.slice(0, 2), stored.sha256.slice(2, 4)))).toEqual([stored.sha256]);
    expect(await incoming()).toEqual([]);
  });

  it("keeps the same content once, also when it comes many times at once, and nothing at all is content too", async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => store.put(pieces("same"), 10)));
    expect(new Set(all.map((stored) => stored.sha256)).size).toBe(1);
    const empty = await store.put(pieces(), 0);
    expect(empty).toEqual({ sha256: sha256(Buffer.alloc(0)), size: 0 });
    expect(await buffer(await store.get(empty.sha256))).toHaveLength(0);
    expect(await blobs()).toHaveLength(2);
  });

  it("gives parts", async () => {
    const { sha256: name } = await store.put(pieces("0123456789"), 10);
    expect((await buffer(await store.get(name, { start: 2, end: 4 }))).toString()).toBe("234");
    expect((await buffer(await store.get(name, { start: 9, end: 9 }))).toString()).toBe("9");
    for (const [start, end] of [
      [0, 10],
      [-1, 2],
      [5, 4],
      [10, 10],
      [0.5, 2],
      [Number.NaN, 2],
    ] as const) {
      await expect(store.get(name, { start, end })).rejects.toThrow(RangeError);
    }
  });

  it("refuses what is too large, stops reading it, and leaves nothing behind", async () => {
    let produced = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          produced++;
          yield Buffer.alloc(1000);
        }
      })(),
      { objectMode: false },
    );
    await expect(store.put(endless, 10_000)).rejects.toMatchObject({ key: "too_large", status: 413 });
    expect(endless.destroyed).toBe(true);
    expect(produced).toBeLessThan(200);
    expect(await blobs()).toEqual([]);
  });

  it("leaves nothing behind when the upload breaks off", async () => {
    const broken = Readable.from(
      (function* () {
        yield Buffer.from("half");
        throw new Error("connection lost");
      })(),
      { objectMode: false },
    );
    await expect(store.put(broken, 100)).rejects.toThrow("connection lost");
    expect(await blobs()).toEqual([]);
  });

  it("says what is not there, and deletes what is", async () => {
    const { sha256: name } = await store.put(pieces("x"), 1);
    await store.delete(name);
    await store.delete(name);
    expect(await store.size(name)).toBeUndefined();
    await expect(store.get(name)).rejects.toMatchObject({ key: "not_found" });
  });

  it.each(["", "..", "../../etc/passwd", "A".repeat(64), "a".repeat(63), `${"a".repeat(64)}/..`])(
    "takes %j for no name",
    async (name) => {
      await expect(store.get(name)).rejects.toThrow(RangeError);
      await expect(store.size(name)).rejects.toThrow(RangeError);
      await expect(store.delete(name)).rejects.toThrow(RangeError);
    },
  );

  it("removes old uploads of dead processes when it opens, and leaves those under way alone", async () => {
    await writeFile(join(folder, "incoming", "old"), "x");
    await writeFile(join(folder, "incoming", "new"), "x");
    const before = new Date(Date.now() - 25 * 60 * 60 * 1000);
    await utimes(join(folder, "incoming", "old"), before, before);
    await openDiskStore(folder);
    expect(await incoming()).toEqual(["new"]);
  });

  it.each([
    ["files.put:before_rename", []],
    ["files.put:after_rename", [sha256(Buffer.from("content"))]],
  ])("killed at %s, it holds the whole blob or none", async (point, expected) => {
    const script = `
      import { Readable } from "node:stream";
      import { openDiskStore } from ${JSON.stringify(new URL("./index.ts", import.meta.url).href)};
      await (await openDiskStore(process.argv[1])).put(Readable.from(["content"], { objectMode: false }), 100);`;
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", script, folder], {
      env: { ...process.env, PATCHBAY_CRASH_AT: point },
      stdio: "ignore",
    });
    const [, signal] = await once(child, "exit");
    expect(signal).toBe("SIGKILL");
    expect((await blobs()).filter((name) => name.length === 64)).toEqual(expected);
  });
});
