import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A mail as it arrived, with the recipients of its envelope. */
export type ReceivedMail = ParsedMail & { readonly envelope: string[] };

/** An SMTP server on loopback. */
export interface TestSmtp {
  readonly url: string;
  readonly mails: ReceivedMail[];
  close(): Promise<void>;
}

/** Starts an SMTP server that takes every mail, unless the options say otherwise. */
export async function startTestSmtp(options: SMTPServerOptions = {}): Promise<TestSmtp> {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, callback) {
      simpleParser(stream).then((mail) => {
        mails.push({ ...mail, envelope: session.envelope.rcptTo.map(({ address }) => address) });
        callback();
      }, callback);
    },
    ...options,
  });
  // Clients that hang up are part of the tests.
  server.on("error", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  return {
    // Listening on an IP socket, the address is an object.
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** What a handler of the server gives back to refuse with this reply code. */
export function refusal(responseCode: number): Error {
  return Object.assign(new Error("as the test wants it"), { responseCode });
}
