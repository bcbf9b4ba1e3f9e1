import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { createKernelDatabase, type KernelDatabase } from "../../testing/kernel-database.ts";
import { systemClock } from "../clock.ts";
import { Database } from "../db/database.ts";
import { listOutbox, sendMail, sendText } from "./index.ts";

let database: KernelDatabase;
let db: Database;

beforeAll(async () => {
  database = await createKernelDatabase(inject("postgresUrl"));
  db = new Database({ url: database.url, clock: systemClock });
});

afterAll(async () => {
  await db.close();
  await database.drop();
});

describe("the outbox", () => {
  it("holds a message if and only if the transaction commits", async () => {
    const uuid = await db.transaction((tx) =>
      sendMail(tx, { to: "a@tx.test", subject: "S", text: "T", html: "<p>T</p>", reference: "r:1" }),
    );
    await expect(
      db.transaction(async (tx) => {
        await sendMail(tx, { to: "a@tx.test", subject: "never", text: "never" });
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect(await listOutbox(db, { to: "a@tx.test" })).toEqual([
      {
        uuid,
        channel: "email",
        recipient: "a@tx.test",
        subject: "S",
        text: "T",
        html: "<p>T</p>",
        reference: "r:1",
        status: "queued",
        error: null,
        created_at: expect.any(Date),
      },
    ]);
  });

  it("keeps text messages", async () => {
    await db.transaction((tx) => sendText(tx, { to: "+14155550100", text: "Your code is 123456." }));
    expect(await listOutbox(db, { channel: "sms" })).toMatchObject([
      { recipient: "+14155550100", subject: null, text: "Your code is 123456.", status: "kept" },
    ]);
  });

  it("is read newest first, by recipient, channel and reference", async () => {
    for (const [to, reference] of [
      ["b@list.test", "x"],
      ["b@list.test", "y"],
      ["c@list.test", "x"],
    ] as const) {
      await db.transaction((tx) => sendMail(tx, { to, subject: reference, text: "", reference }));
    }
    const subjects = async (filter: Parameters<typeof listOutbox>[1]) => (await listOutbox(db, filter)).map((row) => row.subject);
    expect(await subjects({ to: "b@list.test" })).toEqual(["y", "x"]);
    expect(await subjects({ to: "b@list.test", reference: "x", channel: "email" })).toEqual(["x"]);
    expect(await subjects({ to: "b@list.test", channel: "sms" })).toEqual([]);
    expect(await subjects({ to: "b@list.test", limit: 1 })).toEqual(["y"]);
    expect((await listOutbox(db)).length).toBeGreaterThanOrEqual(3);
  });

  it.each(["", "a", "@b", "a@", "a b@c", "a@b,c@d", "a@b\r\nBcc: c@d", "A <a@b>", "a@b@c", `${"a".repeat(250)}@b.cd`])(
    "refuses the address %j",
    async (to) => {
      await expect(db.transaction((tx) => sendMail(tx, { to, subject: "", text: "" }))).rejects.toMatchObject({
        key: "validation_failed",
      });
    },
  );

  it.each(["ada@example.com", "a.b+c@sub.example.com", "jürgen@müller.example", "root@localhost"])(
    "takes the address %s",
    async (to) => {
      await db.transaction((tx) => sendMail(tx, { to, subject: "", text: "" }));
      expect(await listOutbox(db, { to })).toHaveLength(1);
    },
  );
});
