import type { SMTPServerOptions } from "smtp-server";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { TestClock } from "../../testing/clock.ts";
import { createKernelDatabase, type KernelDatabase } from "../../testing/kernel-database.ts";
import { refusal, startTestSmtp, type TestSmtp } from "../../testing/smtp.ts";
import { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { Listener } from "../events/listener.ts";
import { createLanes } from "../lanes/index.ts";
import { createLog } from "../log.ts";
import { createMail, deleteOldMail, listOutbox, type OutboxRow, sendMail, sendText } from "./index.ts";

const clock = new TestClock();
const patience = { timeout: 10_000, interval: 10 };
const closers: (() => unknown)[] = [];
let logged = "";
let database: KernelDatabase;
let db: Database;

beforeAll(async () => {
  database = await createKernelDatabase(inject("postgresUrl"));
  db = new Database({ url: database.url, clock });
});

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  await db.run(sql`truncate kernel.mail`);
  logged = "";
});

afterAll(async () => {
  await db.close();
  await database.drop();
});

async function startSmtp(options: SMTPServerOptions = {}): Promise<TestSmtp> {
  const smtp = await startTestSmtp(options);
  closers.push(() => smtp.close());
  return smtp;
}

/** A process that delivers mail. */
async function deliver(smtpUrl: string | undefined): Promise<void> {
  const log = createLog("trace", {
    write: (line) => {
      logged += line;
    },
  });
  const listener = new Listener({ db, log });
  await listener.start();
  const mail = createMail({ settings: { smtpUrl, mailFrom: "Patchbay <no-reply@patchbay.test>" } });
  const lanes = createLanes({ db, log, listener, lanes: mail.lanes });
  lanes.start();
  closers.push(async () => {
    await lanes.stop();
    mail.close();
    await listener.stop();
  });
}

const send = (to = "ada@example.test") =>
  db.transaction((tx) => sendMail(tx, { to, subject: "Code", text: "Your code is 123456.", html: "<b>123456</b>" }));

/** The message, once it is as expected. */
async function message(uuid: string, expected: Partial<OutboxRow>): Promise<void> {
  await vi.waitFor(async () => {
    const row = (await listOutbox(db)).find((candidate) => candidate.uuid === uuid);
    expect(row).toMatchObject(expected);
  }, patience);
}

describe("the delivery of mails", () => {
  it("hands over what was committed, once, and forgets the text", async () => {
    const smtp = await startSmtp();
    await deliver(smtp.url);
    const uuid = await send();
    await message(uuid, { status: "sent", text: null, html: null, error: null, subject: "Code" });
    expect(smtp.mails.map((mail) => [mail.envelope, mail.text?.trim(), mail.messageId])).toEqual([
      [["ada@example.test"], "Your code is 123456.", `<${uuid}@patchbay.test>`],
    ]);
  });

  it("hands over what was committed while no process delivered", async () => {
    const uuid = await send();
    await deliver((await startSmtp()).url);
    await message(uuid, { status: "sent" });
  });

  it("tries again when the relay says 4yz, until it takes the mail", async () => {
    let refusals = 2;
    const smtp = await startSmtp({ onRcptTo: (_address, _session, callback) => callback(refusals-- > 0 ? refusal(451) : null) });
    await deliver(smtp.url);
    const uuid = await send();
    // The clock stands for the hours of waiting: each look finds the row due only because it was moved.
    for (const left of [1, 0]) {
      await vi.waitFor(() => expect(refusals).toBe(left), patience);
      await message(uuid, { status: "queued", text: "Your code is 123456.", error: expect.stringContaining("451") });
      expect(smtp.mails).toEqual([]);
      clock.advance(60_000);
    }
    await message(uuid, { status: "sent", text: null, error: null });
    expect(smtp.mails).toHaveLength(1);
  });

  it("tries again when the relay is not there", async () => {
    const gone = await startTestSmtp();
    await gone.close();
    await deliver(gone.url);
    const uuid = await send();
    await message(uuid, { status: "queued", error: expect.stringMatching(/ECONNREFUSED/) });
  });

  it("gives up at once when the relay says 5yz, keeps why, and forgets the text", async () => {
    let asked = 0;
    const smtp = await startSmtp({
      onRcptTo: ({ address }, _session, callback) => {
        asked++;
        callback(address.startsWith("nobody") ? refusal(550) : null);
      },
    });
    await deliver(smtp.url);
    const uuid = await send("nobody@example.test");
    await message(uuid, { status: "failed", error: expect.stringContaining("550"), text: null, html: null });
    clock.advance(3_600_000);
    // A later mail has passed the lane, so the refused one would have been tried by now.
    await message(await send(), { status: "sent" });
    expect(asked).toBe(2);
  });

  it("shows a mail as failed when the relay never took it in a day of attempts", async () => {
    const smtp = await startSmtp({ onMailFrom: (_address, _session, callback) => callback(refusal(451)) });
    const uuid = await send();
    await db.run(sql`update kernel.mail set attempts = 59`);
    await deliver(smtp.url);
    // The text stays: whoever revives the row wants it sent.
    await message(uuid, { status: "failed", error: expect.stringContaining("451"), text: "Your code is 123456." });
  });

  it("keeps mails and texts in the dev outbox when there is no relay", async () => {
    await deliver(undefined);
    const mail = await send();
    const text = await db.transaction((tx) => sendText(tx, { to: "+14155550100", text: "Hi" }));
    await message(mail, { status: "kept", text: "Your code is 123456.", html: "<b>123456</b>" });
    await message(text, { status: "kept", text: "Hi" });
  });

  it("never logs a body", async () => {
    const smtp = await startSmtp({
      onData: (stream, _session, callback) => stream.resume().on("end", () => callback(refusal(451))),
    });
    await deliver(smtp.url);
    await message(await send(), { status: "queued", error: expect.stringContaining("451") });
    await vi.waitFor(() => expect(logged).toContain("a row failed"), patience);
    expect(logged).not.toContain("123456");
  });
});

describe("old mails", () => {
  it("are deleted after 30 days, but not while they wait", async () => {
    const waiting = await send();
    await db.transaction((tx) => sendText(tx, { to: "+14155550100", text: "Hi" }));
    const day = 86_400_000;
    expect(await deleteOldMail(db, new Date(clock.now().getTime() + 29 * day))).toBe(0);
    expect(await deleteOldMail(db, new Date(clock.now().getTime() + 31 * day))).toBe(1);
    expect((await listOutbox(db)).map((row) => row.uuid)).toEqual([waiting]);
  });
});
