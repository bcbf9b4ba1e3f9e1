import { describe, expect, it } from "vitest";
import { Problem } from "../errors.ts";
import { isCommonPassword } from "./common-passwords.ts";
import { Passwords } from "./passwords.ts";
import { BoundedQueue } from "./queue.ts";

const cheap = { memory: 64, iterations: 1, parallelism: 1 };

describe("Passwords", () => {
  it("hash with argon2id at the OWASP cost and a fresh salt, and verify", async () => {
    const passwords = new Passwords();
    const [one, two] = await Promise.all([passwords.hash("correct horse"), passwords.hash("correct horse")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(two);
    expect(await passwords.verify(one, "correct horse")).toBe(true);
    expect(await passwords.verify(one, "Correct horse")).toBe(false);
    expect(await passwords.verify(one, "")).toBe(false);
    expect(passwords.needsRehash(one)).toBe(false);
  });

  it("verify a hash made elsewhere, and say that its cost is not ours", async () => {
    // From the test vectors of the reference implementation (phc-winner-argon2, test.c).
    const foreign = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    const passwords = new Passwords();
    expect(await passwords.verify(foreign, "password")).toBe(true);
    expect(await passwords.verify(foreign, "differentpassword")).toBe(false);
    expect(passwords.needsRehash(foreign)).toBe(true);
  });

  it("take composed and decomposed characters, and long passwords, for what they are", async () => {
    const passwords = new Passwords({ cost: cheap });
    expect(await passwords.verify(await passwords.hash("Zürich\u00e9"), "Zu\u0308riche\u0301")).toBe(true);
    const long = "🙂".repeat(500);
    expect(await passwords.verify(await passwords.hash(long), long)).toBe(true);
    expect(await passwords.verify(await passwords.hash(long), long.slice(0, -2))).toBe(false);
  });

  it("are never right about nobody, and take their time over it", async () => {
    const passwords = new Passwords({ cost: { memory: 16_384, iterations: 4, parallelism: 1 } });
    const hash = await passwords.hash("x");
    // Processor time, of all threads: time on the clock is also that of whatever else the machine does.
    const time = async (work: () => Promise<boolean>) => {
      const start = process.cpuUsage();
      expect(await work()).toBe(false);
      return process.cpuUsage(start).user;
    };
    const ratios: number[] = [];
    for (let round = 0; round < 9; round++) {
      const nobody = await time(() => passwords.dummyVerify("y"));
      ratios.push(nobody / (await time(() => passwords.verify(hash, "y"))));
    }
    // The median of alternating rounds; a dummy that does not hash would be far below, one that hashes twice far above.
    const median = ratios.sort((a, b) => a - b)[4];
    expect(median).toBeGreaterThan(0.6);
    expect(median).toBeLessThan(1.6);
  });

  it("refuse with Retry-After when too many wait, and recover", async () => {
    const passwords = new Passwords({ concurrency: 1, maxWaiting: 2, cost: cheap });
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => passwords.hash("x")));
    expect(results.map((result) => result.status)).toEqual([
      "fulfilled",
      "fulfilled",
      "fulfilled",
      "rejected",
      "rejected",
      "rejected",
    ]);
    for (const result of results) {
      if (result.status === "fulfilled") continue;
      expect(result.reason).toBeInstanceOf(Problem);
      expect(result.reason).toMatchObject({ key: "unavailable", status: 503, headers: { "retry-after": "1" } });
    }
    expect(await passwords.hash("x")).toMatch(/^\$argon2id/);
  });

  it("leave the event loop free while they work", async () => {
    const passwords = new Passwords({ concurrency: 1 });
    let turns = 0;
    let working = true;
    const count = () => {
      turns++;
      if (working) setImmediate(count);
    };
    setImmediate(count);
    await Promise.all([passwords.hash("a"), passwords.hash("b")]);
    working = false;
    // Hashing on the event loop would leave a handful of turns.
    expect(turns).toBeGreaterThan(100);
  });
});

describe("BoundedQueue", () => {
  it("runs so many at once, in order, and survives failures", async () => {
    const queue = new BoundedQueue(2, 10);
    const log: string[] = [];
    let running = 0;
    const release: (() => void)[] = [];
    const task = (name: string, fails = false) =>
      queue.run(async () => {
        log.push(name);
        expect(++running).toBeLessThanOrEqual(2);
        await new Promise<void>((resolve) => release.push(resolve));
        running--;
        if (fails) throw new Error(name);
      });
    const all = Promise.allSettled([task("a"), task("b", true), task("c"), task("d")]);
    expect([log.join(""), queue.waiting, queue.full]).toEqual(["ab", 2, false]);
    while (log.length < 4 || release.length > 0) {
      release.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect((await all).map((result) => result.status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
    expect([log.join(""), queue.waiting, running]).toEqual(["abcd", 0, 0]);
  });
});

describe("isCommonPassword", () => {
  it.each(["password", "12345678", "QWERTYUIOP", "Iloveyou", "letmein", "P@ssw0rd", "monkey123"])("knows %s", async (password) => {
    expect(await isCommonPassword(password)).toBe(true);
  });

  it.each(["", " ", "password\n123456", "correct horse battery staple", "Wq7-tRmB9kzL", "ünïcödé-pässwörd"])(
    "does not know %j",
    async (password) => {
      expect(await isCommonPassword(password)).toBe(false);
    },
  );
});
