import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import type { SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import { refusal, startTestSmtp, type TestSmtp } from "../../testing/smtp.ts";
import { createRelay, type OutgoingMail, type Relay } from "./smtp.ts";

const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function startSmtp(options: SMTPServerOptions = {}): Promise<TestSmtp> {
  const smtp = await startTestSmtp(options);
  closers.push(() => smtp.close());
  return smtp;
}

function relayTo(url: string): Relay {
  const relay = createRelay(url);
  closers.push(() => relay.close());
  return relay;
}

const mail: OutgoingMail = {
  from: "Patchbay <no-reply@patchbay.test>",
  to: "ada@example.test",
  subject: "Grüße, 世界",
  text: "Line one\n.\nLine three with ümläuts",
  html: null,
  messageId: "<1@patchbay.test>",
  date: new Date("2026-01-02T03:04:05Z"),
};

describe("an SMTP relay", () => {
  it("gets the mail as it is", async () => {
    const smtp = await startSmtp();
    expect(await relayTo(smtp.url).deliver(mail)).toEqual({ outcome: "sent" });
    expect(smtp.mails).toHaveLength(1);
    const [received] = smtp.mails;
    expect(received?.envelope).toEqual(["ada@example.test"]);
    expect(received?.subject).toBe(mail.subject);
    expect(received?.text?.trimEnd()).toBe(mail.text);
    expect(received?.html).toBe(false);
    expect(received?.messageId).toBe(mail.messageId);
    expect(received?.date).toEqual(mail.date);
    expect(received?.from?.value).toEqual([{ name: "Patchbay", address: "no-reply@patchbay.test" }]);
    expect(received?.headers.get("auto-submitted")).toBe("auto-generated");
  });

  it("gets HTML beside the text", async () => {
    const smtp = await startSmtp();
    await relayTo(smtp.url).deliver({ ...mail, html: '<p>Hello <img src="file:///etc/passwd"></p>' });
    expect(smtp.mails[0]?.html).toBe('<p>Hello <img src="file:///etc/passwd"></p>');
    expect(smtp.mails[0]?.text?.trimEnd()).toBe(mail.text);
    expect(smtp.mails[0]?.attachments).toEqual([]);
  });

  it("gets no second header, recipient or mail out of a crafted subject", async () => {
    const smtp = await startSmtp();
    await relayTo(smtp.url).deliver({ ...mail, subject: "Hi\r\nBcc: eve@example.test\r\n\r\nbody" });
    expect(smtp.mails[0]?.envelope).toEqual(["ada@example.test"]);
    expect(smtp.mails[0]?.headers.has("bcc")).toBe(false);
  });

  it("may ask for a login", async () => {
    const smtp = await startSmtp({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, callback) =>
        username === "user" && password === "p@ss" ? callback(null, { user: username }) : callback(refusal(535)),
    });
    expect(await relayTo(smtp.url.replace("//", "//user:p%40ss@")).deliver(mail)).toEqual({ outcome: "sent" });
    // A wrong login is the operator's mistake: the mail waits until it is mended.
    expect(await relayTo(smtp.url.replace("//", "//user:wrong@")).deliver(mail)).toMatchObject({ outcome: "retry" });
  });

  it.each([
    ["onMailFrom", 451, "retry"],
    ["onMailFrom", 550, "refused"],
    ["onRcptTo", 450, "retry"],
    ["onRcptTo", 550, "refused"],
    ["onRcptTo", 421, "retry"],
    ["onData", 452, "retry"],
    ["onData", 554, "refused"],
  ] as const)("that answers %s with %i: %s", async (step, code, outcome) => {
    const smtp = await startSmtp({
      ...(step === "onData"
        ? { onData: (stream, _session, callback) => stream.resume().on("end", () => callback(refusal(code))) }
        : { [step]: (_address: unknown, _session: unknown, callback: (error: Error) => void) => callback(refusal(code)) }),
    });
    const delivery = await relayTo(smtp.url).deliver(mail);
    expect(delivery).toMatchObject({ outcome, reason: expect.stringContaining("as the test wants it") });
    expect(JSON.stringify(delivery)).not.toContain("Line one");
  });

  it("that is not there, or hangs up, is tried again", async () => {
    const hangsUp = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
    await once(hangsUp, "listening");
    const url = `smtp://127.0.0.1:${(hangsUp.address() as AddressInfo).port}`;
    expect(await relayTo(url).deliver(mail)).toMatchObject({ outcome: "retry" });
    await new Promise((resolve) => hangsUp.close(resolve));
    expect(await relayTo(url).deliver(mail)).toMatchObject({ outcome: "retry" });
  });

  it("takes the next mail after it refused one", async () => {
    const smtp = await startSmtp({
      onRcptTo: ({ address }, _session, callback) => callback(address.startsWith("bad") ? refusal(550) : null),
    });
    const relay = relayTo(smtp.url);
    const all = await Promise.all(
      ["a", "bad", "b", "bad", "c"].map((name) => relay.deliver({ ...mail, to: `${name}@example.test` })),
    );
    expect(all.map((delivery) => delivery.outcome)).toEqual(["sent", "refused", "sent", "refused", "sent"]);
    expect(smtp.mails.flatMap((received) => received.envelope).sort()).toEqual([
      "a@example.test",
      "b@example.test",
      "c@example.test",
    ]);
  });

  it("refuses an address that is none, before or after asking", async () => {
    const smtp = await startSmtp();
    expect(await relayTo(smtp.url).deliver({ ...mail, to: "a@b>\r\nDATA" })).not.toEqual({ outcome: "sent" });
    expect(smtp.mails).toEqual([]);
  });
});
